"""LaTeX spellings of characters, for pdfLaTeX with the T1 encoding.

Data for :mod:`ris2cite.markup.latex`. Accented letters are not listed, since they follow
from their Unicode decomposition and ``ACCENTS``. Symbols need ``textcomp`` (part of the
LaTeX kernel since 2020), those of the last group ``amssymb``.
"""

from __future__ import annotations

SPECIALS: dict[str, str] = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": "{$<$}",
    ">": "{$>$}",
    "|": "{$|$}",
    "`": r"\textasciigrave{}",
}  # fmt: skip
"""ASCII character that is special in TeX → its escape."""

ACCENTS: dict[str, str] = {
    "\u0300": r"\`", "\u0301": r"\'", "\u0302": r"\^", "\u0303": r"\~", "\u0304": r"\=",
    "\u0306": r"\u", "\u0307": r"\.", "\u0308": r"\"", "\u030a": r"\r", "\u030b": r"\H",
    "\u030c": r"\v", "\u0323": r"\d", "\u0327": r"\c", "\u0328": r"\k", "\u0331": r"\b",
    "\u0326": r"\textcommabelow",
}  # fmt: skip
"""Combining mark → accent command of the LaTeX kernel for T1."""

MATH_ACCENTS: dict[str, str] = {
    "\u0300": r"\grave", "\u0301": r"\acute", "\u0302": r"\hat", "\u0303": r"\tilde",
    "\u0304": r"\bar", "\u0306": r"\breve", "\u0307": r"\dot", "\u0308": r"\ddot",
    "\u030c": r"\check", "\u0342": r"\tilde",
}  # fmt: skip
"""Combining mark → accent command of math mode, for Greek letters."""

LETTERS: dict[str, str] = {
    "ß": r"{\ss}", "æ": r"{\ae}", "Æ": r"{\AE}", "œ": r"{\oe}", "Œ": r"{\OE}", "ø": r"{\o}",
    "Ø": r"{\O}", "å": r"{\aa}", "Å": r"{\AA}", "ł": r"{\l}", "Ł": r"{\L}", "đ": r"{\dj}",
    "Đ": r"{\DJ}", "ð": r"{\dh}", "Ð": r"{\DH}", "þ": r"{\th}", "Þ": r"{\TH}", "ŋ": r"{\ng}",
    "Ŋ": r"{\NG}", "ı": r"{\i}", "ȷ": r"{\j}", "ĳ": "ij", "Ĳ": "IJ", "ŉ": "'n", "ſ": "s",
    "ẞ": r"{\SS}", "ƒ": r"{\textflorin}",
}  # fmt: skip
"""Latin letters that do not decompose."""

GREEK: dict[str, str] = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "varepsilon", "ζ": "zeta",
    "η": "eta", "θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu",
    "ξ": "xi", "ο": "omicron", "π": "pi", "ρ": "rho", "ς": "varsigma", "σ": "sigma",
    "τ": "tau", "υ": "upsilon", "φ": "varphi", "χ": "chi", "ψ": "psi", "ω": "omega",
    "ϑ": "vartheta", "ϕ": "phi", "ϖ": "varpi", "ϱ": "varrho", "ϵ": "epsilon",
    "Α": "Alpha", "Β": "Beta", "Γ": "Gamma", "Δ": "Delta", "Ε": "Epsilon", "Ζ": "Zeta",
    "Η": "Eta", "Θ": "Theta", "Ι": "Iota", "Κ": "Kappa", "Λ": "Lambda", "Μ": "Mu", "Ν": "Nu",
    "Ξ": "Xi", "Ο": "Omicron", "Π": "Pi", "Ρ": "Rho", "Σ": "Sigma", "Τ": "Tau",
    "Υ": "Upsilon", "Φ": "Phi", "Χ": "Chi", "Ψ": "Psi", "Ω": "Omega",
}  # fmt: skip
"""Greek letter → command of math mode."""

UPRIGHT_GREEK: dict[str, str] = {
    "omicron": "o", "Alpha": r"\mathrm{A}", "Beta": r"\mathrm{B}", "Epsilon": r"\mathrm{E}",
    "Zeta": r"\mathrm{Z}", "Eta": r"\mathrm{H}", "Iota": r"\mathrm{I}", "Kappa": r"\mathrm{K}",
    "Mu": r"\mathrm{M}", "Nu": r"\mathrm{N}", "Omicron": r"\mathrm{O}", "Rho": r"\mathrm{P}",
    "Tau": r"\mathrm{T}", "Chi": r"\mathrm{X}",
}  # fmt: skip
"""Commands for Greek letters that LaTeX does not define, because they look Latin."""

