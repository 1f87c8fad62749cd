"""Display blocks and columns of entries (CSL 1.0.2, "Display")."""

from __future__ import annotations

from ris2cite.markup.output import CLOSING, DISPLAYS, OPENING, Token


def inline(tokens: list[Token]) -> list[Token]:
    """The tokens for a format without display blocks, with a space between blocks."""
    result: list[Token] = []
    apart = False
    for token in tokens:
        if isinstance(token, str):
            if apart and result:
                last = next((t for t in reversed(result) if isinstance(t, str)), " ")
                if not last[-1:].isspace() and not token[:1].isspace():
                    result.append(" ")
            apart = False
            result.append(token)
        elif token.name in DISPLAYS:
            apart = True
        else:
            result.append(token)
    return result


def trimmed(tokens: list[Token]) -> list[Token]:
    """The tokens of an entry with blocks, without white space at its start and end."""
    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index]
        if isinstance(token, str):
            tokens[index] = token.rstrip(" ")
            break
    for index, token in enumerate(tokens):
        if isinstance(token, str):
            tokens[index] = token.lstrip(" ")
            break
    return tokens


def columns(tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    """The tokens of the left margin, and all others."""
    if OPENING["left-margin"] not in tokens:
        return [], tokens
    start, end = tokens.index(OPENING["left-margin"]), tokens.index(CLOSING["left-margin"])
    sides = (OPENING["right-inline"], CLOSING["right-inline"])
    rest = [*tokens[:start], *tokens[end + 1 :]]
    body = [token for token in rest if token.__class__ is str or token not in sides]
    return tokens[start + 1 : end], body
