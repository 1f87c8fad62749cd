"""Lines around records: tags without a type line, headings, and other text."""

from __future__ import annotations

from ris2cite.ris.reading.builder import Builder, is_record
from ris2cite.ris.reading.line_reporter import LineReporter, title_of
from ris2cite.ris.reading.lines import is_export_heading, is_header
from ris2cite.ris.reading.tags import SINGLE_TAGS
from ris2cite.ris.reading.wrap import ValueLine

MOST_STRAYS = 200
"""The maximum number of tags that are kept until it is clear to what they belong."""


EXPORT_TAGS = frozenset(["NL"])
"""Tags of the export rather than of a record: Ovid's link to the search."""


def report_outside(
    reporter: LineReporter, line: ValueLine, new_lines: int = 1, *, in_search: bool = False
) -> None:
    """Report a line that belongs to no record; ``new_lines`` is 0 if it has been counted."""
    code = "header" if in_search or is_header(line.text) else "outside-record"
    reporter.unplaced(line.number, line.text, code, new_lines=new_lines)


def trim_tail(builder: Builder, reporter: LineReporter, new_lines: int) -> bool:
    """Remove lines that do not belong to the last value of a record, and report them.

    These are headings of the next record, lines after a blank line in values that cannot
    have one, and an end tag without its hyphen. True if there was such an end tag.
    """
    lines = builder.value_lines if builder.tag else []
    keep = len(lines)
    while keep > 1 and (not lines[keep - 1].text or is_header(lines[keep - 1].text)):
        keep -= 1
    if builder.tag in SINGLE_TAGS:
        keep = next((at for at in range(1, keep) if not lines[at].text), keep)
    ended = keep > 1 and lines[keep - 1].text == "ER"
    keep -= ended
    for line in lines[keep + ended :]:
        if line.text:
            builder.lines -= 1
            report_outside(reporter, line, new_lines)
    del lines[keep:]
    return ended


def starts_over(builder: Builder, tag: str) -> bool:
    """Whether a tag after a blank line starts another record without a type line.

    It does if the previous one started with the same tag and looks like a record.
    """
    if builder.gap != len(builder.fields) or builder.tag or builder.fields[0].tag != tag:
        return False
    return len(builder.fields) > MOST_STRAYS or is_record(builder.fields)


def loose_record(
    builder: Builder, reporter: LineReporter, *, file_has_types: bool
) -> Builder | None:
    """The record made of tags without a type line, or None after reporting them.

    They can be a record only if there are no type lines in the file so far.
    """
    builder.finish()
    if 0 < builder.gap < len(builder.fields) and not is_record(builder.fields[: builder.gap]):
        rest = builder.take_over(builder.gap)
        _give_up(builder, reporter, "stray-tags")
        builder = rest
    if not builder.fields:
        return None
    if not is_record(builder.fields):
        _give_up(builder, reporter, "stray-tags")
        return None
    if file_has_types:
        reporter.account.found += 1
        reporter.account.skipped += 1
        _give_up(builder, reporter, "record-without-type")
        return None
    return builder


def _give_up(builder: Builder, reporter: LineReporter, code: str) -> None:
    if all(field.tag in EXPORT_TAGS or is_export_heading(field.value) for field in builder.fields):
        code = "header"
    reporter.account.reported += builder.lines
    reporter.account.lost += builder.lines if code != "header" else 0
    title = title_of(builder.fields)
    for field in builder.fields:
        reporter.unplaced(
            field.line, f"{field.tag}  - {field.value}", code, title=title, new_lines=0
        )
    reporter.flush()
