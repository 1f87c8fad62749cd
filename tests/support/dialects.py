"""The same records as different programs would write them.

``DIALECTS`` maps a name to a function from records to the bytes of a file. A
record is a list of (tag, paragraphs); the first tag is TY.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable

from tests.support.paths import TESTS

Lines = list[str]
Entry = list[tuple[str, Lines]]

BASE = TESTS / "ris" / "reading" / "data" / "base.ris"


def base_records() -> list[Entry]:
    """The records of ``data/base.ris``, read in the simplest way."""
    records: list[Entry] = []
    for block in re.split(r"\nER  - \n*", BASE.read_text("utf-8"))[:-1]:
        entry: Entry = []
        for line in block.split("\n"):
            if re.match(r"[A-Z][A-Z0-9]  - ", line):
                entry.append((line[:2], [line[6:]]))
            elif line:
                entry[-1][1].append(line)
        records.append(entry)
    return records


def tag_lines(entry: Entry, separator: str = "  - ") -> Lines:
    """A record's lines without its end line."""
    lines = []
    for tag, paragraphs in entry:
        lines.append(f"{tag}{separator}{paragraphs[0]}")
        lines += paragraphs[1:]
    return lines


def blocks(records: list[Entry], end: str = "ER  - ", separator: str = "  - ") -> list[Lines]:
    return [[*tag_lines(entry, separator), end] for entry in records]


def file(parts: list[Lines], newline: str = "\n", gap: str = "") -> str:
    """The blocks as a file, a blank line after each."""
    return "".join(newline.join([*lines, gap, ""]) for lines in parts)


def separated(separator: str, end: str | None = None) -> Callable[[list[Entry]], bytes]:
    end = f"ER{separator}" if end is None else end
    return lambda records: file(blocks(records, end, separator)).encode()


def ended(newline: str) -> Callable[[list[Entry]], bytes]:
    return lambda records: file(blocks(records), newline).encode()


def encoded(codec: str, mark: bytes = b"") -> Callable[[list[Entry]], bytes]:
    return lambda records: mark + file(blocks(records)).encode(codec)


def by_line(change: Callable[[str], str]) -> Callable[[list[Entry]], bytes]:
    """Every line, changed separately."""
    return lambda records: "\n".join(map(change, file(blocks(records)).split("\n"))).encode()


def by_record(change: Callable[[int, Lines], Lines]) -> Callable[[list[Entry]], bytes]:
    """The lines of every record, changed together with end line and gap."""

    def write(records: list[Entry]) -> bytes:
        changed = [change(number, [*block, ""]) for number, block in enumerate(blocks(records), 1)]
        return "".join("\n".join([*lines, ""]) for lines in changed).encode()

    return write


def tag_case(line: str) -> str:
    return line[:2].lower() + line[2:] if re.match(r"[A-Z][A-Z0-9]  - ", line) else line


def mixed_ends(records: list[Entry]) -> bytes:
    ends = ["\n", "\r\n", "\r"]
    lines = file(blocks(records)).split("\n")[:-1]
    # An LF after a lone CR would read as one line end: CR is followed by CR or text.
    text = ""
    for number, line in enumerate(lines):
        end = ends[number % 3]
        text += line + ("\n" if end == "\r" and not lines[min(number + 1, len(lines) - 1)] else end)
    return text.encode()


def stray_returns(records: list[Entry]) -> bytes:
    text = file(blocks(records))
    return re.sub(r"\n(?=(?:AD|C3|DO|TI)  - )", "\r", text).encode()


def return_before_type(records: list[Entry]) -> bytes:
    return re.sub(r"\n\n(?=TY  - )", "\n\r", file(blocks(records))).encode()


def wrapped(width: int, indent: str) -> Callable[[list[Entry]], bytes]:
    """Long values wrapped as by a mail program; links and lists are left unchanged."""

    def write(records: list[Entry]) -> bytes:
        parts = []
        for entry in records:
            lines: Lines = []
            for tag, paragraphs in entry:
                text: Lines = []
                for paragraph in paragraphs:
                    text += textwrap.wrap(
                        paragraph, width, break_long_words=False, break_on_hyphens=False
                    )
                lines.append(f"{tag}  - {text[0]}")
                lines += [indent + line for line in text[1:]]
            parts.append([*lines, "ER  - "])
        return file(parts).encode()

    return write


