"""Errors in styles are reported clearly and quickly."""

from __future__ import annotations

from pathlib import Path

import pytest

from ris2cite.csl.processor import CslProcessor
from ris2cite.errors import Diagnostic, StyleError
from tests.support.csl_cases import bibliography, read_cases, style
from tests.support.steps import count_steps

ERRORS = [
    *(
        (title, message, style(body))
        for title, (message, body) in read_cases("compiling/style_errors.txt")
    ),
    *(
        (title, message, xml.encode())
        for title, (message, xml) in read_cases("compiling/style_errors_whole.txt")
    ),
]
ITEMS = [
    {
        "id": f"work{n}",
        "type": "book",
        "title": f"Work {n}",
        "volume": "2",
        "author": [{"family": "Ash", "given": "Bo"}, {"family": "Elm", "given": "Cy"}],
        "issued": {"date-parts": [[2000 + n]]},
    }
    for n in range(3)
]


def render(source: str | bytes) -> list[str]:
    """Every text of a style, with its diagnostics."""
    reported: list[Diagnostic] = []
    processor = CslProcessor(ITEMS, style=source, on_diagnostic=reported.append)
    entries = [entry.text for entry in processor.bibliography()]
    cites = processor.cite_all([{"citationItems": [{"id": "work1"}, {"id": "work2"}]}])
    return [*entries, *cites, *map(str, reported)]


@pytest.mark.parametrize(
    ("message", "xml"), [case[1:] for case in ERRORS], ids=[case[0] for case in ERRORS]
)
def test_an_error_in_a_style_is_reported_with_its_line(message: str, xml: bytes) -> None:
    with pytest.raises(StyleError, match=message) as error:
        render(xml)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("xml", [b"", b" \n\t ", b"\0\0\0", "\ufeff".encode()])
def test_a_file_with_nothing_in_it(xml: bytes) -> None:
    with pytest.raises(StyleError, match=r"^line 1: "):
        render(xml)


def chain(length: int, body: str, last: str = '<text variable="title"/>') -> str:
    """Macros m0 to m``length``; in ``body`` ``@`` stands for a call of the next."""
    macros = [
        f'<macro name="m{n}">' + body.replace("@", f'<text macro="m{n + 1}"/>') + "</macro>"
        for n in range(length)
    ]
    return "".join(macros) + f'<macro name="m{length}">{last}</macro>'


STEPS = 2_000_000
"""What a hostile style may cost, in lines of code run through: about a second of work.

The limit of 20,000 calls of macros ends the worst of them after half of that.
"""

NAMES_ASK_TWICE = '<names variable="editor"><substitute>@@</substitute></names>'
TITLE = '<text variable="title"/>'
KEY = '<key variable="title"/>'
CALL = '<text macro="m0"/>'
HOSTILE: dict[str, tuple[str, bytes]] = {
    "a million nested groups": (
        "too large: 15,",
        bibliography("<group>" * 1_000_000 + "</group>" * 1_000_000),
    ),
    "groups to the limit of the parser": (
        "nests its elements or its macros too deeply",
        bibliography("<group>" * 245 + TITLE + "</group>" * 245),
    ),
    "groups beyond the limit of the parser": (
        "not well-formed XML: Excessive depth",
        bibliography("<group>" * 5000 + TITLE + "</group>" * 5000),
    ),
    "a chain of macros": (
        "nests its elements or its macros too deeply",
        bibliography(CALL, chain(3000, "@")),
    ),
    "a chain of macros with groups": (
        "nests its elements or its macros too deeply",
        bibliography(CALL, chain(50, "<group>" * 40 + "@" + "</group>" * 40)),
    ),
    "a tree of macros": (
        "call each other more than 20,000 times",
        bibliography(CALL, chain(40, "@@")),
    ),
    "a tree of macros that print nothing": (
        "call each other more than 20,000 times",
        bibliography(CALL, chain(40, "<group>@@</group>", '<text variable="note"/>')),
    ),
    "a tree of substitutes": (
        "call each other more than 20,000 times",
        bibliography(CALL, chain(40, NAMES_ASK_TWICE, '<text variable="note"/>')),
    ),
    "a tree of macros as a sort key": (
        "call each other more than 20,000 times",
        style(
            chain(40, "@@") + '<bibliography><sort><key macro="m0"/></sort>'
            f"<layout>{TITLE}</layout></bibliography>"
        ),
    ),
    "a tree of macros in a citation that is disambiguated": (
        "call each other more than 20,000 times",
        style(
            chain(40, "@@") + '<citation disambiguate-add-year-suffix="true"><layout>'
            f"{CALL}</layout></citation><bibliography><layout>{TITLE}</layout></bibliography>"
        ),
    ),
    "a huge attribute": (
        "too large: 9,",
        bibliography(f'<text variable="title" prefix="{"a" * 9_000_000}"/>'),
    ),
    "many attributes": (
        "too large: 90,0.. attributes",
        bibliography("<text " + " ".join(f'a{n}=""' for n in range(90_000)) + "/>"),
    ),
    "many macros": (
        "too large: .* tags",
        bibliography(CALL, "".join(f'<macro name="m{n}"/>' for n in range(30_000))),
    ),
    "many sort keys": (
        "too large: .* tags",
        style(f"<bibliography><sort>{KEY * 30_000}</sort><layout>{TITLE}</layout></bibliography>"),
    ),
}


