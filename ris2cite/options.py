"""The options of a conversion: one object, passed from the command line to the writers.

To add an option, add a field to ``Options``, a keyword to one of the classes below it, and
a row to ``cli/options.py``.
"""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias, TypedDict, get_args

from ris2cite.model import TagMapping
from ris2cite.text.suggest import nearest

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
"""Option → its allowed values, for options with a fixed set of them."""

MIN_WRAP = 20
"""The smallest width, in columns, to which plain text can be wrapped."""

TABLE_SUFFIXES = (".csv", ".jsonl", ".json")
"""The file name suffixes allowed for a table of duplicates."""


class Options(NamedTuple):
    """All options, with their defaults."""

    # Reading
    from_: str = "auto"
    """The input format; ``auto`` detects it for each source."""
    encoding: str | None = None
    """The character encoding of the sources; None detects it."""
    overrides: TagMapping | None = None
    """Changes to the mapping from tags to CSL variables."""

    # The list
    keys: str | None = None
    """A key scheme or template for the ids of all items; None keeps their own ids."""
    keys_from: str | None = None
    """A .bib file; records that are in it keep its keys."""
    dedupe: bool = False
    """Merge records of the same work."""
    duplicates: str | None = None
    """The file to which the table of duplicates is written: CSV or, by its suffix, JSON Lines."""
    decisions: str | None = None
    """Such a table with corrected verdicts, which override the rules; implies ``dedupe``."""
    cited: Iterable[str] | None = None
    """The ids that a document cites; only these items are written, in this order."""
    cited_in: str | None = None
    """The name of that document, for diagnostics."""
    sort: str = "style"
    """``style``, ``input``, or sort keys such as ``-year,author``."""
    reverse: bool = False
    """Reverse that order."""
    collate: Collation = "builtin"
    """The collation for sorting: built in, or ICU's."""
    locale: str | None = None
    """A BCP 47 tag, for references and for sorting; None is the style's default locale."""

    # Writing
    to: str = "text"
    """The output format."""
    style: str | bytes | PathLike[str] | CompiledStyle = "apa"
    """A style's name, the path of a CSL file, its XML, or the ``style`` of a Processor."""
    edit: bool | None = None
    """Edit the items before they are written (see ``editing/``); None does so for references
    and BibTeX only."""
    titles: TitleCase | None = None
    """The case of titles; None is the case that the style asks for."""
    abbreviate: bool | None = None
    """Abbreviate journal titles; None does so if the style asks for it."""
    abbreviations: tuple[str, ...] = ()
    """Files with lists of journal abbreviations; earlier ones take precedence."""
    cite: bool = False
    """Write the in-text citation of each item instead of the list."""
    clusters: Iterable[Any] | None = None
    """The citations of a document, to be written before the list of references."""
    group: GroupBy | None = None
    """Group the list of references under headings."""
    title: str | None = None
    """The heading of the list; None is the locale's usual one, in complete documents only."""
    standalone: bool = False
    """Write a complete document."""
    links: bool = False
    """Link DOIs and URLs."""
    wrap: int | None = None
    """The width of plain text in columns; None leaves each reference on one line."""
    columns: str | None = None
    """The columns of a table, separated by commas; None is the default set."""
    ascii: bool | None = None
    """Write BibTeX in ASCII; None is the default of the dialect."""
    protect: Protection = "smart"
    """Which capitals in titles BibTeX protects with braces."""
    omit: str | Iterable[str] | None = None
    """Fields to leave out of BibTeX entries: names, or one string with commas."""
    only: str | Iterable[str] | None = None
    """The only fields to write in BibTeX entries; None for all."""

    @property
    def merges(self) -> bool:
        """Whether duplicates are merged."""
        return self.dedupe or self.decisions is not None

    @property
    def order(self) -> Literal["style", "reversed", "input"]:
        """The order of a list of references: by the style, its reverse, or as the input has it."""
        if self.sort != "style":
            return "input"
        return "reversed" if self.reverse else "style"


# The same options as keywords of the Python API, with the types that callers may pass.


class ListKeywords(TypedDict, total=False):
    """Options for any list, whatever its input and output format."""

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
    """Keywords of ``read`` and ``iter_items``."""

    encoding: str | None
    overrides: TagMapping | None


class WriteKeywords(ListKeywords, total=False):
    """Keywords of ``write`` and ``iter_output``."""

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
    """Keywords of ``convert``."""


def options_of(known: type, /, **given: Any) -> Options:
    """The options with the given values. Raises TypeError for one that ``known`` lacks."""
    for name in given:
        if name not in known.__annotations__ and name not in ("from_", "to"):
            raise TypeError(f"unknown option “{name}”; {_suggestion(name, known)}")
    return Options(**given)


SYNONYMS: dict[str, str] = {
    "bibliography-style": "style", "csl": "style", "deduplicate": "dedupe", "fields": "only",
    "format": "to", "group-by": "group", "heading": "title", "input-format": "from",
    "key": "keys", "lang": "locale", "language": "locale", "order": "sort", "order-by": "sort",
    "out": "output", "outfile": "output", "output-format": "to", "read": "from",
    "remove-duplicates": "dedupe", "sort-by": "sort", "unique": "dedupe", "width": "wrap",
    "write": "to", "writer": "to",
}  # fmt: skip
"""What pandoc, BibTeX tools and others call an option → its name here."""


def near_option(name: str, names: Iterable[str]) -> str | None:
    """The option probably meant by ``name``, which may be a synonym or misspelt, or None."""
    known = list(names)
    wanted = SYNONYMS.get(name.replace("_", "-"))
    if wanted in known:
        return wanted
    return nearest(name, known, 0.7)


def _suggestion(name: str, known: type) -> str:
    if name in ("output", "out"):
        return "the result is returned: write it to the file yourself"
    names = [*known.__annotations__, "from", "to"]
    near = near_option(name, names)
    near = "from_" if near == "from" else near
    return f"did you mean “{near}”?" if near else f"use one of {', '.join(names)}"
