"""Substitutes for the symbols of amssymb, composed from those of plain LaTeX. Data only.

A bibliography cannot know which packages its document loads. The definitions apply only
to commands that are missing.
"""

from __future__ import annotations


def _over(upper: str, lower: str) -> str:
    """One symbol above another."""
    return rf"\mathrel{{\mathop{{{lower}}}\limits^{{{upper}}}}}"


def _under(upper: str, lower: str) -> str:
    return rf"\mathrel{{\mathop{{{upper}}}\limits_{{{lower}}}}}"


def _boxed(inner: str) -> str:
    """A symbol in a frame."""
    return rf"\mathbin{{\fboxsep0pt\fbox{{${inner}$}}}}"


WITHOUT_AMSSYMB: dict[str, str] = {
    # Relations
    "lesssim": _under("<", r"\sim"), "gtrsim": _under(">", r"\sim"),
    "leqslant": r"\leq", "geqslant": r"\geq", "leqq": r"\leq", "geqq": r"\geq",
    "lessgtr": _over("<", ">"), "gtrless": _over(">", "<"),
    "lesseqgtr": _over(r"\leq", ">"), "gtreqless": _over(r"\geq", "<"),
    "lessdot": r"\mathrel{<\cdot}", "gtrdot": r"\mathrel{\cdot>}",
    "lll": r"\mathrel{\ll<}", "ggg": r"\mathrel{\gg>}",
    "preccurlyeq": r"\preceq", "succcurlyeq": r"\succeq", "backsim": r"\sim",
    "backsimeq": r"\simeq",
    "triangleq": _over(r"\triangle", "="), "doteqdot": r"\doteq", "eqcirc": _over(r"\circ", "="),
    "circeq": _over(r"\circ", "="), "Bumpeq": r"\asymp", "bumpeq": r"\asymp",
    "fallingdotseq": r"\doteq", "risingdotseq": r"\doteq", "between": r"\mathrel{)(}",
    "Subset": r"\mathrel{\subset\subset}", "Supset": r"\mathrel{\supset\supset}",
    "subsetneq": r"\mathrel{\subset\neq}", "supsetneq": r"\mathrel{\supset\neq}",
    "vartriangleleft": r"\triangleleft", "vartriangleright": r"\triangleright",
    "trianglelefteq": _under(r"\triangleleft", "-"),
    "trianglerighteq": _under(r"\triangleright", "-"),
    "Vdash": r"\mathrel{\vert\vdash}", "multimap": r"\mathrel{-\circ}",
    "pitchfork": r"\mathrel{\cap\vert}",
    # Relations struck through
    "nless": r"\not<", "ngtr": r"\not>", "nleq": r"\not\leq", "ngeq": r"\not\geq",
    "nprec": r"\not\prec", "nsucc": r"\not\succ", "ncong": r"\not\cong", "nmid": r"\not\mid",
    "nparallel": r"\not\parallel", "nvdash": r"\not\vdash", "nvDash": r"\not\models",
    "nsubseteq": r"\not\subseteq", "nsupseteq": r"\not\supseteq", "nexists": r"\not\exists",
    "nleftarrow": r"\not\leftarrow", "nrightarrow": r"\not\rightarrow",
    "nleftrightarrow": r"\not\leftrightarrow", "nLeftarrow": r"\not\Leftarrow",
    "nRightarrow": r"\not\Rightarrow", "nLeftrightarrow": r"\not\Leftrightarrow",
    # Arrows
    "twoheadleftarrow": r"\leftarrow", "twoheadrightarrow": r"\rightarrow",
    "leftarrowtail": r"\leftarrow", "rightarrowtail": r"\rightarrow",
    "looparrowleft": r"\hookleftarrow", "looparrowright": r"\hookrightarrow",
    "leftrightsquigarrow": r"\leftrightarrow", "rightsquigarrow": r"\rightarrow",
    "dashleftarrow": r"\leftarrow", "dashrightarrow": r"\rightarrow",
    "Lleftarrow": r"\Leftarrow", "Rrightarrow": r"\Rightarrow", "Lsh": r"\hookleftarrow",
    "Rsh": r"\hookrightarrow", "curvearrowleft": r"\hookleftarrow",
    "curvearrowright": r"\hookrightarrow", "circlearrowleft": r"\hookleftarrow",
    "circlearrowright": r"\hookrightarrow", "leftrightharpoons": r"\rightleftharpoons",
    "rightleftarrows": _over(r"\rightarrow", r"\leftarrow"),
    "leftrightarrows": _over(r"\leftarrow", r"\rightarrow"),
    "leftleftarrows": _over(r"\leftarrow", r"\leftarrow"),
    "rightrightarrows": _over(r"\rightarrow", r"\rightarrow"),
    "upuparrows": r"\uparrow\uparrow", "downdownarrows": r"\downarrow\downarrow",
    "upharpoonleft": r"\uparrow", "upharpoonright": r"\uparrow",
    "downharpoonleft": r"\downarrow", "downharpoonright": r"\downarrow",
    # Operators
    "boxplus": _boxed("+"), "boxminus": _boxed("-"), "boxtimes": _boxed(r"\times"),
    "boxdot": _boxed(r"\cdot"), "circledast": r"\odot", "circledcirc": r"\odot",
    "dotplus": r"\dot{+}", "ltimes": r"\mathbin{\times\vert}", "rtimes": r"\mathbin{\vert\times}",
    "veebar": r"\underline{\vee}", "barwedge": r"\overline{\wedge}",
    "therefore": r"\mathrel{.\,\raise.7ex\hbox{.}\,.}",
    "because": r"\mathrel{\raise.7ex\hbox{.}\,.\,\raise.7ex\hbox{.}}",
    # Letters and shapes
    "complement": r"\mathsf{C}", "beth": r"\mathsf{B}", "gimel": r"\mathsf{G}",
    "daleth": r"\mathsf{D}", "Finv": r"\mathsf{F}", "digamma": r"\mathit{F}",
    "varkappa": r"\kappa", "backprime": r"\grave{}", "measuredangle": r"\angle",
    "sphericalangle": r"\angle", "square": r"\fbox{\phantom{x}}",
    "blacksquare": r"\rule{1ex}{1ex}", "blacktriangle": r"\triangle",
    "blacktriangledown": r"\bigtriangledown", "blacktriangleleft": r"\triangleleft",
    "blacktriangleright": r"\triangleright", "triangledown": r"\bigtriangledown",
    "blacklozenge": r"\diamondsuit", "bigstar": r"\star", "checkmark": r"\surd",
}  # fmt: skip
"""Command → its substitute, in math mode."""