PUNCTUATION: dict[str, str] = {
    "\u2010": "-", "\u2011": "-", "\u2012": "--", "–": "--", "—": "---", "―": "---",
    "‘": "`", "’": "'", "‚": r"{\quotesinglbase}", "‛": "'", "“": "``", "”": "''",
    "„": r"{\quotedblbase}", "‟": "``", "«": r"{\guillemotleft}", "»": r"{\guillemotright}",
    "‹": r"{\guilsinglleft}", "›": r"{\guilsinglright}", "…": r"{\ldots}",
    "·": r"{\textperiodcentered}",
    "•": r"{\textbullet}", "†": r"{\dag}", "‡": r"{\ddag}", "§": r"{\S}", "¶": r"{\P}",
    "¡": r"{\textexclamdown}", "¿": r"{\textquestiondown}", "‰": r"{\textperthousand}",
    "′": "{$'$}", "″": "{$''$}", "‴": "{$'''$}", "‖": r"{\textbardbl}", "¦": r"{\textbrokenbar}",
    "\u00a0": "~", "\u202f": " ", "\u2009": " ", "‾": r"{\textasciimacron}",
    "ª": r"{\textordfeminine}",
    "º": r"{\textordmasculine}", "⁄": r"{\textfractionsolidus}", "※": r"{\textreferencemark}",
    "¨": r"{\"{}}", "´": r"{\'{}}", "¸": r"{\c{}}", "¯": r"{\={}}", "˘": r"{\u{}}",
    "ˇ": r"{\v{}}", "˙": r"{\.{}}", "˚": r"{\r{}}", "˛": r"{\k{}}", "˝": r"{\H{}}",
    "˜": r"{\textasciitilde}", "∕": "/", "∶": ":", "∷": "::", "≔": ":=", "⁃": "-",
    "ˆ": r"{\textasciicircum}", "ʼ": "'", "ʻ": "`", "ʹ": "{$'$}", "ʺ": "{$''$}", "ʾ": "'", "ʿ": "`",
}  # fmt: skip

SYMBOLS: dict[str, str] = {
    "©": "textcopyright", "®": "textregistered", "™": "texttrademark", "℠": "textservicemark",
    "°": "textdegree", "µ": "textmu", "€": "texteuro", "£": "pounds", "¥": "textyen",
    "¢": "textcent", "¤": "textcurrency", "₤": "textlira", "₩": "textwon", "₫": "textdong",
    "₱": "textpeso", "₦": "textnaira", "฿": "textbaht", "²": "texttwosuperior",
    "³": "textthreesuperior", "¹": "textonesuperior", "½": "textonehalf",
    "¼": "textonequarter", "¾": "textthreequarters", "℃": "textcelsius", "№": "textnumero",
    "℧": "textmho", "℮": "textestimated", "♪": "textmusicalnote",
    "␢": "textblank", "␣": "textvisiblespace", "○": "textbigcircle", "◦": "textopenbullet",
    "⁒": "textdiscount", "‱": "textpertenthousand", "℞": "textrecipe", "℗": "textcircledP",
}  # fmt: skip
"""Symbol → text command."""

