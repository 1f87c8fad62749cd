"""Names of journals and meetings in the order of an index, as in older exports of IEEE Xplore
and Google Scholar: ``Image Processing, IEEE Transactions on``."""

from __future__ import annotations

import re

from ris2cite.text.pattern import Pattern

_JOURNAL = Pattern(
    r"(?P<rest>[^.]+), (?P<first>(?:The |IEEE |IEEE/ACM |ACM |IET |International )*"
    r"(?:Journal|Transactions|Annals|Archives|Proceedings|Bulletin|Letters|Review|Magazine)"
    r" (?:of|on|in)(?: the)?)\.?",
    re.IGNORECASE,
)
_MEETING = Pattern(
    r"(?P<rest>[^.]+?)(?:, (?:19|20)\d\d\.?)?[.,] "
    r"(?:Proceedings\. |[A-Z][\w-]*['’ ]{0,2}\d{2,4}\. )*"
    r"(?P<first>(?:The )?[^.,]*\b(?:Conference|Symposium|Workshop|Congress|Meeting) on"
    r"(?: the)?)\.?",
    re.IGNORECASE,
)
"""``Vision, 2004. Proceedings. ICV '04. 2004 International Conference on``."""

_IN = Pattern(
    r"In:? (?=(?:the )?(?:\d{4} |Proc(?:eedings|\.)|(?:[\w/&'’-]+ ){0,8}"
    r"(?:Conf\.|(?:Conference|Symposium|Workshop|Congress)\b)))",
    re.IGNORECASE,
)
"""What bibliographies print before the title of proceedings."""


def in_order(name: str) -> str:
    """The name with its first words first, and without ``In`` before proceedings."""
    if name[:3] in ("In ", "In:", "in "):
        match = _IN.match(name)
        if match:
            name = name[match.end() :]
    if name[-3:].rstrip(".")[-2:] not in ("on", "of", "in", "he"):
        return name
    match = _JOURNAL.fullmatch(name) or _MEETING.fullmatch(name)
    return f"{match['first']} {match['rest']}" if match else name
