"""Decoding in all encodings, in chunks, with diagnostics."""

from __future__ import annotations

import io

import pytest

from ris2cite.errors import Diagnostic, UsageError
from ris2cite.text.account import Account
from ris2cite.text.decode import CHUNK, decode_mixed, read_text


def decode(
    data: bytes, encoding: str | None = None
) -> tuple[str, list[tuple[str, int | None]], Account]:
    reported: list[Diagnostic] = []
    account = Account()
    text = "".join(
        read_text(
            io.BytesIO(data),
            source="x.ris",
            report=reported.append,
            encoding=encoding,
            account=account,
        )
    )
    return text, [(one.code, one.line) for one in reported], account


SENTENCES = {
    "gb18030": "河流与土壤的关系：中国北方三个村庄的实地研究，王小明",
    "big5": "河流與土壤的關係：三個村莊的實地研究，王小明",
    "cp932": "川と土の関係についての研究：三つの村で調べたこと",
    "euc_jp": "川と土の関係についての研究：三つの村で調べたこと",
    "cp949": "강과 토양의 관계에 대한 연구: 세 마을의 현장 조사",
    "cp1251": "Исследование рек и почв в трёх северных деревнях",
    "koi8_r": "Исследование рек и почв в трёх северных деревнях",
    "cp1253": "Μελέτη των ποταμών και του εδάφους σε τρία χωριά",
    "cp1256": "دراسة الأنهار والتربة في ثلاث قرى في الشمال",
    "cp1250": "Żółta łąka nad rzeką — badanie gleby w trzech wsiach, Łukasiewicz",
    "mac_roman": "Étude des rivières et des sols gelés à l’été dans trois villages",
    "cp850": "Étude des rivières et des sols gelés, Müller et Günther",
    "cp1252": "Étude des rivières – et des sols gelés – à l’été, “Müller”",
    "latin-1": "Étude des rivières et des sols gelés, Müller et Günther",
    "utf-16-le": "Étude des rivières",
    "utf-16-be": "Étude des rivières",
}


@pytest.mark.parametrize("encoding", SENTENCES)
def test_legacy_encodings_are_detected_and_reported(encoding: str) -> None:
    text = f"TY  - JOUR\nTI  - {SENTENCES[encoding]}\nPY  - 1999\nER  - \n" * 3
    decoded, reported, account = decode(text.encode(encoding))
    assert decoded == text
    assert reported[0][0] in ("encoding-guessed", "encoding-fallback")
    assert len(reported) == 1
    assert account.lines == 12


@pytest.mark.parametrize("encoding", [*SENTENCES, "utf-8", "utf-16", "utf-32", "utf-8-sig"])
def test_the_requested_encoding_is_used(encoding: str) -> None:
    text = f"TI  - {SENTENCES.get(encoding, 'Żółta łąka')}\n"
    assert decode(text.encode(encoding), encoding)[:2] == (text, [])


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_the_encoding(codec: str) -> None:
    assert decode("TY  - JOUR\nTI  - Łódź\n".encode(codec))[:2] == ("TY  - JOUR\nTI  - Łódź\n", [])


@pytest.mark.parametrize("name", ["klingon", "base64", "undefined", "", "a\0b"])
def test_an_encoding_that_does_not_exist_is_an_error_of_use(name: str) -> None:
    with pytest.raises(UsageError, match="unknown encoding"):
        decode(b"TY  - JOUR\n", name or "\N{SNOWMAN}")


def test_each_run_of_lines_that_are_not_utf8_is_reported_once() -> None:
    lines = [
        "TI  - één".encode(),
        "AU  - Müller".encode("cp1252"),
        b"PY  - 1999",
        "AU  - Möller".encode("cp1252"),
        "AB  - naïve".encode(),
        "KW  - Übung".encode("cp1252"),
        "N1  - plain enough, and “quoted”".encode(),
    ]
    text, reported, _ = decode(b"\n".join(lines))
    assert text == (
        "TI  - één\nAU  - Müller\nPY  - 1999\nAU  - Möller\nAB  - naïve\nKW  - Übung\n"
        "N1  - plain enough, and “quoted”"
    )
    assert reported == [("encoding-fallback", 2), ("encoding-fallback", 6)]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (b"caf\xe9 \xc3\xa9", "café é"),
        (b"\x93quoted\x94 \x96 100 \x80", "“quoted” – 100 €"),
        (b"\x81\xe9", "\x81é"),
        (b"cut \xe2\x82", "cut â‚"),
        (b"\xed\xa0\xbd\xed\xb8\x80!", "😀!"),
        (b"lone \xed\xa0\xbd", "lone \ufffd"),
    ],
)
def test_a_line_that_is_only_partly_utf8(line: bytes, text: str) -> None:
    assert decode_mixed(line)[1] == text


def test_bytes_that_cannot_be_decoded_are_reported() -> None:
    text, reported, _ = decode(b"one\ntwo \x81\nthree\n", "cp1252")
    assert text == "one\ntwo \ufffd\nthree\n"
    assert reported == [("undecodable", 2)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("shift", range(3))
@pytest.mark.parametrize("encoding", [None, "utf-8", "latin-1"])
def test_chunks_are_cut_after_lines_and_between_none(
    end: str, shift: int, encoding: str | None
) -> None:
    lines = ["é" * shift] + ["x" * 61] * (2 * CHUNK // 60)
    reported: list[Diagnostic] = []
    data = end.join(lines).encode("latin-1" if encoding == "latin-1" else "utf-8")
    chunks = list(
        read_text(io.BytesIO(data), source=None, report=reported.append, encoding=encoding)
    )
    assert "".join(chunks) == "\n".join(lines)
    assert all(chunk.endswith("\n") for chunk in chunks[:-1])
    assert not reported


def test_streams_may_return_less_than_requested() -> None:
    class Trickle(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            return super().read(min(size or 7, 7))

    chunks = read_text(Trickle(b"a\r\nb\rc" * 100), source=None, report=print)
    assert "".join(chunks) == "a\nb\nc" * 100


@pytest.mark.parametrize(
    ("data", "lines"), [(b"", 0), (b"\n", 1), (b"a", 1), (b"a\r\nb\rc\n", 3), (b"\r\r\n\n", 3)]
)
def test_lines_end_in_lf_crlf_or_cr(data: bytes, lines: int) -> None:
    assert decode(data)[2].lines == lines
