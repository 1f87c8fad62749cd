"""Words that identify the parts of a name, and names of organisations."""

from __future__ import annotations

from ris2cite.items.organisations import FIRM_ENDINGS

SUFFIXES: frozenset[str] = frozenset(
    "jr sr ii iii iv v vi jnr snr junior senior 2nd 3rd 4th filho neto esq".split()
)
"""Suffixes, in lower case without full stops."""

KIN: frozenset[str] = frozenset("filho neto sobrinho júnior".split())
"""Words that follow a Portuguese family name, and are part of it."""

LEADING_SUFFIXES: frozenset[str] = frozenset("jr sr ii iii iv jnr snr 2nd 3rd".split())
"""Suffixes that are never family names, so that they are recognised before a name."""

DEGREES: frozenset[str] = frozenset(
    (
        "md phd msc bsc ma mba mph rn dds dvm jd dphil frcs mrcp facs dsc edd psyd pharmd do "
        "mls mlis msw bsn msn"
    ).split()
)

NOT_IN_FAMILY_NAMES: frozenset[str] = FIRM_ENDINGS | frozenset(
    (
        "university institute ministry department committee association society group "
        "consortium team network collaboration organization organisation center centre college "
        "school council commission agency office bureau board foundation trust federation "
        "union bank hospital laboratory international national of for the and"
    ).split()
)
"""Words of organisations, and function words: a text with one of them is not read as a family
name next to initials. Fewer than in ``organisations``, of which some are family names."""

NOT_INITIALS: frozenset[str] = frozenset(
    "UK USA US EU UN LLC PLC LTD INC II III IV VI UNO WHO NATO EEC UAE USSR DDR GDR".split()
)
"""Words in capitals after a name that are not initials."""
