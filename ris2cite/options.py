"""What a conversion can be asked to do: one object, from the command line to the last writer.

A new option is a field of ``Options`` and a line of the keywords below it; then an entry in
``cli/options.py``, and the code that acts on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from os import PathLike
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias, TypedDict, get_args

if TYPE_CHECKING:
    from ris2cite.csl.compiling.style import CompiledStyle

GroupBy: TypeAlias = Literal["year", "type", "author"]
Collation: TypeAlias = Literal["builtin", "icu"]
TitleCase: TypeAlias = Literal["sentence", "title", "as-is"]
Protection: TypeAlias = Literal["none", "smart", "all"]

CHOICES: dict[str, tuple[str, ...]] = {
    "group": get_args(GroupBy),
    "collate": get_args(Collation),
    "protect": get_args(Protection),
    "titles": get_args(TitleCase),
}
"""The values of the options that have a few."""

NARROWEST = 20
"""The fewest columns that plain text is wrapped to."""

TABLES = (".csv", ".jsonl", ".json")
"""The suffixes of a table of duplicates."""

TagMapping: TypeAlias = Mapping[str, Mapping[str, str]]
"""Reference type (or ``*`` for every type) → tag → CSL variable."""


class Options(NamedTuple):
    """The options of a conversion, with their defaults."""

    # Reading
    from_: str = "auto"
    """The format of the sources; ``auto`` detects that of each."""
    encoding: str | None = None
    """The character encoding of the sources; ``None`` detects it."""
    overrides: TagMapping | None = None
    """What a tag becomes, where that is not what the mapping says."""

    # The list
    keys: str | None = None
    """A key scheme or template, which names every item; ``None`` keeps the items' own ids."""
    keys_from: str | None = None
    """A .bib file whose records keep the keys that they have in it."""
    dedupe: bool = False
    """Merge records of the same work."""
    duplicates: str | None = None
    """The file that takes the table of duplicates: CSV, or JSON lines by its suffix."""
    decisions: str | None = None
    """Such a table with a person's verdicts, which stand above the rules; merges too."""
    cited: Iterable[str] | None = None
    """The ids that a document cites: only these items are written, in this order."""
    cited_in: str | None = None
    """The name of that document, for messages."""
    sort: str = "style"
    """The order of the list: ``style``, ``input``, or keys such as ``-year,author``."""
    reverse: bool = False
    """Reverse that order."""
    collate: Collation = "builtin"
    """Who compares texts: this package, or ICU."""
    locale: str | None = None
    """A BCP 47 tag, for references and for sorting; ``None`` is the style's own."""

    # Writing
    to: str = "text"
    """The format to write."""
    style: str | bytes | PathLike[str] | CompiledStyle = "apa"
    """A style's name, the path of a CSL file, its XML, or a processor's ``style``."""
    edit: bool | None = None
    """Send the items over the editor's desk before they are written; ``None`` does it for
    references and BibTeX, and leaves data formats as they are."""
    titles: TitleCase | None = None
    """The case of titles; ``None`` is what the style asks for."""
    abbreviate: bool | None = None
    """Print journals abbreviated; ``None`` does as the style asks."""
    abbreviations: tuple[str, ...] = ()
    """Files with lists of journals' abbreviations, the first before the others."""
    cite: bool = False
    """Write the in-text citation of each item instead of the list."""
    clusters: Iterable[Any] | None = None
    """The citations of a document, which are written with the list of what they cite."""
    group: GroupBy | None = None
    """Divide the list of references under headings."""
    title: str | None = None
    """The heading of the list; ``None`` is its usual name, in documents only."""
    standalone: bool = False
    """Write a complete document."""
    links: bool = False
    """Link DOIs and URLs."""
    wrap: int | None = None
    """The columns of plain text; ``None`` leaves each reference on one line."""
    columns: str | None = None
    """The columns of a table, separated by commas; ``None`` is the usual ones."""
    ascii: bool | None = None
    """Write BibTeX in ASCII; ``None`` does what is usual in the format."""
    protect: Protection = "smart"
    """Which capitals of titles stand in braces in BibTeX."""
    omit: str | Iterable[str] | None = None
    """Fields that BibTeX entries are not to have: a list, or a text with commas."""
    only: str | Iterable[str] | None = None
    """The fields that BibTeX entries may have; ``None`` for all."""

    @property
    def merges(self) -> bool:
        """Whether records of the same work become one."""
        return self.dedupe or self.decisions is not None

    @property
    def order(self) -> Literal["style", "reversed", "input"]:
        """Who orders a list of references: the style, the style turned round, or the input."""
        if self.sort != "style":
            return "input"
        return "reversed" if self.reverse else "style"


# The same names as keywords of the Python API, with the types that callers may give.


class ListKeywords(TypedDict, total=False):
    """What concerns the list, whatever it was read from and is written as."""

    keys: str | None
    keys_from: str | None
    dedupe: bool
    duplicates: str | None
    decisions: str | None
    cited: Iterable[str] | None
    cited_in: str | None
    sort: str
    reverse: bool
    collate: Collation
    locale: str | None


class ReadKeywords(ListKeywords, total=False):
    """What ``read`` and ``iter_items`` take."""

    encoding: str | None
    overrides: TagMapping | None


class WriteKeywords(ListKeywords, total=False):
    """What ``write`` and ``iter_output`` take."""

    style: str | bytes | PathLike[str] | CompiledStyle
    edit: bool | None
    titles: TitleCase | None
    abbreviate: bool | None
    abbreviations: tuple[str, ...]
    cite: bool
    clusters: Iterable[Any] | None
    group: GroupBy | None
    title: str | None
    standalone: bool
    links: bool
    wrap: int | None
    columns: str | None
    ascii: bool | None
    protect: Protection
    omit: str | Iterable[str] | None
    only: str | Iterable[str] | None


class ConvertKeywords(ReadKeywords, WriteKeywords, total=False):
    """What ``convert`` takes."""


def options_of(known: type, /, **given: Any) -> Options:
    """The options with these values. Raises TypeError for a name that ``known`` has not."""
    for name in given:
        if name not in known.__annotations__ and name not in ("from_", "to"):
            raise TypeError(f"unknown option “{name}”; {_near(name, known)}")
    return Options(**given)


def _near(name: str, known: type) -> str:
    from difflib import get_close_matches

    names = list(known.__annotations__)
    near = get_close_matches(name, names, 1)
    return f"did you mean “{near[0]}”?" if near else f"use one of {', '.join(names)}"
