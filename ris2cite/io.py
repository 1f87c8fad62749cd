"""Streams: opening what is read, and replacing what is written only when all of it is."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, BinaryIO, NamedTuple, TypeAlias, cast

from ris2cite.errors import InputError, OutputError

HEAD_SIZE = 1 << 16
"""How many bytes of an input are looked at to detect its format."""

STDIN_NAME = "<stdin>"
STDOUT_NAME = "<stdout>"

Source: TypeAlias = "str | bytes | os.PathLike[str] | BinaryIO | io.TextIOBase"
"""A path; text or bytes; or an open file. A string is text where it holds a line
break or starts as JSON does, else the path of a file."""

_BUFFER_SIZE = 1 << 17


class Input(NamedTuple):
    """One opened input: its name in diagnostics, its first bytes, a stream that starts
    with these same bytes, and its encoding where that is known."""

    name: str | None
    head: bytes
    stream: BinaryIO
    encoding: str | None = None


class _Rewound(io.RawIOBase):
    """A stream that hands out the bytes already looked at once more, and counts."""

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
    """An Input on any binary stream, which is read on and never sought.

    ``count`` is called with the number of bytes each time some are read.
    """
    head = b""
    rest: BinaryIO | None = stream
    while rest is not None and len(head) < HEAD_SIZE:
        piece = _read(rest, HEAD_SIZE - len(head), name)
        head += piece
        if not piece:
            rest = None  # a terminal reports the end once, and not again
    raw = _Rewound(name, head, rest, count)
    return Input(name, head, cast(BinaryIO, io.BufferedReader(raw, _BUFFER_SIZE)))


@contextmanager
def open_input(path: str, count: Callable[[int], None] | None = None) -> Iterator[Input]:
    """The file at ``path``, or standard input for ``-``.

    Raises InputError, in words for a person, where it cannot be opened or read.
    """
    if path == "-":
        if sys.stdin is None:
            raise InputError("standard input is closed", STDIN_NAME)
        yield wrap_input(sys.stdin.buffer, STDIN_NAME, count)
        return
    try:
        file = open(path, "rb", buffering=0)  # noqa: SIM115
    except (OSError, ValueError) as error:
        raise InputError(_why(error), path) from error
    with file:
        yield wrap_input(cast(BinaryIO, file), path, count)


@contextmanager
def open_source(source: Source) -> Iterator[Input]:
    """Whatever holds records, opened. Raises InputError, and TypeError for anything else."""
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
    """An input on a file that is open already, in binary or in text mode."""
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
    """The length in bytes of a regular file, ``None`` for anything else."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None


def _read(stream: BinaryIO, size: int, name: str | None) -> bytes:
    # One piece at a time, as it comes: the rest of a terminal's line is never there.
    read = getattr(stream, "read1", stream.read)
    try:
        return cast(bytes, read(size)) or b""
    except OSError as error:
        raise InputError(_why(error), name) from error


def _why(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if isinstance(error, IsADirectoryError):
        return "is a folder; give the files in it"
    if isinstance(error, PermissionError):
        return "permission denied"
    return getattr(error, "strerror", None) or str(error)


@contextmanager
def open_output(target: str | None) -> Iterator[BinaryIO]:
    """A stream for the product: a file, or standard output for ``None`` and ``-``.

    A regular file is written beside itself, under a hidden name, and renamed when
    the block ends well; when it does not, the old file stays as it was and the
    new one is removed. A device or a pipe is written as it is. Raises OutputError
    where it cannot be written; BrokenPipeError goes through.
    """
    if target is None or target == "-":
        if sys.stdout is None:
            raise OutputError(f"{STDOUT_NAME}: standard output is closed")
        yield from _in_words(STDOUT_NAME, sys.stdout.buffer)
        return
    real = os.path.realpath(target)
    if os.path.isdir(real):
        raise OutputError(f"{target}: is a folder; give a file name")
    if os.path.exists(real) and not os.path.isfile(real):
        with _open_to_write(real, "wb", target) as device:
            yield from _in_words(target, device)
        return
    # The name is known before the file is, so that no moment is left in which an
    # interrupt finds a file that nobody would remove.
    beside = os.path.join(os.path.dirname(real), f".ris2cite-{os.urandom(8).hex()}.part")
    try:
        with _open_to_write(beside, "xb", target) as stream:
            yield from _in_words(target, stream)
            _keep_mode(real, stream)
        try:
            os.replace(beside, real)
        except OSError as error:
            raise OutputError(f"{target}: {_why(error)}") from error
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(beside)
        raise


def _open_to_write(path: str, mode: str, target: str) -> BinaryIO:
    try:
        return cast(BinaryIO, open(path, mode))
    except (OSError, ValueError) as error:
        why = "no such folder" if isinstance(error, FileNotFoundError) else _why(error)
        raise OutputError(f"{target}: cannot be written: {why}") from error


def _in_words(name: str, stream: BinaryIO) -> Iterator[BinaryIO]:
    """Hand out the stream; a disk that is full at the last flush is reported as well."""
    try:
        yield stream
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"{name}: cannot be written: {_why(error)}") from error


def _keep_mode(real: str, stream: BinaryIO) -> None:
    """Give the new file the permissions of the one it replaces, where there is one."""
    with suppress(OSError):
        os.chmod(stream.name, stat.S_IMODE(os.stat(real).st_mode))
