"""Words that mark the parts of a name, and distinguish persons from organisations."""

from __future__ import annotations

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
"""Capitals after a name that are not initials."""
