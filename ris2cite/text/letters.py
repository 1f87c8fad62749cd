"""Numbers as letters, as in year suffixes and citation keys."""

from __future__ import annotations


def letters_of(number: int) -> str:
    """0 → a, 25 → z, 26 → aa."""
    letters = ""
    number += 1
    while number:
        number, digit = divmod(number - 1, 26)
        letters = chr(97 + digit) + letters
    return letters
