"""Groups of English words that decide on the capital of a word beside them."""

from __future__ import annotations

from ris2cite.markup.stop_words import STOP_WORDS

LETTERED = frozenset(
    """
    vitamin vitamins hepatitis type types group groups class influenza factor protein grade
    level phase part stage schedule bisphenol cyclosporin cyclosporine ciclosporin coenzyme
    toxin botulinum hemoglobin haemoglobin immunoglobulin ward series category appendix study
    trial experiment cohort streptococcus provitamin apolipoprotein chromogranin ochratoxin
    serotype genotype subtype plan version method model cluster zone hemophilia haemophilia
    """.split()
)
"""Words after which a single letter is a label, not an article."""

EPITHETS = frozenset(
    """
    tuberculosis influenzae coli aureus difficile pylori albicans cerevisiae sapiens sativa
    sativum vulgaris officinalis japonica chinensis sinensis melanogaster elegans rerio
    pneumoniae falciparum vivax mays longa vera nigra alba norvegicus musculus familiaris
    """.split()
)
"""Second halves of binomials that a dictionary may have as words."""

HEADINGS = frozenset(
    """
    background objective objectives aim aims method methods result results conclusion
    conclusions design setting participants purpose introduction findings discussion context
    material materials patients interventions intervention outcome outcomes measures importance
    data sources significance hypothesis goal limitations interpretation summary and study
    """.split()
)
"""The headings of an abstract’s parts, which stand in capitals."""

DIRECTIONS = frozenset("north south east west".split())

FEATURES = frozenset(
    """
    district province county river lake island islands sea ocean bay peninsula basin desert
    mountains delta strait plateau gulf university hills valley
    """.split()
)
"""What follows the name of a place and becomes part of it."""

PEOPLES = ("ese", "ish", "ian", "ans", "can", "ic", "ch")
"""Endings of adjectives: a French university is one of many."""

BEFORE = DIRECTIONS | frozenset("hurricane typhoon cyclone mount lake cape fort saint".split())
"""What precedes a name and becomes part of it."""

KINDS = frozenset(
    """
    inventory scale survey surveys questionnaire index study trial project program programme
    initiative act university hospital college institute center centre foundation association
    society council commission organization organisation agency ministry department committee
    convention agreement treaty declaration guard army navy corps schedule checklist
    examination interview unit library museum park reserve school plan fund bank court screen
    """.split()
)
"""What the name of a body, an instrument or a law ends in."""

NEVER = STOP_WORDS | frozenset(
    """
    is are was were has have had results patients disease diseases disorder disorders syndrome
    infection infections virus cancer children women men therapy treatment and people
    """.split()
)
"""What a name beside it says nothing about: Wilson disease, whatever an abstract writes."""
