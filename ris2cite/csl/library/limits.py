"""Limits for styles, which are programs that may come from untrusted sources.

They are far above the largest of the 2,851 independent styles in the CSL repository
(246 kB, 4,129 elements, 200 macro calls per entry).
"""

from __future__ import annotations

from typing import Any

from ris2cite.errors import StyleError

MOST_BYTES = 1_000_000
MOST_TAGS = 25_000
MOST_ATTRIBUTES = 25_000
MOST_CALLS = 20_000
"""The maximum number of macro calls per entry. Macros that each call the next one twice
could print a title 2⁴⁰ times in a file of a few lines, whatever the number of elements."""

NUMBERS = (
    "et-al-min",
    "et-al-use-first",
    "et-al-subsequent-min",
    "et-al-subsequent-use-first",
    "names-min",
    "names-use-first",
    "near-note-distance",
    "line-spacing",
    "entry-spacing",
)
"""CSL attributes whose values are integers."""

TOO_DEEP = "the style nests its elements or its macros too deeply"


def check_size(xml: bytes) -> None:
    """Raise StyleError for a file that is far larger than any real style."""
    if len(xml) > MOST_BYTES:
        raise StyleError(
            f"the style is too large: {len(xml):,} bytes (the maximum is {MOST_BYTES:,})"
        )
    for what, sign, most in (("tags", b"<", MOST_TAGS), ("attributes", b"=", MOST_ATTRIBUTES)):
        count = xml.count(sign)
        if count > most:
            raise StyleError(f"the style is too large: {count:,} {what} (the maximum is {most:,})")


def too_many_calls() -> StyleError:
    """The exception for an entry with too many macro calls."""
    return StyleError(
        f"the macros of the style call each other more than {MOST_CALLS:,} times for one entry"
    )


def check_numbers(element: Any) -> None:
    """Raise StyleError for a numeric attribute that is not an integer below 10,000."""
    for name in NUMBERS:
        value = element.get(name)
        if value and not (value.isascii() and value.strip().isdigit() and len(value) < 5):
            shown = value if len(value) < 20 else f"{value[:20]}…"
            raise StyleError(
                f"line {element.sourceline}: {name} must be a whole number, not “{shown}”"
            )
