"""Which fields a user wants in the entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ris2cite.bibtex.tables import ORDER, ROWS
from ris2cite.errors import UsageError

_FIELDS_OF: dict[str, set[str]] = {}
for _row in ROWS:
    _FIELDS_OF.setdefault(_row.variable, set()).update(f"{_row.bibtex} {_row.biblatex}".split())
_KNOWN = set(ORDER).union(*_FIELDS_OF.values()) | _FIELDS_OF.keys()


def field_filter(
    omit: str | Iterable[str] | None, only: str | Iterable[str] | None
) -> Callable[[str], bool] | None:
    """Whether a field of that name is wanted; None where every field is.

    ``omit`` and ``only`` are lists of fields, or texts with commas; a CSL variable stands
    for the fields of its name in either dialect. Raises UsageError for a name in ``only``
    that is neither: nothing would be left of the entries.
    """
    left_out, kept = _fields(omit), _fields(only)
    unknown = sorted(set(_names(only)) - _KNOWN)
    if unknown:
        raise UsageError(f"“{unknown[0]}” is not a BibTeX field; see docs/bibtex.md")
    if not left_out and not kept:
        return None
    return lambda field: field not in left_out and (not kept or field in kept)


def _names(given: str | Iterable[str] | None) -> list[str]:
    parts = given.split(",") if isinstance(given, str) else list(given or ())
    return [part.strip() for part in parts if part.strip()]


def _fields(given: str | Iterable[str] | None) -> set[str]:
    """The fields that names stand for: ``keyword`` is ``keywords``."""
    fields: set[str] = set()
    for name in _names(given):
        fields |= {name} | (_FIELDS_OF.get(name, set()) if name not in ORDER else set())
    return fields
