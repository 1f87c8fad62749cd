"""Letters for numbers, as in year suffixes and citation keys; letters of abbreviated words."""

from __future__ import annotations

ASCII_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
"""As in the module string, which takes 1 ms to import."""


def letters_of(number: int) -> str:
    """0 → a, 25 → z, 26 → aa."""
    letters = ""
    number += 1
    while number:
        number, digit = divmod(number - 1, 26)
        letters = chr(97 + digit) + letters
    return letters


def contracts(short: str, word: str) -> bool:
    """Whether a word has the letters of ``short`` in that order, the first one first (``natl``
    and ``national``)."""
    if short[:1] != word[:1]:
        return False
    letters = iter(word)
    return all(letter in letters for letter in short)