def softened(mark: str) -> Callable[[list[Entry]], bytes]:
    """Every fifth space in long values, replaced by a soft line break."""

    def soften(line: str) -> str:
        words = line.split(" ")
        if len(words) < 9 or "  -" not in line:
            return line
        return "".join(
            word + ("" if n == len(words) else mark if n % 5 == 0 and n > 4 else " ")
            for n, word in enumerate(words, 1)
        )

    return by_line(soften)


def keywords_together(records: list[Entry]) -> bytes:
    parts = []
    for entry in records:
        lines: Lines = []
        seen = False
        for tag, paragraphs in entry:
            if tag == "KW" and seen:
                lines.append(paragraphs[0])
                continue
            seen = tag == "KW"
            lines += tag_lines([(tag, paragraphs)])
        parts.append([*lines, "ER  - "])
    return file(parts).encode()


def links_together(records: list[Entry]) -> bytes:
    return re.sub(r"(\nUR  - [^\n]*)\nUR  - ", r"\1\n", file(blocks(records))).encode()


def spaced_out(number: int, lines: Lines) -> Lines:
    """Blank lines between tags, but not inside values."""
    spaced: Lines = []
    for line in lines:
        if spaced and re.match(r"[A-Z][A-Z0-9]  - ", line):
            spaced.append("")
        spaced.append(line)
    return spaced


def type_moved(place: Callable[[int], int]) -> Callable[[list[Entry]], bytes]:
    def move(records: list[Entry]) -> bytes:
        parts = []
        for entry in records:
            rest = entry[1:]
            at = place(len(rest))
            parts.append([*tag_lines([*rest[:at], entry[0], *rest[at:]]), "ER  - "])
        return file(parts).encode()

    return move


def strays(number: int, lines: Lines) -> Lines:
    return [*lines[:-1], "C1  - left over", "NL  - 3", "", ""]


def ovid(records: list[Entry]) -> bytes:
    head = [
        "Database: Invented Index <1946 to June 2021>",
        "Search Strategy:",
        "-" * 60,
        "1     exp gates/ (1234)",
        "2     1 and hinges.mp. (56)",
        "",
        "*" * 27,
        "",
    ]
    parts = [
        [f"{number}. ", *lines, "Link to the Ovid Full Text or citation: https://example.org/o"]
        for number, lines in enumerate(blocks(records), 1)
    ]
    return ("\n".join([*head, ""]) + file(parts)).encode()


def headed(records: list[Entry]) -> bytes:
    head = 'Provider: Invented\nTagformat: RIS\nContent: text/plain; charset="utf-8"\n\n\n'
    return (head + file(blocks(records))).encode()


def cycle(*separators: str) -> Callable[[list[Entry]], bytes]:
    """Each line with another separator."""

    def write(records: list[Entry]) -> bytes:
        lines = file(blocks(records)).split("\n")
        return "\n".join(
            re.sub("^([A-Z][A-Z0-9])  - ", rf"\1{separators[n % len(separators)]}", line)
            for n, line in enumerate(lines)
        ).encode()

    return write


def without_last_end(records: list[Entry]) -> bytes:
    text = file(blocks(records))
    return text[: text.rindex("ER  - ")].encode()


def no_ends(gap: bool) -> Callable[[list[Entry]], bytes]:
    def write(records: list[Entry]) -> bytes:
        return file([tag_lines(entry) for entry in records], gap="" if gap else "\f").encode()

    return write


def tight(records: list[Entry]) -> bytes:
    return "".join("\n".join([*lines, ""]) for lines in blocks(records)).encode()


def indented(prefix: str) -> Callable[[list[Entry]], bytes]:
    return by_line(lambda line: prefix + line if line else line)


