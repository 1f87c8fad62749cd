"""Words that tell the parts of a name apart."""

from __future__ import annotations

from ris2cite.ris.values.text import NO_VALUE

PARTICLES: frozenset[str] = frozenset(
    (
        "von van vander der den de del della dello dei degli delle di da dal dalla das do dos du "
        "des la las los le les lo zu zum zur vom vor ter ten te 't het af av "
        "bin ibn bint ben al el ul dem d' l' d’ l’ el- al- san santa"
    ).split()
)
"""Particles in small letters. A capital shows that the exporter (or the person)
counts the word to the family name."""

LEADING_PARTICLES: frozenset[str] = PARTICLES | frozenset("in op aan onder auf und".split())
"""Also words that are particles only before a family name: ``in 't Veld``."""

SUFFIXES: frozenset[str] = frozenset(
    "jr sr ii iii iv v vi jnr snr junior senior 2nd 3rd 4th filho neto esq".split()
)
"""Suffixes, without full stops, in small letters."""

DEGREES: frozenset[str] = frozenset(
    "md phd msc bsc ma mba mph rn dds dvm jd dphil frcs mrcp facs dsc edd psyd pharmd do".split()
)

FIRM_ENDINGS: frozenset[str] = frozenset(
    "inc ltd llc llp plc corp corporation company gmbh limited incorporated".split()
)
"""After the comma of a firm's name. ``S.A.`` and its like are initials far more often."""

ORGANISATION_WORDS: frozenset[str] = FIRM_ENDINGS | frozenset(
    (
        "university institute ministry department committee association society group "
        "consortium team network collaboration organization organisation center centre college "
        "school council commission agency office bureau board foundation trust federation "
        "union bank hospital laboratory international national of for the and"
    ).split()
)
"""Inside the name of an organisation."""

NOT_INITIALS: frozenset[str] = frozenset(
    "UK USA US EU UN LLC PLC LTD INC II III IV VI UNO WHO NATO EEC UAE USSR DDR GDR".split()
)
"""Capitals after a name that are no initials."""

ET_AL: frozenset[str] = frozenset(
    [
        "et al",
        "and others",
        "others",
        "et alii",
        "and other",
        "et. al",
        "et coll",
        "u.a",
        "u. a",
        "et autres",
        "y otros",
        "e outros",
        "...",
        "…",
        "et-al",
    ]
)
"""What stands in a list of names for those who are not named."""

ANONYMOUS: frozenset[str] = frozenset(
    (
        "anonymous|anon|anonym|anonymus|no author|no authors listed|author unknown|unknown author|"
        "unknown"
    ).split("|")
)
"""What stands for a name where nobody is named."""

NO_GIVEN: frozenset[str] = NO_VALUE - {"NA"}
"""What programs write for a given name that they have not. ``Smith, NA`` is N. A. Smith."""
