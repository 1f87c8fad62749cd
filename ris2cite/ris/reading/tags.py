"""What the reader must know about tags: which there are, and how their values run on.

The tags are those of the RefMan specification of 2001 and of the table of
December 2011, with the private ones that common exporters add. What a tag
*means* stands elsewhere; here it only decides how doubtful lines are read.
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
"""Tags of two characters that are read as tags even in a doubtful spelling."""

SINGLE_TAGS: frozenset[str] = TAGS - frozenset(
    "AB AD C1 C2 C3 C4 C5 C6 C7 C8 M3 N1 N2 NO RN U1 U2 U3 U4 U5".split()
)
"""No value of these holds a blank line: what follows one at the end of a record is
not theirs."""

LONG_TAGS: frozenset[str] = frozenset("DOI ISBN ISSN ORCID PMC PMCID PMID URL ABST AUTH".split())
"""Longer tags that are read as tags even with one space before the hyphen."""

TEXT_TAGS: frozenset[str] = frozenset(
    "AB AD C1 C2 C3 C4 C5 C6 C7 C8 KW M3 N1 N2 NO OP RN U1 U2 U3 U4 U5 ABST".split()
)
"""Running text, notes and lists: a line that starts like a tag may be part of it."""

SHORT_TAGS: frozenset[str] = frozenset(
    (
        "A1 A2 A3 A4 A5 AU ED AUTH SP EP PP VL VO IS NV PY Y1 Y2 DA DP ET "
        "DO DOI SN ISBN ISSN PMC PMCID PMID"
    ).split()
)
"""Names, numbers, dates and identifiers: a further line is hardly ever theirs."""

NUMBER_TAGS: frozenset[str] = frozenset(["SN", "ISBN", "ISSN"])
"""ISSN and ISBN: exporters write several, one per line."""

CORE_TAGS: frozenset[str] = frozenset(
    "A1 A2 A3 AB AU DA DO ED EP ER JA JF JO J2 KW N1 N2 PB PY SN SP T1 T2 T3 TI UR VL Y1".split()
)
"""Tags that nearly every record has, and that are hardly ever the word that a wrapped
title goes on with, as CT, ID or LA are."""

TITLE_TAGS: tuple[str, ...] = ("TI", "T1", "CT", "BT", "ST", "T2")
"""Where a record's title is looked for for a message to a person."""

HEAD_TAGS: frozenset[str] = frozenset(["TI", "T1", "CT", "BT"])
"""One of these makes lines without a type look like a record."""

BODY_TAGS: frozenset[str] = frozenset("AU A1 A2 ED PY Y1 DA DO JO JF JA T2 AB N2 UR PB".split())
"""Beside a title, one of these makes them clearly one."""

KEYWORD_TAGS: frozenset[str] = frozenset(["KW"])
"""A further line is a further value."""

LINK_TAGS: frozenset[str] = frozenset(["DO", "L1", "L2", "L3", "L4", "LK", "UR", "DOI", "URL"])
"""A further line is a further value if it looks like a link, else the rest of this one."""

PROSE_TAGS: frozenset[str] = frozenset(["AB", "N2"])
"""Running text: a further line continues the sentence or starts a paragraph."""

JOINED_TAGS: frozenset[str] = frozenset(
    (
        "A1 A2 A3 A4 A5 AN AU AV BT CA CN CP CT CY DA DB DP ED EP ET ID IS ISBN ISSN J1 "
        "J2 JA JF JO LA LB M1 M2 NV OP PB PP PY RI RP SE SN SP ST T1 T2 T3 TA TI TT TY VL VO Y1 Y2"
    ).split()
)
"""One value, however many lines it takes. In any other tag (addresses, notes, the
custom fields, private tags) the lines of a short-lined value stay apart."""
