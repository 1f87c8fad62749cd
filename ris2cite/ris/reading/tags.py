"""Sets of RIS tags, by how the reader treats doubtful lines and continuation lines.

The tags are those of the RefMan specification of 2001 and of the table of December 2011,
and private ones of common exporters. Their meaning is defined in ``ris/mapping``.
"""

from __future__ import annotations

TAGS: frozenset[str] = frozenset(
    (
        "A1 A2 A3 A4 A5 AB AD AN AU AV BT C1 C2 C3 C4 C5 C6 C7 C8 CA CL CN CP CT CY "
        "DA DB DI DO DP ED EP ER ET ID IS J1 J2 JA JF JO JP KW L1 L2 L3 L4 LA LB LK "
        "M1 M2 M3 M4 N1 N2 NO NV OP PB PM PP PY RI RN RP SE SN SP ST T1 T2 T3 TA TI TT "
        "TY U1 U2 U3 U4 U5 UR VL VO Y1 Y2"
    ).split()
)
"""Tags of two characters that are recognised even with an irregular separator."""

SINGLE_TAGS: frozenset[str] = TAGS - frozenset(
    "AB AD C1 C2 C3 C4 C5 C6 C7 C8 M3 N1 N2 NO RN U1 U2 U3 U4 U5".split()
)
"""Tags whose values have no blank lines: at the end of a record, lines after a blank line
do not belong to them."""

LONG_TAGS: frozenset[str] = frozenset("DOI ISBN ISSN ORCID PMC PMCID PMID URL ABST AUTH".split())
"""Longer tags that are recognised even with one space before the hyphen."""

TEXT_TAGS: frozenset[str] = frozenset(
    "AB AD C1 C2 C3 C4 C5 C6 C7 C8 KW M3 N1 N2 NO OP RN U1 U2 U3 U4 U5 ABST".split()
)
"""Prose, notes and lists: a line that looks like a tag may be part of the value."""

SHORT_TAGS: frozenset[str] = frozenset(
    (
        "A1 A2 A3 A4 A5 AU ED AUTH SP EP PP VL VO IS NV PY Y1 Y2 DA DP ET "
        "DO DOI SN ISBN ISSN PMC PMCID PMID"
    ).split()
)
"""Names, numbers, dates and identifiers, which rarely have continuation lines."""

NUMBER_TAGS: frozenset[str] = frozenset(["SN", "ISBN", "ISSN"])
"""ISSN and ISBN, of which exporters write several, one per line."""

CORE_TAGS: frozenset[str] = frozenset(
    "A1 A2 A3 AB AU DA DO ED EP ER JA JF JO J2 KW N1 N2 PB PY SN SP T1 T2 T3 TI UR VL Y1".split()
)
"""Tags of nearly every record that are unlikely as the first word of a wrapped line, unlike
CT, ID or LA."""

TITLE_TAGS: tuple[str, ...] = ("TI", "T1", "CT", "BT", "ST", "T2")
"""Tags for the title of a record, for diagnostics."""

HEAD_TAGS: frozenset[str] = frozenset(["TI", "T1", "CT", "BT"])
"""Lines without a type line look like a record if they have one of these tags."""

BODY_TAGS: frozenset[str] = frozenset("AU A1 A2 ED PY Y1 DA DO JO JF JA T2 AB N2 UR PB".split())
"""Together with a title, one of these makes lines clearly a record."""

KEYWORD_TAGS: frozenset[str] = frozenset(["KW"])
"""Tags of which each continuation line is another value."""

LINK_TAGS: frozenset[str] = frozenset(["DO", "L1", "L2", "L3", "L4", "LK", "UR", "DOI", "URL"])
"""Tags of which a continuation line is another value if it looks like a link."""

PROSE_TAGS: frozenset[str] = frozenset(["AB", "N2"])
"""Prose, of which a continuation line continues a sentence or starts a paragraph."""

JOINED_TAGS: frozenset[str] = frozenset(
    (
        "A1 A2 A3 A4 A5 AN AU AV BT CA CN CP CT CY DA DB DP ED EP ET ID IS ISBN ISSN J1 "
        "J2 JA JF JO LA LB M1 M2 NV OP PB PP PY RI RP SE SN SP ST T1 T2 T3 TA TI TT TY VL VO Y1 Y2"
    ).split()
)
"""Tags whose lines are always one value. In other tags (addresses, notes, custom fields,
private tags), short lines are separate values."""