@pytest.mark.parametrize(("message", "xml"), HOSTILE.values(), ids=list(HOSTILE))
def test_a_hostile_style_ends_in_one_line_and_soon(message: str, xml: bytes) -> None:
    def refused() -> None:
        with pytest.raises(StyleError, match=message) as error:
            render(xml)
        assert "\n" not in str(error.value)
        assert len(str(error.value)) < 200

    assert count_steps(refused) < STEPS


MERELY_ODD: dict[str, bytes] = {
    "macros that branch and never meet": bibliography(
        CALL, chain(40, '<choose><if type="book">@</if><else>@</else></choose>')
    ),
    "a group in groups": bibliography("<group>" * 60 + TITLE + "</group>" * 60),
    "a variable named again and again": bibliography(
        f'<names variable="{"author " * 30_000}"/>{TITLE}'
    ),
    "a condition asked again and again": bibliography(
        f'<choose><if variable="{"title " * 30_000}">{TITLE}</if></choose>'
    ),
    "a long row of full stops": bibliography(
        f'<text variable="title" suffix="{"." * 300_000}"/>'
        f'<text variable="title" prefix="{"." * 300_000}"/>'
    ),
    "a text full of tags": bibliography(
        f'{TITLE}<text value="{"&lt;i>" * 10_000}" text-case="title"/>'
    ),
    "a text full of quotation marks": bibliography(
        f'{TITLE}<text value="{"&quot;" * 10_000}" quotes="true"/>'
    ),
    "long quotation marks": style(
        f'<locale><terms><term name="open-quote">{"(" * 30_000}</term></terms></locale>'
        '<citation><layout><text variable="title" quotes="true"/></layout></citation>'
    ),
    "a great many elements": bibliography(f"<group>{TITLE * 5_000}</group>"),
}


@pytest.mark.parametrize("xml", MERELY_ODD.values(), ids=list(MERELY_ODD))
def test_an_odd_style_still_prints_and_soon(xml: bytes) -> None:
    texts: list[str] = []
    assert count_steps(lambda: texts.extend(render(xml))) < STEPS
    assert sum("Work 1" in text for text in texts) >= 1


@pytest.mark.parametrize(
    "name", ["a million nested groups", "groups to the limit of the parser", "many sort keys"]
)
def test_a_hostile_style_given_as_a_file_is_refused_as_soon(tmp_path: Path, name: str) -> None:
    path = tmp_path / "hostile.csl"
    path.write_bytes(HOSTILE[name][1])

    def refused() -> None:
        with pytest.raises(StyleError):
            render(str(path))

    assert count_steps(refused) < STEPS


def test_a_style_is_read_without_a_look_at_other_files(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret", encoding="utf-8")
    link = f'<?xml-stylesheet href="{secret.as_uri()}"?>'
    texts = render(link.encode() + bibliography(TITLE))
    assert "Work 1" in texts
    assert not any("secret" in text for text in texts)
