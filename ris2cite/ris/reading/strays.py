"""What stands around records: tags without a type line, headings, text of no record."""

from __future__ import annotations

from ris2cite.ris.reading.builder import Builder, Teller, is_record, title_of
from ris2cite.ris.reading.lines import is_header
from ris2cite.ris.reading.tags import SINGLE_TAGS
from ris2cite.ris.reading.wrap import Part

MOST_STRAYS = 200
"""More tags than this do not wait for the line that says what they belong to."""


def tell_outside(teller: Teller, part: Part, cost: int = 1) -> None:
    """Tell of a line that is in no record; ``cost`` is 0 where it is counted already."""
    code = "header" if is_header(part.text) else "outside-record"
    teller.junk(part.line, part.text, code, cost=cost)


def trim_tail(builder: Builder, teller: Teller, cost: int) -> bool:
    """Take from an open record's last value what is not its own, and tell of it.

    That is headings of the next record, whatever follows a blank line where
    the value cannot have one, and an end tag without its hyphen: true if
    there was one.
    """
    parts = builder.parts if builder.tag else []
    keep = len(parts)
    while keep > 1 and (not parts[keep - 1].text or is_header(parts[keep - 1].text)):
        keep -= 1
    if builder.tag in SINGLE_TAGS:
        keep = next((at for at in range(1, keep) if not parts[at].text), keep)
    ended = keep > 1 and parts[keep - 1].text == "ER"
    keep -= ended
    for part in parts[keep + ended :]:
        if part.text:
            builder.lines -= 1
            tell_outside(teller, part, cost)
    del parts[keep:]
    return ended


def starts_over(builder: Builder, tag: str) -> bool:
    """Whether a tag after a blank line begins a second record without a type.

    It does where it is the tag that the first began with, unless that one is
    still nothing like a record.
    """
    if builder.gap != len(builder.fields) or builder.tag or builder.fields[0].tag != tag:
        return False
    return len(builder.fields) > MOST_STRAYS or is_record(builder.fields)


def settle(builder: Builder, teller: Teller, *, file_has_types: bool) -> Builder | None:
    """The record that tags without a type line are, if they may be one; else tell of them.

    They may where no line of the file before has a type.
    """
    builder.finish()
    if 0 < builder.gap < len(builder.fields) and not is_record(builder.fields[: builder.gap]):
        rest = builder.take_over(builder.gap)
        _give_up(builder, teller, "stray-tags")
        builder = rest
    if not builder.fields:
        return None
    if not is_record(builder.fields):
        _give_up(builder, teller, "stray-tags")
        return None
    if file_has_types:
        teller.account.found += 1
        teller.account.skipped += 1
        _give_up(builder, teller, "record-without-type")
        return None
    return builder


def _give_up(builder: Builder, teller: Teller, code: str) -> None:
    teller.account.reported += builder.lines
    teller.account.lost += builder.lines
    title = title_of(builder.fields)
    for field in builder.fields:
        teller.junk(field.line, f"{field.tag}  - {field.value}", code, title=title, cost=0)
    teller.flush()
