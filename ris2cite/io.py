"""Opening inputs, and writing outputs that replace a file only once they are complete."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, BinaryIO, NamedTuple, TypeAlias, cast

from ris2cite.errors import InputError, OutputError
from ris2cite.text.suggest import nearest

HEAD_SIZE = 1 << 16
"""The number of bytes that are read ahead to detect the format."""

STDIN_NAME = "<stdin>"
STDOUT_NAME = "<stdout>"

Source: TypeAlias = "str | bytes | os.PathLike[str] | BinaryIO | io.TextIOBase"
"""A path, the content as text or bytes, or an open file. A string is content if it has a
line break or begins like JSON, and a path otherwise."""

_BUFFER_SIZE = 1 << 17


class Input(NamedTuple):
    """An opened input: its name for diagnostics, its first bytes, a stream that begins
    with those bytes, and its encoding if known."""

    name: str | None
    head: bytes
    stream: BinaryIO
    encoding: str | None = None


class _Rewound(io.RawIOBase):
    """A stream that begins with the bytes that were read ahead, and counts what is read."""

    def __init__(
        self,
        name: str | None,
        head: bytes,
        rest: BinaryIO | None,
        count: Callable[[int], None] | None,
    ) -> None:
        self._name = name
        self._head = head
        self._rest = rest
        self._count = count

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        size = len(buffer)
        if self._head:
            piece, self._head = self._head[:size], self._head[size:]
        elif self._rest is not None:
            piece = _read(self._rest, size, self._name)
            if not piece:
                self._rest = None
        else:
            piece = b""
        buffer[: len(piece)] = piece
        if self._count is not None and piece:
            self._count(len(piece))
        return len(piece)


def wrap_input(
    stream: BinaryIO, name: str | None, count: Callable[[int], None] | None = None
) -> Input:
    """An Input for any binary stream, which need not be seekable.

    ``count`` is called with the number of bytes of each read.
    """
    head = b""
    rest: BinaryIO | None = stream
    while rest is not None and len(head) < HEAD_SIZE:
        piece = _read(rest, HEAD_SIZE - len(head), name)
        head += piece
        if not piece:
            rest = None  # a terminal reports its end only once
    raw = _Rewound(name, head, rest, count)
    return Input(name, head, cast(BinaryIO, io.BufferedReader(raw, _BUFFER_SIZE)))


@contextmanager
def open_input(path: str, count: Callable[[int], None] | None = None) -> Iterator[Input]:
    """The file at ``path``, or standard input for ``-``.

    Raises InputError if it cannot be opened or read.
    """
    if path == "-":
        if sys.stdin is None:
            raise InputError("standard input is closed", STDIN_NAME)
        yield wrap_input(sys.stdin.buffer, STDIN_NAME, count)
        return
    try:
        file = open(path, "rb", buffering=0)  # noqa: SIM115
    except FileNotFoundError as error:
        raise InputError(_missing(path), path) from error
    except (OSError, ValueError) as error:
        raise InputError(_reason(error), path) from error
    with file:
        yield wrap_input(cast(BinaryIO, file), path, count)


@contextmanager
def open_source(source: Source) -> Iterator[Input]:
    """The opened source. Raises InputError, and TypeError for an object of another kind."""
    if isinstance(source, (str, os.PathLike)) and not _is_text(source):
        with open_input(os.fspath(source)) as opened:
            yield opened
    elif isinstance(source, (bytes, bytearray, memoryview)):
        yield wrap_input(io.BytesIO(source), None)
    elif isinstance(source, str):
        yield _text_input(source, None)
    else:
        yield _file_input(source)


def _is_text(source: object) -> bool:
    return isinstance(source, str) and (
        "\n" in source or "\r" in source or source.lstrip()[:1] in ("{", "[")
    )


def _text_input(text: str, name: str | None) -> Input:
    opened = wrap_input(io.BytesIO(text.encode("utf-8", "replace")), name)
    return opened._replace(encoding="utf-8")


def _file_input(file: Any) -> Input:
    """An Input for an open file, in binary or text mode."""
    name = getattr(file, "name", None)
    name = name if isinstance(name, str) else None
    if isinstance(file, io.TextIOBase):
        binary = getattr(file, "buffer", None)
        if binary is None:
            return _text_input(file.read(), name)
        opened = wrap_input(cast(BinaryIO, binary), name)
        return opened._replace(encoding=getattr(file, "encoding", None))
    if not hasattr(file, "read"):
        raise TypeError(f"not a path, text, bytes or open file: {type(file).__name__}")
    return wrap_input(cast(BinaryIO, file), name)


def size_of(path: str) -> int | None:
    """The length of a regular file in bytes, or None for anything else."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None


