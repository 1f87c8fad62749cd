"""Limits on a style: it is a program, and may come from a stranger.

The limits lie far above the largest of the 2,851 styles of the CSL repository (246 kB,
4,129 elements, 200 macro calls for one entry).
"""

from __future__ import annotations

from typing import Any

from ris2cite.errors import StyleError

MOST_BYTES = 1_000_000
MOST_TAGS = 25_000
MOST_ATTRIBUTES = 25_000
MOST_CALLS = 20_000
"""So many macros may be called for one entry. Macros that each call the next one twice
make a file of a few lines print a title 2⁴⁰ times; counting elements does not find it."""

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
"""The attributes of CSL whose value is a whole number."""

TOO_DEEP = "the style nests its elements or its macros too deeply"


def check_size(xml: bytes) -> None:
    """Raise StyleError for a file that is far larger than any style."""
    if len(xml) > MOST_BYTES:
        raise StyleError(
            f"the style is too large: {len(xml):,} bytes, and at most {MOST_BYTES:,} are read"
        )
    for what, sign, most in (("tags", b"<", MOST_TAGS), ("attributes", b"=", MOST_ATTRIBUTES)):
        count = xml.count(sign)
        if count > most:
            raise StyleError(
                f"the style is too large: {count:,} {what}, and at most {most:,} are read"
            )


def too_many_calls() -> StyleError:
    """The exception for an entry that calls macros without end."""
    return StyleError(
        f"the macros of the style call each other more than {MOST_CALLS:,} times for one entry"
    )


def check_numbers(element: Any) -> None:
    """Raise StyleError for an attribute that should be a number below 10,000 and is not."""
    for name in NUMBERS:
        value = element.get(name)
        if value and not (value.isascii() and value.strip().isdigit() and len(value) < 5):
            shown = value if len(value) < 20 else f"{value[:20]}…"
            raise StyleError(
                f"line {element.sourceline}: {name} must be a whole number, not “{shown}”"
            )
