"""Invalid styles of the user: the messages and their lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from ris2cite.csl.library.find import find_style
from ris2cite.csl.processor import CslProcessor
from ris2cite.errors import Diagnostic, StyleError
from tests.support.diagnostics import fail_on

GOOD = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
  <info>
    <title>Mine</title>
    <id>http://example.org/mine</id>
    <updated>2024-01-01T00:00:00+00:00</updated>
  </info>
  <macro name="title">
    <text variable="title"/>
  </macro>
  <citation>
    <layout delimiter="; ">
      <text macro="title"/>
    </layout>
  </citation>
</style>
"""

# The change, the message, and whether the style is still usable.
CASES = {
    "a misspelt variable": (
        ('variable="title"', 'variable="titel"'),
        ":9: “titel” is not a value of the attribute “variable” of <text>; did you mean “title”?",
        True,
    ),
    "a misspelt attribute": (
        ("delimiter=", "delimter="),
        ":12: <layout> has no attribute “delimter”; did you mean “delimiter”?",
        True,
    ),
    "a value of a newer CSL": (
        ('variable="title"', 'variable="title" text-case="small-capitals"'),
        ":9: “small-capitals” is not a value of the attribute “text-case” of <text>",
        True,
    ),
    "a newer CSL": (
        ('version="1.0" class', 'version="1.1" class'),
        ":2: “1.1” is not a value of the attribute “version” of <style>",
        True,
    ),
    "a required element that is missing": (
        ('<layout delimiter="; ">\n      <text macro="title"/>\n    </layout>', ""),
        ":11: <citation> needs an element <layout>",
        False,
    ),
    "an element that does not exist": (
        ('<text macro="title"/>', '<text macro="title"/><txt/>'),
        ":13: there is no element <txt> in CSL; did you mean “text”?",
        False,
    ),
    "an element in the wrong place": (
        ('<text macro="title"/>', '<text macro="title"/><sort/>'),
        ":13: <sort> is not allowed in <layout>",
        False,
    ),
    "a macro that does not exist": (
        ('macro="title"', 'macro="tilte"'),
        ":13: there is no macro called “tilte”",
        False,
    ),
    "a macro that calls itself": (
        ('<text variable="title"/>', '<text macro="title"/>'),
        ":8: the macro “title” calls itself",
        False,
    ),
    "a tag that is not closed": (("</macro>", ""), ":16: not well-formed XML", False),
    "text that is not XML": ((GOOD, "author, title, year"), ":1: not well-formed XML", False),
    "another kind of XML": (
        (GOOD, "<html/>"),
        ":1: not a CSL style: the root element is <html>",
        False,
    ),
    "a style without its namespace": (
        (' xmlns="http://purl.org/net/xbiblio/csl"', ""),
        ":2: not a CSL style",
        False,
    ),
    "an old version of CSL": (('version="1.0" class', 'version="0.8.1" class'), ":2: ", False),
    "an encoding that does not exist": (('encoding="utf-8"', 'encoding="utf-9"'), ":1: ", False),
}
ITEM = {"id": "a", "type": "book", "title": "Fens"}


@pytest.mark.parametrize("case", CASES)
def test_the_report_names_the_line_and_the_cure(case: str, tmp_path: Path) -> None:
    (old, new), expected, usable = CASES[case]
    assert old in GOOD
    path = tmp_path / "mine.csl"
    path.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    reports: list[Diagnostic] = []
    if usable:
        CslProcessor([ITEM], str(path), on_diagnostic=reports.append)
        assert [report.code for report in reports] == ["invalid-style"]
        place, _, cure = expected[1:].partition(": ")
        assert str(reports[0]).startswith(f"{path}:{place}: {reports[0].severity}: ")
        assert cure in reports[0].message
    else:
        with pytest.raises(StyleError) as caught:
            CslProcessor([ITEM], str(path), on_diagnostic=reports.append)
        assert f"{path}{expected}" in str(caught.value)
        assert reports == []


@pytest.mark.parametrize("case", CASES)
def test_a_style_is_as_good_in_a_file_as_in_bytes(case: str, tmp_path: Path) -> None:
    (old, new), _, usable = CASES[case]
    xml = GOOD.replace(old, new, 1).encode()
    path = tmp_path / "mine.csl"
    path.write_bytes(xml)
    results = []
    for style in (xml, str(path)):
        reports: list[Diagnostic] = []
        try:
            text = CslProcessor([ITEM], style, on_diagnostic=reports.append).cite([{"id": "a"}])
        except StyleError:
            results.append(("", []))
        else:
            results.append((text, [(report.line, report.message) for report in reports]))
    assert results[0] == results[1]
    assert (results[0] != ("", [])) is usable


def test_a_good_style_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "mine.csl"
    path.write_text(GOOD, encoding="utf-8")
    assert find_style(str(path)).xml == GOOD.encode()
    CslProcessor([ITEM], str(path), on_diagnostic=fail_on)


def test_metadata_is_not_needed() -> None:
    start, end = GOOD.index("<info>"), GOOD.index("</info>") + len("</info>")
    processor = CslProcessor([ITEM], (GOOD[:start] + GOOD[end:]).encode(), on_diagnostic=fail_on)
    assert processor.cite([{"id": "a"}]) == "Fens"


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1"])
def test_other_encodings_are_read(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.csl"
    text = GOOD.replace("Mine", "Mün").replace('encoding="utf-8"', f'encoding="{encoding}"')
    path.write_bytes(text.encode(encoding))
    assert find_style(str(path)).id == "mine"


def test_a_style_of_the_users_folder_is_checked_too(home: Path) -> None:
    home.mkdir(parents=True)
    (home / "mine.csl").write_text(GOOD.replace("titel", "x").replace("layout", "lay"), "utf-8")
    with pytest.raises(StyleError, match="<lay>"):
        CslProcessor([ITEM], "mine")


def test_many_errors_are_cut_short(tmp_path: Path) -> None:
    path = tmp_path / "mine.csl"
    wrong = "".join(f'\n      <text variable="v{number}"/>' for number in range(30))
    wrong += "<txt/>"
    path.write_text(GOOD.replace('<text macro="title"/>', wrong), encoding="utf-8")
    with pytest.raises(StyleError, match="… and 21 more"):
        CslProcessor([ITEM], str(path))


SECRET = "open sesame"


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE style [<!ENTITY x SYSTEM "{secret}">]>',
        '<!DOCTYPE style SYSTEM "{secret}">',
        '<!DOCTYPE style [<!ENTITY % x SYSTEM "{secret}"> %x;]>',
        '<!DOCTYPE style [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>',
    ],
)
def test_entities_and_foreign_files_are_refused(doctype: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    path = tmp_path / "mine.csl"
    head, rest = GOOD.split("\n", 1)
    declaration = doctype.format(secret=secret.as_uri())
    text = f"{head}\n{declaration}\n{rest}".replace("Mine", "&x;")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(StyleError, match=":2: a CSL style has no document type declaration") as e:
        find_style(str(path))
    assert SECRET not in str(e.value)
