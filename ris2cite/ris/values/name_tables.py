"""Words that tell the parts of a name apart."""

from __future__ import annotations

PARTICLES: frozenset[str] = frozenset(
    (
        "von van der den de del della dello dei degli delle di da dal dalla das do dos du des "
        "la le las los lo zu zum zur vom vor ter ten te 't op in het aan onder auf und af av e y "
        "bin ibn bint ben abu al el ul dem l d d' l' san santa ap ab della d’ l’ el- al- "
    ).split()
)
"""Particles in small letters. A capital shows that the exporter (or the person)
counts the word to the family name."""

SUFFIXES: frozenset[str] = frozenset(
    "jr sr ii iii iv v vi jnr snr junior senior 2nd 3rd 4th filho neto esq".split()
)
"""Suffixes, without full stops, in small letters."""

DEGREES: frozenset[str] = frozenset(
    "md phd msc bsc ma mba mph rn dds dvm jd dphil frcs mrcp facs dsc edd psyd pharmd do".split()
)

COMPANY_WORDS: frozenset[str] = frozenset(
    (
        "inc ltd llc llp plc corp corporation company co gmbh ag kg sa s.a spa s.p.a nv bv ab oy "
        "limited incorporated university institute ministry department committee association "
        "society group consortium team network collaboration organization organisation center "
        "centre college school council commission agency office bureau board foundation trust "
        "federation union bank hospital laboratory international national of for the and"
    ).split()
)
"""After the comma of a firm's name, or inside the name of an organisation."""

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
