"""Bytes → text, as a stream of chunks of whole lines that end in LF.

Input is decoded as UTF-8 by default. UTF-16 and UTF-32 are recognised by their byte order
mark or the pattern of NUL bytes. Lines that are not valid UTF-8 are read as Windows-1252,
unless the first MiB looks like another legacy encoding. Whatever is not read as UTF-8 is
reported.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from typing import AnyStr, BinaryIO, NamedTuple

from ris2cite.errors import Diagnostic, Report, UsageError
from ris2cite.text.account import Account
from ris2cite.text.pattern import Pattern

CHUNK = 1 << 18
HEAD = 1 << 20
SAMPLE = 1 << 14

LEGACY = (
    "gb18030 big5 cp932 euc_jp cp949 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 "
    "cp1257 koi8_r mac_roman cp850 iso8859_2 iso8859_7 iso8859_9 cp874"
).split()
"""The legacy encodings that exports use in practice, besides Windows-1252. Detection
among all known encodings is less accurate."""

LATIN = ("cp1250", "iso8859_2", "cp1254", "cp1257", "iso8859_9")
"""Groups of these that differ only in a few letters."""

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HIGH = Pattern(rb"[\x80-\xff]+")
_WELL_FORMED = Pattern(
    rb"([\x00-\x7f]+|(?:[\xc2-\xdf][\x80-\xbf])+|\xe0[\xa0-\xbf][\x80-\xbf]"
    rb"|(?:[\xe1-\xec\xee\xef][\x80-\xbf]{2})+|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})"
)
_SURROGATES = Pattern(rb"(?:\xed[\xa0-\xbf][\x80-\xbf])+")
_UNLIKELY_IN_1252 = re.compile(
    rb"[\x81\x83\x86-\x88\x8d\x8f\x90\x98\x9d]|(?<=[a-z])[\x8a\x8e]"
    rb"|[\xa3\xa5\xaf\xb3\xb9](?=[a-z])|(?<=[a-z])[\xbc\xbe\xbf](?=[a-z])"
)


class Encoding(NamedTuple):
    """The encoding of a file, as detected from its first bytes.

    ``name`` is the name of a Python codec, ``skip`` the length of the byte order mark.
    ``guessed`` means that the file does not declare its encoding.
    """

    name: str
    skip: int = 0
    guessed: bool = False


def detect(head: bytes) -> Encoding:
    """The encoding of a file with these first bytes, of which up to 1 MiB is examined."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return Encoding(name, len(mark))
    wide = _by_nulls(head[:4096])
    if wide is not None:
        return Encoding(wide, guessed=True)
    legacy = _legacy(head[:HEAD])
    return Encoding("utf-8") if legacy is None else Encoding(legacy, guessed=True)


def _by_nulls(head: bytes) -> str | None:
    """UTF-16 without a byte order mark, where Latin text has a NUL in each pair of bytes."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if half < 2:
        return None
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _may_be_utf8(head: bytes) -> bool:
    """Whether the bytes are valid UTF-8, apart from a truncated last character."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True


def _legacy(head: bytes) -> str | None:
    """The legacy encoding of the text, or None if it is likely to be Windows-1252."""
    if _may_be_utf8(head):
        return None
    bad, good = _lines_not_utf8(head)
    if good > len(bad) or is_western(b"\n".join(bad)):
        return None
    from charset_normalizer import from_bytes

    sample = b"\n".join(bad)[:SAMPLE]
    best = from_bytes(sample, cp_isolation=LEGACY, preemptive_behaviour=False).best()
    if best is None or best.encoding not in LATIN:
        return None if best is None else best.encoding
    return max((best.encoding, *LATIN), key=lambda name: _letters(sample, name))


def _letters(sample: bytes, encoding: str) -> int:
    """The number of letters in the decoded bytes, minus the symbols inside words."""
    return sum(map(str.isalpha, sample.decode(encoding, "replace")))


def _lines_not_utf8(head: bytes) -> tuple[list[bytes], int]:
    """The lines that are not valid UTF-8, and the number of other lines beyond ASCII."""
    bad: list[bytes] = []
    good = 0
    lines = re.split(rb"[\r\n]+", head)
    if len(lines) > 1:
        lines.pop()
    for line in lines:
        if line.isascii():
            continue
        try:
            line.decode()
        except UnicodeDecodeError:
            bad.append(line)
        else:
            good += 1
    return bad, good


