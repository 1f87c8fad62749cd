"""``--keys-from``: records keep the keys of an existing .bib file."""

from __future__ import annotations

from pathlib import Path

import pytest

import ris2cite
from ris2cite.errors import Diagnostic, InputError

OLD = r"""
@article{eelpaper, title = {On {Eels} of the L{\"a}nder}, author = {Aal, A.}, year = {2001}}
@book{Doi1, title = {Nets}, doi = {10.5555/NETS\_1}, year = 1999}
@misc{away, title = {Gone fishing}, year = {1980}}
@article{twin, title = {Twins}, year = {2005}}
@article{twin2, title = {Twins}, year = {2006}}
"""
RECORDS = """
TY  - JOUR
TI  - On Eels of the Länder
AU  - Aal, A.
PY  - 2001
ER  -
TY  - BOOK
TI  - Nets and weirs
DO  - 10.5555/nets_1
PY  - 2000
ER  -
TY  - JOUR
TI  - Twins
AU  - Aal, A.
PY  - 2006
ER  -
TY  - JOUR
TI  - Eels
AU  - Eelpaper, B.
PY  - 2011
ER  -
"""


@pytest.fixture
def old(tmp_path: Path) -> str:
    path = tmp_path / "old.bib"
    path.write_text(OLD, "utf-8")
    return str(path)


def test_records_keep_their_keys(old: str) -> None:
    reported: list[Diagnostic] = []
    items = ris2cite.read(RECORDS, keys_from=old, on_diagnostic=reported.append)
    assert [item["id"] for item in items] == ["eelpaper", "Doi1", "twin2", "eelpaper2011eels"]
    said = {one.code: one.message for one in reported if one.code.startswith("keys-")}
    assert said["keys-new"] == "1 not in the file: eelpaper2011eels"
    assert said["keys-changed"].endswith(": Doi1")
    assert said["keys-gone"].endswith(": away, twin")


def test_a_key_of_the_list_is_never_given_to_another(old: str) -> None:
    record = "TY  - BOOK\nTI  - Other\nID  - twin\nER  - \n"
    (item,) = ris2cite.read(record, keys_from=old, on_diagnostic=lambda _: None)
    assert item["id"] != "twin"


@pytest.mark.parametrize("text", ["@article{x, title = {open", "@"])
def test_input_that_is_not_bibtex_is_an_error(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bad.bib"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError):
        ris2cite.read(RECORDS, keys_from=str(path), on_diagnostic=lambda _: None)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        ris2cite.read(RECORDS, keys_from=str(tmp_path / "none.bib"))
