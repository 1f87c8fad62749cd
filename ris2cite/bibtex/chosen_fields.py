"""The options that select fields of BibTeX entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ris2cite.bibtex.tables import ORDER, ROWS
from ris2cite.errors import UsageError
from ris2cite.text.suggest import did_you_mean

_FIELDS_OF: dict[str, set[str]] = {}
for _row in ROWS:
    _FIELDS_OF.setdefault(_row.variable, set()).update(f"{_row.bibtex} {_row.biblatex}".split())
_KNOWN = set(ORDER).union(*_FIELDS_OF.values()) | _FIELDS_OF.keys()

_MISSPELT = 0.8
"""From this likeness to a known name on, a name is a misspelt one: ``titel``, ``abstrcat``."""


def field_filter(
    omit: str | Iterable[str] | None, only: str | Iterable[str] | None
) -> Callable[[str], bool] | None:
    """A function from the name of a field to whether it is written, or None for all.

    ``omit`` and ``only`` are lists of names, or strings with commas. A CSL variable selects
    its fields in both dialects. Raises UsageError for an unknown name in ``only``, which
    would leave entries empty, and for one in ``omit`` that is almost that of a field, which
    would be written all the same; any other name may be that of a field of one's own.
    """
    left_out, kept = _fields(omit), _fields(only)
    for name in sorted(set(_names(only)) - _KNOWN):
        hint = did_you_mean(name, _KNOWN) or "; see docs/bibtex.md"
        raise UsageError(f"“{name}” is not a BibTeX field{hint}")
    for name in sorted(set(_names(omit)) - _KNOWN):
        if hint := did_you_mean(name, _KNOWN, _MISSPELT):
            raise UsageError(f"“{name}” is not a BibTeX field{hint}")
    if not left_out and not kept:
        return None
    return lambda field: field not in left_out and (not kept or field in kept)


def _names(given: str | Iterable[str] | None) -> list[str]:
    parts = given.split(",") if isinstance(given, str) else list(given or ())
    return [part.strip() for part in parts if part.strip()]


def _fields(given: str | Iterable[str] | None) -> set[str]:
    """The fields for the names of fields or variables: ``keyword`` is ``keywords``."""
    fields: set[str] = set()
    for name in _names(given):
        fields |= {name} | (_FIELDS_OF.get(name, set()) if name not in ORDER else set())
    return fields