def _read(stream: BinaryIO, size: int, name: str | None) -> bytes:
    # read1 returns what is there: a terminal would block until a full buffer was typed.
    read = getattr(stream, "read1", stream.read)
    try:
        return cast(bytes, read(size)) or b""
    except OSError as error:
        raise InputError(_reason(error), name) from error


def _missing(path: str) -> str:
    """The message for a missing file, with a suggestion if there is one."""
    if path.startswith(("http://", "https://")):
        return "this is a URL; download the file first"
    if path.startswith("10.") and "/" in path:
        return "this is a DOI; ris2cite reads files, and does not look up DOIs"
    if not path:
        return "the file name is empty"
    folder, name = os.path.split(path)
    try:
        there = {os.path.splitext(one)[0]: one for one in sorted(os.listdir(folder or "."))}
    except OSError:
        there = {}
    near = nearest(os.path.splitext(name)[0], there, 0.7)
    hint = f"; did you mean {os.path.join(folder, there[near])}?" if near else ""
    return f"no such file{hint}"


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if isinstance(error, IsADirectoryError):
        return "this is a folder; give the files in it"
    if isinstance(error, PermissionError):
        return "permission denied"
    return getattr(error, "strerror", None) or str(error)


@contextmanager
def open_output(target: str | None) -> Iterator[BinaryIO]:
    """A stream for the output: a file, or standard output for ``None`` and ``-``.

    A regular file is written under a hidden name in the same folder and renamed when
    the block succeeds; otherwise the new file is removed, and the old one is left
    untouched. Devices and pipes are written directly. Raises OutputError if writing
    fails; a BrokenPipeError is passed on.
    """
    if target is None or target == "-":
        if sys.stdout is None:
            raise OutputError(f"{STDOUT_NAME}: standard output is closed")
        yield from _reporting_errors(STDOUT_NAME, sys.stdout.buffer)
        return
    real = os.path.realpath(target)
    if os.path.isdir(real):
        raise OutputError(f"{target}: this is a folder; give a file name")
    if os.path.exists(real) and not os.path.isfile(real):
        with _open_to_write(real, "wb", target) as device:
            yield from _reporting_errors(target, device)
        return
    # Choosing the name before creating the file means that an interrupt at any moment
    # leaves no file behind.
    temporary = os.path.join(os.path.dirname(real), f".ris2cite-{os.urandom(8).hex()}.part")
    try:
        with _open_to_write(temporary, "xb", target) as stream:
            yield from _reporting_errors(target, stream)
            _keep_mode(real, stream)
        try:
            os.replace(temporary, real)
        except OSError as error:
            raise OutputError(f"{target}: {_reason(error)}") from error
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(temporary)
        raise


def _open_to_write(path: str, mode: str, target: str) -> BinaryIO:
    try:
        return cast(BinaryIO, open(path, mode))
    except (OSError, ValueError) as error:
        reason = "no such folder" if isinstance(error, FileNotFoundError) else _reason(error)
        raise OutputError(f"{target}: cannot be written: {reason}") from error


def _reporting_errors(name: str, stream: BinaryIO) -> Iterator[BinaryIO]:
    """Yield the stream, then flush it, so that a full disk is reported too."""
    try:
        yield stream
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"{name}: cannot be written: {_reason(error)}") from error


def _keep_mode(real: str, stream: BinaryIO) -> None:
    """Give the new file the permissions of the file that it replaces, if any."""
    with suppress(OSError):
        os.chmod(stream.name, stat.S_IMODE(os.stat(real).st_mode))
