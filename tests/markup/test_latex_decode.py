r"""TeX in data: known commands become text, everything else is unchanged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ris2cite.markup.latex.decode import decode
from ris2cite.markup.latex.encode import escape

DECODED = {
    # accents and letters
    r"Schr\"odinger": "Schrödinger",
    r"M{\"u}ller": "Müller",
    r"M\"{u}ller": "Müller",
    r"N{\'{u}}{\~n}ez": "Núñez",
    r"{\'E}tude na{\"\i}ve": "Étude naïve",
    r"Dvo{\v r}{\'a}k, Kova\v{c}": "Dvořák, Kovač",
    r"Gar{\c c}on \c{C}elik": "Garçon Çelik",
    r"Stra{\ss}e, \O rsted, {\AA}rhus, 2.8 {{\AA}} deep": "Straße, Ørsted, Århus, 2.8 Å deep",
    # fonts
    r"Fish of {\it Salmo} and \emph{E. coli}": "Fish of <i>Salmo</i> and <i>E. coli</i>",
    r"The {{\em Carpio}} gene": "The <i>Carpio</i> gene",
    r"{{\em Mlu}}{I} sites": "<i>Mlu</i>I sites",
    r"a \textbf{bold} \textsc{Reed}": "a <b>bold</b> "
    '<span style="font-variant:small-caps;">Reed</span>',
    r"\textit{in vivo}": "<i>in vivo</i>",
    # formulas
    r"a $\theta$ model of $N$ bodies": "a θ model of N bodies",
    r"with $\alpha_{s}$ and O$^6$-methyl": "with α<sub>s</sub> and O<sup>6</sup>-methyl",
    r"$\alpha_{2}\beta_{2}$ eels": "α<sub>2</sub>β<sub>2</sub> eels",
    r"G$\cdot$T pairs": "G·T pairs",
    r"10 $\mu$m at 20$^\circ$C": "10 μm at 20°C",
    r"$p < 0.05$ in $\mathrm{H}_2\mathrm{O}$": r"$p < 0.05$ in H<sub>2</sub>O",
    r"\(\beta\)-carotene, $$\gamma$$": "β-carotene, γ",
    r"5$'$ ends, $x=y$": r"5$'$ ends, x=y",
    r"2 \times 2 \alpha helices": "2 × 2 αhelices",
    # protection, escapes, quotation marks
    "Priors for {MCMC} and He{L}a cells": "Priors for MCMC and HeLa cells",
    "{I}nteractions in an {I}cosahedral net": "Interactions in an Icosahedral net",
    r"Carp \& Sons, 50\% of \#1, a\_b": "Carp & Sons, 50% of #1, a_b",
    "``If the Eel Fits'': clues": "“If the Eel Fits”: clues",
    r"Proc.\ of {MCMC}~2": "Proc. of MCMC 2",
}

UNTOUCHED = [
    "Costs of $5 & 10% of #1 a_b ~ x^2 {z}",
    "from $1.41 and US$2",
    "a price of $6/gal ($7)",
    "paid $255 120 (mean: $300)",
    r"C:\data\files",
    r"the \unknown{thing}{of} TeX",
    r"92-100\the genome",
    r"slopes \[{a_{{\text{S}}{{\text{e}}^{2 - }}}}\unknown\] of $\frac{a}{\beta}$",
    "a set {x, y} and {1}",
    "an open { brace, and } one",
    "A$ and C$ as currencies",
    "it's ''odd''",
]


@pytest.mark.parametrize(("text", "expected"), DECODED.items())
def test_tex_is_decoded(text: str, expected: str) -> None:
    assert decode(text) == expected


@pytest.mark.parametrize("text", UNTOUCHED)
def test_text_that_is_not_tex_is_unchanged(text: str) -> None:
    assert decode(text) == text


def test_names_do_not_get_markup() -> None:
    assert decode(r"\emph{Reed}, {\'A}sta", markup=False) == "Reed, Ásta"


@given(st.text(alphabet=st.sampled_from("ab{}$\\^_'`\"é ~1i"), max_size=30))
def test_any_text_is_decoded_without_an_error(text: str) -> None:
    decode(text)


@pytest.mark.parametrize("text", ["Ærø Ångström Łódź", "naïve façade", "50% of R&D #1 a_b", "α–β"])
def test_encoded_text_is_decoded_unchanged(text: str) -> None:
    assert decode(escape(text, ascii=True)).replace("--", "–") == text
