"""Hypothesis strategies: bytes, and RIS text with realistic errors."""

from __future__ import annotations

from hypothesis import strategies as st

TAGS = "TY AU A1 A2 ED TI T1 T2 JO JF PY Y1 DA VL IS SP EP SN DO UR KW AB N1 N2 M3 C1 ID LA ER"
TYPES = [
    "JOUR",
    "BOOK",
    "CHAP",
    "CONF",
    "THES",
    "ELEC",
    "GEN",
    "",
    "jour",
    "XXXX",
    "Journal Article",
]
SEPARATORS = ["  - "] * 6 + [" - ", "  -", "\t- ", "\xa0\xa0- ", "   -  ", "- ", "  – ", " -", "-"]
ENDS = ["\n"] * 8 + ["\r\n", "\r", "\r\r\n", "\v", "\f", "\x85", "\u2028", "\u2029", "\n\n"]
VALUES = [
    "",
    " ",
    "Ames, A.",
    "Ames, A.; Budd, B.",
    "von der Budd, B., Jr.",
    "The Office of Offices",
    "et al.",
    "1999",
    "1999/05/17/Spring",
    "0000",
    "99999",
    "-5000",
    "//",
    "1-",
    "--",
    "12-3",
    "None",
    "10.5555/(SICI)1;2<3::4>5",
    "https://example.org/?a=b;c",
    "1234-5679 (Print)",
    "One <i>two</i> &amp; three",
    "<<<<>&#0;&#xD800;&#99999999;",
    "\\input{x} $y$ {z",
    "\x00\x1b[31m\u202e",
    "a" * 200,
    "ER",
    "TY",
]
JUNK = [
    "1.",
    "Record #3 of 78",
    "Provider: X",
    '"x"',
    "% comment",
    "   ",
    "COVID-19",
    "ER",
    "Database: Y",
]

words = st.sampled_from(VALUES) | st.text(max_size=40)

tag_lines = st.builds(
    lambda tag, separator, value: tag + separator + value,
    st.sampled_from([*TAGS.split(), "ty", "au", "DOI", "PMID", "XX"]),
    st.sampled_from(SEPARATORS),
    words,
)
other_lines = st.sampled_from(JUNK) | words | words.map(lambda word: "      " + word)
type_lines = st.builds(
    lambda separator, type: f"TY{separator}{type}",
    st.sampled_from(SEPARATORS),
    st.sampled_from(TYPES),
)
end_lines = st.sampled_from(["ER  - "] * 6 + ["ER  -", "ER", "ER - ", "ER  - x", "", "er  - "])

records = st.builds(
    lambda before, type, body, end: [*before, *type, *body, end],
    st.lists(other_lines | tag_lines, max_size=2),
    st.lists(type_lines, min_size=0, max_size=2),
    st.lists(st.one_of(tag_lines, tag_lines, tag_lines, other_lines), max_size=12),
    end_lines,
)


@st.composite
def ris_texts(draw: st.DrawFn) -> str:
    """A file of up to six records, each line ended in one way or another."""
    lines = [line for record in draw(st.lists(records, max_size=6)) for line in record]
    usual = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    ends = draw(st.lists(st.sampled_from(ENDS), max_size=8))
    text = "".join(
        line + (ends[number] if number < len(ends) else usual) for number, line in enumerate(lines)
    )
    return draw(st.sampled_from(["", "\ufeff"])) + text


@st.composite
def ris_files(draw: st.DrawFn) -> bytes:
    """A RIS text in some encoding, perhaps cut off, perhaps with stray bytes in it."""
    text = draw(ris_texts())
    codec = draw(
        st.sampled_from(["utf-8", "utf-8", "utf-8", "cp1252", "utf-16", "utf-16-be", "cp1251"])
    )
    data = text.encode(codec, "replace")
    if draw(st.booleans()):
        return data
    at = draw(st.integers(0, len(data)))
    return data[:at] + draw(st.binary(max_size=6)) + data[at + draw(st.integers(0, 4)) :]


files = ris_files() | st.binary(max_size=400)
