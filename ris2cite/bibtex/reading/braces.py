"""Groups in braces, as BibTeX counts braces: a backslash does not escape them."""

from __future__ import annotations


def is_one_group(text: str) -> bool:
    """Whether the brace with which a text starts closes at its end."""
    if not text.startswith("{"):
        return False
    if text.count("{") == text.count("}") == 1:  # most values of an entry
        return text.endswith("}")
    return first_group(text) == (text[1:-1], "")


def first_group(text: str) -> tuple[str, str]:
    """The text in the braces with which a text starts, and the rest."""
    start = len(text) - len(text.lstrip())
    depth = 0
    for place in range(start, len(text)):
        depth += (text[place] == "{") - (text[place] == "}")
        if depth == 0:
            return (text[start + 1 : place], text[place + 1 :]) if place > start else ("", text)
    return "", text


def split_at_commas(text: str) -> list[str]:
    """The parts between the commas that no braces protect, without their own braces."""
    parts = [""]
    depth = 0
    for char in text:
        depth += (char == "{") - (char == "}")
        if char == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += char
    words = [part.strip() for part in parts if part.strip()]
    return [
        word[1:-1] if word[0] == "{" and word.find("}") == len(word) - 1 else word for word in words
    ]