DIALECTS: dict[str, Callable[[list[Entry]], bytes]] = {
    "plain": encoded("utf-8"),
    "one space": separated(" - "),
    "three spaces": separated("   - "),
    "tab": separated("\t- "),
    "no-break spaces": separated("\xa0\xa0- "),
    "one no-break space": separated("\xa0- "),
    "space and no-break space": separated(" \xa0- "),
    "nothing after the hyphen": separated("  -"),
    "one space, nothing after": separated(" -"),
    "tab, then tab": separated("\t-\t"),
    "several after the hyphen": separated("  -    "),
    "en dash": separated("  – "),
    "no space before the hyphen": separated("- "),
    "separators mixed": cycle("  - ", " - ", "\t- ", "\xa0\xa0- ", "  -", "  -   "),
    "bare end tag": separated("  - ", "ER"),
    "end tag with a value": separated("  - ", "ER  - end"),
    "end tag without blank": separated("  - ", "ER  -"),
    "trailing blanks": by_line(lambda line: line + "  \t" if line else line),
    "indented": indented("    "),
    "indented by tabs": indented("\t"),
    "lower case": by_line(tag_case),
    "lower case, one space": by_line(
        lambda line: re.sub("^([a-z].)  - ", r"\1 - ", tag_case(line))
    ),
    "CRLF": ended("\r\n"),
    "CR": ended("\r"),
    "CR CR LF": ended("\r\r\n"),
    "line ends mixed": mixed_ends,
    "lone CR before some tags": stray_returns,
    "lone CR before TY": return_before_type,
    "UTF-8 with BOM": encoded("utf-8-sig"),
    "two BOMs": encoded("utf-8-sig", b"\xef\xbb\xbf"),
    "UTF-16 LE": encoded("utf-16-le", b"\xff\xfe"),
    "UTF-16 BE": encoded("utf-16-be", b"\xfe\xff"),
    "UTF-16 LE without BOM": encoded("utf-16-le"),
    "UTF-16 BE without BOM": encoded("utf-16-be"),
    "UTF-32": encoded("utf-32-le", b"\xff\xfe\0\0"),
    "cp1252": encoded("cp1252"),
    "Latin-1": encoded("latin-1"),
    "no final newline": lambda records: file(blocks(records)).rstrip().encode(),
    "last end tag missing": without_last_end,
    "every end tag missing": no_ends(gap=True),
    "every end tag missing, no gaps": no_ends(gap=False),
    "no gaps": tight,
    "many gaps": by_record(lambda number, lines: ["", "", *lines, "", " "]),
    "type in the middle": type_moved(lambda count: count // 2),
    "type last": type_moved(lambda count: count),
    "two type lines": by_record(lambda number, lines: [lines[0], *lines]),
    "type repeated at the end": by_record(
        lambda number, lines: [*lines[:-2], lines[0], *lines[-2:]]
    ),
    "numbered": by_record(lambda number, lines: [f"{number}.", *lines]),
    "numbered, ends missing": by_record(
        lambda number, lines: [f"{number}.", *(line for line in lines if line != "ER  - ")]
    ),
    "Record #n of m": by_record(lambda number, lines: [f"Record #{number} of 24", *lines]),
    "headers": headed,
    "Ovid": ovid,
    "strays after the end": by_record(strays),
    "wrapped at 60": wrapped(60, ""),
    "wrapped at 72, indented": wrapped(72, "      "),
    "wrapped at 45, indented": wrapped(45, "   "),
    "keywords one per line": keywords_together,
    "links one per line": links_together,
    "blank lines inside": by_record(spaced_out),
    "vertical tabs": softened("\v"),
    "form feeds": softened("\f"),
    "next lines": softened("\x85"),
    "line separators": softened("\u2028"),
    "paragraph separators": softened("\u2029"),
    "entities": by_line(lambda line: line.encode("ascii", "xmlcharrefreplace").decode()),
    "form feed before each record": by_record(lambda number, lines: ["\f" + lines[0], *lines[1:]]),
}
