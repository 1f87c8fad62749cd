"""What a .bib file has beyond CSL's variables, kept in ``custom.bibtex``.

Fields without a CSL variable, values that a variable holds only in part, and entry types
that the writer would not choose are written back unchanged.
"""

from __future__ import annotations

from ris2cite.bibtex.arxiv import find_eprint
from ris2cite.bibtex.entry_type import choose_type
from ris2cite.items.custom import table_in_custom
from ris2cite.model import Item
from ris2cite.text.pattern import Pattern

ENTRY_TYPE = "entrytype"
"""The key for the type, which is not the name of a field."""

BIBTEX_TYPES = frozenset(
    "article book booklet inbook incollection inproceedings manual mastersthesis misc phdthesis "
    "proceedings techreport unpublished".split()
)
"""Entry types of btxdoc."""

BIBLATEX_TYPES = frozenset(
    "article book mvbook inbook bookinbook suppbook booklet collection mvcollection incollection "
    "suppcollection dataset manual misc online patent periodical suppperiodical proceedings "
    "mvproceedings inproceedings reference mvreference inreference report software thesis "
    "unpublished".split()
)
"""Entry types of the BibLaTeX manual, section 2.1.1."""

_NAME = Pattern(r"[a-z][a-z0-9:+_-]*")


def type_to_keep(item: Item, entry_type: str) -> str | None:
    """The type of an entry, if the writer would not choose it for the item."""
    chosen = choose_type(item, find_eprint(item))
    if entry_type in (chosen.bibtex, chosen.biblatex):
        return None
    return entry_type if entry_type in BIBTEX_TYPES | BIBLATEX_TYPES else None


def has_kept(item: Item) -> bool:
    """Whether the item has anything from a .bib file beyond CSL's variables."""
    return bool(table_in_custom(item, "bibtex"))


def kept_type(item: Item, *, biblatex: bool) -> str | None:
    """The entry type that an item had, if the dialect has it."""
    for name in kept_fields(item, with_type=True).get(ENTRY_TYPE, ()):
        if name in (BIBLATEX_TYPES if biblatex else BIBTEX_TYPES):
            return name
    return None


def kept_fields(item: Item, *, with_type: bool = False) -> dict[str, list[str]]:
    """The fields of ``custom.bibtex`` that can be written, with their values."""
    return {
        name: [value for value in values if isinstance(value, str) and _is_closed(value)]
        for name, values in table_in_custom(item, "bibtex").items()
        if isinstance(values, list)
        and (name != ENTRY_TYPE or with_type)
        and isinstance(name, str)
        and _NAME.fullmatch(name)
    }


def _is_closed(value: str) -> bool:
    """Whether the braces are balanced; BibTeX has no escape for a brace."""
    depth = 0
    for char in value:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0