def is_western(text: bytes) -> bool:
    """Whether the bytes are plausible as Windows-1252, where accented letters are isolated.

    Cyrillic, Greek and East Asian encodings have long runs of high bytes; Shift-JIS and
    Mac Roman use the bytes of characters that are rare in Windows-1252.
    """
    runs = _HIGH.findall(text)
    high = sum(map(len, runs))
    if not high:
        return True
    long_runs = sum(len(run) for run in runs if len(run) > 2)
    unlikely = len(_UNLIKELY_IN_1252.findall(text))
    return long_runs <= 0.3 * high and unlikely <= 0.1 * high


def read_text(
    stream: BinaryIO,
    *,
    source: str | None,
    report: Report,
    encoding: str | None = None,
    account: Account | None = None,
) -> Iterator[str]:
    """Yield the decoded text in chunks of whole lines; LF, CRLF and CR all become LF.

    Only the last chunk may end without a newline. Raises UsageError for an unknown
    ``encoding``.
    """
    head = _read_full(stream, HEAD if encoding is None else CHUNK)
    found = _chosen(encoding, head) if encoding else detect(head)
    if found.guessed:
        report(_guess(found.name, source))
    book = account if account is not None else Account()
    chunks = _byte_chunks(head[found.skip :], stream)
    if found.name == "utf-8":
        lines = _utf8(chunks, source, report)
    else:
        lines = _codec(chunks, found.name, source, report)
    return _counted(lines, book)


def _counted(chunks: Iterator[str], account: Account) -> Iterator[str]:
    last = "\n"
    for chunk in chunks:
        account.lines += chunk.count("\n")
        last = chunk[-1]
        yield chunk
    account.lines += last != "\n"


def _guess(name: str, source: str | None) -> Diagnostic:
    return Diagnostic(
        "warning",
        "encoding-guessed",
        f"not UTF-8, and no encoding is declared; read as {name} (change with --encoding)",
        source,
        1,
    )


def _chosen(encoding: str, head: bytes) -> Encoding:
    """The encoding that the caller asks for; its byte order mark, if any, is skipped."""
    try:
        name = codecs.lookup(encoding).name
        "".encode(name)
    except (LookupError, ValueError) as error:
        raise UsageError(f"unknown encoding: {encoding}") from error
    if name == "utf-8-sig":
        name = "utf-8"
    for mark, marked in _MARKS:
        if head.startswith(mark) and marked.startswith(name):
            return Encoding(marked, len(mark))
    if name in ("utf-16", "utf-32"):
        name += "-le"
    return Encoding(name)


def _read_full(stream: BinaryIO, size: int) -> bytes:
    """Read ``size`` bytes, fewer only at the end: one read of a pipe may return less."""
    pieces: list[bytes] = []
    while size > 0:
        piece = stream.read(size)
        if not piece:
            break
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def _byte_chunks(head: bytes, stream: BinaryIO) -> Iterator[bytes]:
    for start in range(0, len(head), CHUNK):
        yield head[start : start + CHUNK]
    del head
    while chunk := _read_full(stream, CHUNK):
        yield chunk


def _whole_lines(chunks: Iterable[AnyStr], lf: AnyStr, cr: AnyStr) -> Iterator[AnyStr]:
    """The stream, cut after line ends. A CR at the end of a chunk may be half of a CRLF."""
    pending: list[AnyStr] = []
    for chunk in chunks:
        cut = chunk.rfind(lf) + 1 or chunk.rfind(cr, 0, len(chunk) - 1) + 1
        if cut:
            pending.append(chunk[:cut])
            yield lf[:0].join(pending)
            pending = [chunk[cut:]]
        else:
            pending.append(chunk)
    rest = lf[:0].join(pending)
    if rest:
        yield rest


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _utf8(chunks: Iterable[bytes], source: str | None, report: Report) -> Iterator[str]:
    """Decode as UTF-8, and other lines in a legacy encoding."""
    fallback = _Fallback(source, report)
    for chunk in _whole_lines(chunks, b"\n", b"\r"):
        try:
            text = _newlines(chunk.decode())
        except UnicodeDecodeError:
            text = "\n".join(map(fallback.decode_line, _newlines_of(chunk).split(b"\n")))
            fallback.line -= 1
        else:
            fallback.count_lines(text)
        yield text
    fallback.close()


def _newlines_of(chunk: bytes) -> bytes:
    return chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in chunk else chunk


