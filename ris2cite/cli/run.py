"""The options of a run of the command, in one object."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from ris2cite import checks, formats
from ris2cite.errors import UsageError
from ris2cite.model import TagMapping
from ris2cite.options import MIN_WRAP, Options


class Run(NamedTuple):
    """A run of the command: the conversion, its files, and the verbosity of messages."""

    options: Options
    files: tuple[str, ...]
    output: str | None = None
    check: bool = False
    cites: str | None = None
    strict: bool = False
    quiet: bool = False
    verbose: bool = False
    progress: bool | None = None


def run_of(
    given: Mapping[str, Any], on_the_line: Collection[str], overrides: TagMapping | None
) -> Run:
    """The run for the given values of options.

    Options without effect on the output format are refused if they are given on the command
    line (their names are in ``on_the_line``), and ignored if they are from settings or the
    environment. Raises UsageError.
    """
    chosen = {name: given[name] for name in Options._fields if name in given}
    chosen |= {"to": _format_to_write(given), "overrides": overrides}
    if given["wrap"] is not None:
        chosen["wrap"] = _columns(given["wrap"])
    own = {name: given[name] for name in Run._fields if name in given}
    options = Options(**chosen)
    if given["check"]:
        for name in sorted(_NOT_FOR_CHECK & set(on_the_line)):
            raise UsageError(f"--check writes no output, so --{name} has no effect")
    else:
        for name, why in checks.unused(options, on_the_line).items():
            if name in on_the_line:
                raise UsageError(why)
            options = options._replace(**{name: Options._field_defaults[name]})
    files = [name for path in given["files"] for name in _expanded(path)]
    if len(files) > 1 and given["output"] is None:
        from ris2cite.cli.mistakes import forgotten_output

        if (last := forgotten_output(files)) is not None:
            raise UsageError(f"{last}: no such file; to write it, use --output {last}")
    return Run(options, **own | {"files": tuple(files) or ("-",)})


_NOT_FOR_CHECK = frozenset(
    ["cite", "columns", "group", "links", "omit", "only", "protect", "reverse", "sort",
     "standalone", "title", "wrap"]
)  # fmt: skip
"""Options that shape what is written."""


def _expanded(path: str) -> list[str]:
    """The files that match a pattern not expanded by the shell, as in cmd.exe or in quotes. A
    file of that name takes precedence."""
    if not any(sign in path for sign in "*?[") or os.path.exists(path):
        return [path]
    from glob import glob

    return sorted(glob(path)) or [path]


def _format_to_write(given: Mapping[str, Any]) -> str:
    """The output format: as given, or by the suffix of the output, or text."""
    to, output = given["to"], given["output"]
    if to is not None:
        return str(to)
    if given["check"] or output in (None, "-"):
        return "text"
    if os.path.isdir(output):
        raise UsageError(f"{output}: this is a folder; give a file name")
    return formats.output_for_suffix(output)


def _columns(wanted: str) -> int:
    if wanted == "auto":
        import shutil

        return max(shutil.get_terminal_size().columns, MIN_WRAP)
    if not wanted.isascii() or not wanted.isdigit() or int(wanted) < MIN_WRAP:
        raise UsageError(f"--wrap {wanted}: use auto, or a number of at least {MIN_WRAP}")
    return int(wanted)
