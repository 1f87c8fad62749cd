"""Reading and writing CSL-YAML as in pandoc: a list of items, or one under ``references``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

import yaml

from ris2cite.errors import InputError, Report
from ris2cite.items.csljson_variants import Normaliser, items_of
from ris2cite.model import Item
from ris2cite.text.characters import escaped

if TYPE_CHECKING:
    from yaml import SafeDumper, SafeLoader
else:
    # libyaml is about twelve times as fast, but not every build of PyYAML has it.
    SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    SafeDumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[ .,()/-]{1,2}[A-Za-z0-9]+)*\.?")
_WORDS_OF_YAML = frozenset("y yes n no true false on off null".split())
_DEEPEST = 100
_WIDTH = 1 << 20


class _Loader(SafeLoader):
    """Reads numbers, true, false and null; all other scalars are text.

    YAML 1.1 would read ``no`` as false, ``2020-05-01`` as a date and ``1:30`` as ninety,
    all of which can be titles.
    """

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012


_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile(r"-?(?:0|[1-9][0-9]{0,17})\Z"), list("-0123456789")
)
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"(?:true|True|false|False)\Z"), list("tTfF")
)
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:null", re.compile(r"(?:~|null|Null|)\Z"), ["~", "n", "N", ""]
)


class _Dumper(SafeDumper):
    """Quotes text wherever a YAML reader could take it for another type."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _represent_text(dumper: SafeDumper, text: str) -> Any:
    plain = _PLAIN.fullmatch(text) is not None and text.lower() not in _WORDS_OF_YAML
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=None if plain else '"')


_Dumper.add_representer(str, _represent_text)


def read_items(
    stream: BinaryIO, *, source: str | None, report: Report, encoding: str | None = None
) -> Iterator[Item]:
    """Yield the items of a YAML document, or of the metadata block of a Markdown file.

    Raises InputError if the document is not YAML.
    """
    normaliser = Normaliser(source, report)
    for value in _documents(stream, source, encoding):
        for member in items_of(value):
            item = normaliser.item(member)
            if item is not None:
                yield item


def _documents(stream: BinaryIO, source: str | None, encoding: str | None) -> Iterator[Any]:
    data = stream.read()
    try:
        text: str | bytes = data.decode(encoding) if encoding else data
        _refuse_traps(text, source)
        for value in yaml.load_all(text, Loader=_Loader):
            if isinstance(value, (dict, list)):
                yield value
            elif value is not None:
                return  # the text below a metadata block
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark is not None else None
        problem = getattr(error, "problem", None) or str(error)
        raise InputError(
            f"this is not CSL-YAML: {' '.join(problem.split())}", source, line
        ) from error


def _refuse_traps(text: str | bytes, source: str | None) -> None:
    """Raise InputError for a document that would exhaust memory or the stack.

    Aliases can expand exponentially, and libyaml builds nested lists by recursion, which
    can crash the process. Bibliographies need neither.
    """
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.AliasEvent):
            problem = f"the alias *{event.anchor} is not supported; write out its value"
            raise InputError(problem, source, _line(event))
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEEPEST:
                raise InputError("nested too deeply for a bibliography", source, _line(event))
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _line(event: yaml.Event) -> int | None:
    return event.start_mark.line + 1 if event.start_mark is not None else None


def write_yaml(items: Iterable[Item]) -> Iterator[str]:
    """A document with the items under ``references:``, as pandoc expects."""
    empty = True
    for item in items:
        yield ("references:\n" if empty else "") + _dump(item)
        empty = False
    if empty:
        yield "references: []\n"


def _dump(item: Item) -> str:
    text: str = yaml.dump([item], Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
    # These occur only inside double quotes, where YAML allows escapes.
    return escaped(text)
