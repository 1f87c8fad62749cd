"""Harmless irregularities of a file, of which each kind is reported once."""

from __future__ import annotations

from ris2cite.ris.reading.line_reporter import LineReporter

MOST_PLACES = 5
"""The number of lines listed in the message about missing end lines."""


class Irregularities:
    """Counts of irregular separators and end lines, with the first line of each."""

    __slots__ = (
        "first_separator",
        "first_stray_end",
        "missing_ends",
        "places",
        "separators",
        "stray_ends",
    )

    def __init__(self) -> None:
        self.separators = 0
        self.first_separator = 0
        self.stray_ends = 0
        self.first_stray_end = 0
        self.missing_ends = 0
        self.places: list[int] = []

    def odd_separator(self, line: int) -> None:
        """Count a tag that is not followed by spaces and a hyphen."""
        self.separators += 1
        self.first_separator = self.first_separator or line

    def stray_end(self, line: int) -> None:
        """Count an end line without a record before it."""
        self.stray_ends += 1
        self.first_stray_end = self.first_stray_end or line

    def missing_end(self, line: int) -> None:
        """Count a record without an end line, which was noticed at this line."""
        self.missing_ends += 1
        if self.missing_ends <= MOST_PLACES:
            self.places.append(line)

    def end_found(self) -> None:
        """The end line that was missing last has been found."""
        self.missing_ends -= 1
        del self.places[self.missing_ends :]

    def report(self, reporter: LineReporter, records: int) -> None:
        """Report the irregularities, or that there are no records."""
        if self.separators:
            which = "a tag is" if self.separators == 1 else f"{self.separators} tags are"
            message = f"{which} not followed by “  - ”; read anyway"
            reporter.report("note", "odd-separator", message, self.first_separator)
        if self.missing_ends:
            some = ", ".join(map(str, self.places))
            some += ", …" if self.missing_ends > len(self.places) else ""
            number = self.missing_ends
            which = "a record has" if number == 1 else f"{number} records have"
            message = f"{which} no end line (ER); read from line {some} up to the next record"
            reporter.report("note", "missing-end", message, self.places[0])
        count = "an end line" if self.stray_ends == 1 else f"{self.stray_ends} end lines"
        strays = f"{count} (ER) without a record before it"
        if not records:
            what = strays if self.stray_ends else "no type lines (TY) and nothing like a record"
            reporter.report("error", "no-records", f"no record found: {what}")
        elif self.stray_ends:
            reporter.report("note", "stray-end", strays, self.first_stray_end)