class _Fallback:
    """Decodes lines that are not UTF-8, and reports each run of them once.

    Plain ASCII lines neither end a run nor belong to one.
    """

    def __init__(self, source: str | None, report: Report) -> None:
        self.source = source
        self.report = report
        self.line = 1
        self.first = 0
        self.last = 0
        self.count = 0
        self.name = ""

    def count_lines(self, text: str) -> None:
        """Count lines of valid UTF-8, which end the run unless they are plain ASCII."""
        if self.count and not text.isascii():
            self.close()
        self.line += text.count("\n")

    def decode_line(self, line: bytes) -> str:
        if line.isascii():
            text = line.decode()
        else:
            try:
                text = line.decode()
                self.close()
            except UnicodeDecodeError:
                text = self._legacy(line)
        self.line += 1
        return text

    def _legacy(self, line: bytes) -> str:
        name, text = decode_mixed(line)
        if name != self.name:
            self.close()
        if not self.count:
            self.first, self.name = self.line, name
        self.last = self.line
        self.count += 1
        return text

    def close(self) -> None:
        """End the current run, if any, and report it."""
        if not self.count:
            return
        if self.count == 1:
            place = "this line is"
        else:
            place = f"{self.count} lines from here to line {self.last} are"
        read = f"read as {self.name} (change with --encoding)"
        message = f"{place} not UTF-8; {read}"
        self.report(Diagnostic("warning", "encoding-fallback", message, self.source, self.first))
        self.count = 0


def decode_mixed(line: bytes) -> tuple[str, str]:
    """The name of the encoding and the text of a line that is not valid UTF-8.

    Valid UTF-8 sequences are decoded as such, all other bytes as Windows-1252, or as
    Latin-1 if the line has bytes that are undefined in Windows-1252. Surrogates that
    were encoded one by one (CESU-8) are combined if they form pairs.
    """
    if _SURROGATES.search(line):
        pieces = _SURROGATES.split(line)
        try:
            clean = all(piece.decode() is not None for piece in pieces)
        except UnicodeDecodeError:
            clean = False
        if clean:
            wide = line.decode("utf-8", "surrogatepass").encode("utf-16-le", "surrogatepass")
            return "UTF-8 with surrogates (CESU-8)", wide.decode("utf-16-le", "replace")
    pieces = _WELL_FORMED.split(line)
    try:
        b"".join(pieces[::2]).decode("cp1252")
        name, codec = "Windows-1252 (cp1252)", "cp1252"
    except UnicodeDecodeError:
        name, codec = "Latin-1 (ISO 8859-1)", "latin-1"
    texts = [piece.decode("utf-8" if index % 2 else codec) for index, piece in enumerate(pieces)]
    return name, "".join(texts)


def _codec(chunks: Iterable[bytes], name: str, source: str | None, report: Report) -> Iterator[str]:
    """Decode another encoding; bytes that cannot be decoded become U+FFFD and are reported."""
    losses = _Losses(name, source, report)
    for text in _whole_lines(_decoded(chunks, name, losses), "\n", "\r"):
        lines = _newlines(text)
        losses.check_lines(lines)
        yield lines


class _Losses:
    """Reports the lines with bytes that could not be decoded."""

    def __init__(self, name: str, source: str | None, report: Report) -> None:
        self.name = name
        self.source = source
        self.report = report
        self.line = 1
        self.errors = 0

    def check_lines(self, lines: str) -> None:
        """Count lines, and report those with replacement characters if decoding failed."""
        if self.errors and "\ufffd" in lines:
            broken = [n for n, line in enumerate(lines.split("\n")) if "\ufffd" in line]
            count = (
                f"{len(broken)} lines from here on contain"
                if len(broken) > 1
                else "this line contains"
            )
            message = f"{count} bytes that are not {self.name}; each is read as U+FFFD"
            place = self.line + broken[0]
            self.report(Diagnostic("warning", "undecodable", message, self.source, place))
            self.errors = 0
        self.line += lines.count("\n")


def _decoded(chunks: Iterable[bytes], name: str, losses: _Losses) -> Iterator[str]:
    strict = codecs.getincrementaldecoder(name)("strict")
    lenient = codecs.getincrementaldecoder(name)("replace")
    for chunk, final in _with_end(chunks):
        state = strict.getstate()
        try:
            yield strict.decode(chunk, final)
        except UnicodeDecodeError:
            losses.errors += 1
            lenient.setstate(state)
            yield lenient.decode(chunk, final)
            strict.setstate(lenient.getstate())


def _with_end(chunks: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    for chunk in chunks:
        yield chunk, False
    yield b"", True