MATHS: dict[str, str] = {
    "±": r"\pm", "∓": r"\mp", "×": r"\times", "÷": r"\div", "¬": r"\neg", "−": "-", "∗": r"\ast",
    "∙": r"\bullet", "⋅": r"\cdot", "≤": r"\leq", "≥": r"\geq", "≠": r"\neq", "≈": r"\approx",
    "≃": r"\simeq", "≅": r"\cong", "≡": r"\equiv", "∼": r"\sim", "∝": r"\propto",
    "∞": r"\infty", "∂": r"\partial", "∇": r"\nabla", "∑": r"\sum", "∏": r"\prod",
    "∐": r"\coprod", "∫": r"\int", "∮": r"\oint", "√": r"\surd", "∈": r"\in", "∉": r"\notin",
    "∋": r"\ni", "⊂": r"\subset", "⊃": r"\supset", "⊆": r"\subseteq", "⊇": r"\supseteq",
    "∪": r"\cup", "∩": r"\cap", "∧": r"\wedge", "∨": r"\vee", "∀": r"\forall", "∃": r"\exists",
    "∅": r"\emptyset", "∖": r"\setminus", "⊕": r"\oplus", "⊖": r"\ominus", "⊗": r"\otimes",
    "⊙": r"\odot", "⊥": r"\perp", "∥": r"\parallel", "∣": r"\mid", "∠": r"\angle", "⊢": r"\vdash",
    "⊨": r"\models", "⊤": r"\top", "≪": r"\ll", "≫": r"\gg", "≺": r"\prec", "≻": r"\succ",
    "∘": r"\circ", "⋆": r"\star", "⋯": r"\cdots", "⋮": r"\vdots", "⋱": r"\ddots",
    "→": r"\rightarrow", "←": r"\leftarrow", "↔": r"\leftrightarrow", "↑": r"\uparrow",
    "↓": r"\downarrow", "↕": r"\updownarrow", "⇒": r"\Rightarrow", "⇐": r"\Leftarrow",
    "⇔": r"\Leftrightarrow", "⇑": r"\Uparrow", "⇓": r"\Downarrow", "↦": r"\mapsto",
    "↗": r"\nearrow", "↘": r"\searrow", "↙": r"\swarrow", "↖": r"\nwarrow", "⟶": r"\longrightarrow",
    "⟵": r"\longleftarrow", "⟹": r"\Longrightarrow", "⟨": r"\langle", "⟩": r"\rangle",
    "〈": r"\langle", "〉": r"\rangle", "⌈": r"\lceil", "⌉": r"\rceil", "⌊": r"\lfloor",
    "⌋": r"\rfloor", "ℓ": r"\ell", "ℏ": r"\hbar", "ℵ": r"\aleph", "℘": r"\wp", "ℜ": r"\Re",
    "ℑ": r"\Im", "ℒ": r"\mathcal{L}", "ℋ": r"\mathcal{H}", "ℱ": r"\mathcal{F}",
    "ℰ": r"\mathcal{E}", "ℳ": r"\mathcal{M}", "ℛ": r"\mathcal{R}", "ℬ": r"\mathcal{B}",
    "♠": r"\spadesuit", "♥": r"\heartsuit", "♦": r"\diamondsuit", "♣": r"\clubsuit",
    "♭": r"\flat", "♯": r"\sharp", "♮": r"\natural", "△": r"\triangle", "◊": r"\diamond",
    # amssymb
    "ℝ": r"\mathbb{R}", "ℕ": r"\mathbb{N}", "ℤ": r"\mathbb{Z}", "ℚ": r"\mathbb{Q}",
    "ℂ": r"\mathbb{C}", "ℙ": r"\mathbb{P}", "ℍ": r"\mathbb{H}", "≲": r"\lesssim",
    "≳": r"\gtrsim", "⩽": r"\leqslant", "⩾": r"\geqslant", "∄": r"\nexists", "∴": r"\therefore",
    "∵": r"\because", "□": r"\square", "■": r"\blacksquare", "▲": r"\blacktriangle",
    "▼": r"\blacktriangledown", "★": r"\bigstar", "✓": r"\checkmark", "⊊": r"\subsetneq",
    "⊋": r"\supsetneq", "≜": r"\triangleq", "◯": r"\bigcirc", "◆": r"\blacklozenge",
    "⇌": r"\rightleftharpoons", "⇋": r"\leftrightharpoons", "⋉": r"\ltimes", "⋊": r"\rtimes",
    "ϝ": r"\digamma", "ϰ": r"\varkappa", "℩": r"\iota",
    "∆": r"\Delta", "∊": r"\in", "∍": r"\ni", "∽": r"\backsim", "≇": r"\ncong", "≮": r"\nless",
    "≯": r"\ngtr", "≰": r"\nleq", "≱": r"\ngeq", "≦": r"\leqq", "≧": r"\geqq", "≶": r"\lessgtr",
    "≷": r"\gtrless", "≼": r"\preccurlyeq", "≽": r"\succcurlyeq", "⊀": r"\nprec", "⊁": r"\nsucc",
    "⊈": r"\nsubseteq", "⊉": r"\nsupseteq", "⊎": r"\uplus", "⊏": r"\sqsubset", "⊐": r"\sqsupset",
    "⊑": r"\sqsubseteq", "⊒": r"\sqsupseteq", "⊓": r"\sqcap", "⊔": r"\sqcup", "⊘": r"\oslash",
    "⊚": r"\circledcirc", "⊛": r"\circledast", "⊞": r"\boxplus", "⊟": r"\boxminus",
    "⊠": r"\boxtimes", "⊡": r"\boxdot", "⊣": r"\dashv", "⊩": r"\Vdash", "⊬": r"\nvdash",
    "⊭": r"\nvDash", "⊲": r"\vartriangleleft", "⊳": r"\vartriangleright", "⊴": r"\trianglelefteq",
    "⊵": r"\trianglerighteq", "⊸": r"\multimap", "⊻": r"\veebar", "⊼": r"\barwedge",
    "⋀": r"\bigwedge", "⋁": r"\bigvee", "⋂": r"\bigcap", "⋃": r"\bigcup", "⋄": r"\diamond",
    "⋈": r"\bowtie", "⋍": r"\backsimeq", "⋐": r"\Subset", "⋑": r"\Supset", "⋔": r"\pitchfork",
    "⋖": r"\lessdot", "⋗": r"\gtrdot", "⋘": r"\lll", "⋙": r"\ggg", "⋚": r"\lesseqgtr",
    "⋛": r"\gtreqless", "∡": r"\measuredangle", "∢": r"\sphericalangle", "∤": r"\nmid",
    "∦": r"\nparallel", "∁": r"\complement", "∔": r"\dotplus", "≀": r"\wr", "≐": r"\doteq",
    "≑": r"\doteqdot", "≍": r"\asymp", "≎": r"\Bumpeq", "≏": r"\bumpeq", "≒": r"\fallingdotseq",
    "≓": r"\risingdotseq", "≖": r"\eqcirc", "≗": r"\circeq", "≬": r"\between",
    "↩": r"\hookleftarrow", "↪": r"\hookrightarrow", "↞": r"\twoheadleftarrow",
    "↠": r"\twoheadrightarrow", "↢": r"\leftarrowtail", "↣": r"\rightarrowtail",
    "↫": r"\looparrowleft", "↬": r"\looparrowright", "↭": r"\leftrightsquigarrow", "↰": r"\Lsh",
    "↱": r"\Rsh", "↶": r"\curvearrowleft", "↷": r"\curvearrowright", "↺": r"\circlearrowleft",
    "↻": r"\circlearrowright", "↼": r"\leftharpoonup", "↽": r"\leftharpoondown",
    "⇀": r"\rightharpoonup", "⇁": r"\rightharpoondown", "⇂": r"\downharpoonright",
    "⇃": r"\downharpoonleft", "↾": r"\upharpoonright", "↿": r"\upharpoonleft",
    "⇄": r"\rightleftarrows", "⇆": r"\leftrightarrows", "⇇": r"\leftleftarrows",
    "⇉": r"\rightrightarrows", "⇈": r"\upuparrows", "⇊": r"\downdownarrows", "↚": r"\nleftarrow",
    "↛": r"\nrightarrow", "↮": r"\nleftrightarrow", "⇍": r"\nLeftarrow", "⇏": r"\nRightarrow",
    "⇎": r"\nLeftrightarrow", "⇕": r"\Updownarrow", "⇚": r"\Lleftarrow", "⇛": r"\Rrightarrow",
    "⇝": r"\rightsquigarrow", "⇢": r"\dashrightarrow", "⇠": r"\dashleftarrow",
    "⟷": r"\longleftrightarrow", "⟺": r"\Longleftrightarrow", "⟼": r"\longmapsto", "ℶ": r"\beth",
    "ℷ": r"\gimel", "ℸ": r"\daleth", "Ⅎ": r"\Finv", "▪": r"\blacksquare", "●": r"\bullet",
    "▽": r"\triangledown", "▷": r"\triangleright", "◁": r"\triangleleft",
    "▶": r"\blacktriangleright", "◀": r"\blacktriangleleft", "►": r"\blacktriangleright",
    "◄": r"\blacktriangleleft", "◇": r"\diamond", "♡": r"\heartsuit", "♢": r"\diamondsuit",
    "‵": r"\backprime", "⟂": r"\perp",
}  # fmt: skip
"""Symbol → command of math mode."""

WITHOUT_GLYPH = (frozenset(MATHS) - frozenset("±×÷¬→←↑↓")) | frozenset("‒―‛‟′″‴‾∶∷≔⁃ʼʻʹʺ○")
"""Symbols and marks that LaTeX's default font (Latin Modern) does not have, so that LuaLaTeX
leaves them out, and pdfLaTeX reports an error."""
