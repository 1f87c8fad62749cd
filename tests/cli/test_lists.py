"""Lists: sorting, duplicates, citations."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.command_line import Run

RECORDS = """\
TY  - BOOK
AU  - Öberg, Nils
TI  - The lamp
PY  - 2003
ER  -
TY  - BOOK
AU  - Zander, Ida
TI  - an atlas
PY  - 1999
ER  -
TY  - BOOK
AU  - Oakes, Tom
TI  - Études
PY  - 2011
ER  -
TY  - BOOK
TI  - Minutes
ER  -
"""


@pytest.fixture
def books(tmp_path: Path) -> Path:
    (tmp_path / "books.ris").write_text(RECORDS, encoding="utf-8")
    return tmp_path / "books.ris"


def ids(text: str) -> list[str]:
    return [json.loads(line)["id"] for line in text.splitlines()]


@pytest.mark.parametrize(
    ("options", "order"),
    [
        ([], [0, 1, 2, 3]),
        (["--sort", "input", "--reverse"], [3, 2, 1, 0]),
        (["--sort", "author"], [2, 0, 1, 3]),
        (["--sort", "year"], [1, 0, 2, 3]),
        (["--sort", "year", "--reverse"], [3, 2, 0, 1]),
        (["--sort", "title"], [1, 2, 3, 0]),
    ],
)
def test_items_are_sorted_as_requested(
    run: Run, books: Path, options: list[str], order: list[int]
) -> None:
    known = ids(run("-t", "jsonl", books).stdout)
    assert len(known) == 4
    assert ids(run("-t", "jsonl", books, *options).stdout) == [known[n] for n in order]


def names(text: str) -> list[str]:
    return [line.split(",")[0].split(".")[0] for line in text.splitlines()]


@pytest.mark.parametrize(
    ("options", "order"),
    [
        ([], ["Minutes", "Oakes", "Öberg", "Zander"]),
        (["--reverse"], ["Zander", "Öberg", "Oakes", "Minutes"]),
        (["--sort", "input"], ["Öberg", "Zander", "Oakes", "Minutes"]),
        (["--sort", "year"], ["Zander", "Öberg", "Oakes", "Minutes"]),
    ],
)
def test_references_are_sorted_as_requested(
    run: Run, books: Path, options: list[str], order: list[str]
) -> None:
    assert names(run(books, *options).stdout) == order


def test_numbers_follow_the_order_that_is_printed(run: Run, books: Path) -> None:
    lines = run("-s", "ieee", "--sort", "year", books).stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["[1]", "[2]", "[3]", "[4]"]
    assert "Zander" in lines[0]


# Like PyICU, but sorts by code points: in reverse, in Swedish forwards.
ICU = """
class Locale:
    def __init__(self, name):
        self.sign = 1 if name.startswith("sv") else -1

class Collator:
    def __init__(self, locale):
        self.sign = locale.sign

    @classmethod
    def createInstance(cls, locale):
        return cls(locale)

    def getSortKey(self, text):
        return [self.sign * ord(letter) for letter in text]
"""


@pytest.mark.parametrize(
    ("options", "order"),
    [
        ([], ["Öberg", "Zander", "Oakes", "Minutes"]),
        (["--locale", "sv-SE"], ["Minutes", "Oakes", "Zander", "Öberg"]),
        (["--sort", "author"], ["Öberg", "Zander", "Oakes", "Minutes"]),
        (["--sort", "author", "--locale", "sv-SE"], ["Oakes", "Zander", "Öberg", "Minutes"]),
    ],
)
def test_collate_icu_uses_icu(
    run: Run, books: Path, tmp_path: Path, options: list[str], order: list[str]
) -> None:
    (tmp_path / "icu.py").write_text(ICU, encoding="utf-8")
    done = run("--collate", "icu", books, *options, env={"PYTHONPATH": str(tmp_path)})
    assert (names(done.stdout), done.stderr) == (order, "")


@pytest.mark.parametrize("to", ["text", "csl-json"])
def test_without_icu_nothing_is_written(run: Run, books: Path, tmp_path: Path, to: str) -> None:
    (tmp_path / "icu.py").write_text("raise ImportError('a part is missing')\n", encoding="utf-8")
    done = run(
        "--collate", "icu", "--sort", "author", "-t", to, books, env={"PYTHONPATH": str(tmp_path)}
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert 'PyICU (pip install "ris2cite[icu]"): a part is missing' in done.stderr


# Duplicates -----------------------------------------------------------------

TWINS = """\
TY  - JOUR
AU  - Lund, Ebba
AU  - Moreau, Luc
TI  - Counting seals
PY  - 2015
DO  - 10.5555/Seals.1
KW  - seals
ER  -
TY  - JOUR
AU  - Other, An
TI  - Something else
PY  - 2016
ER  -
TY  - JOUR
AU  - Lund, E.
TI  - Counting <i>seals</i>!
PY  - 2015
DO  - https://doi.org/10.5555/seals.1
JF  - Polar Notes
VL  - 3
KW  - counts
ER  -
TY  - JOUR
AU  - LUND, Ebba
TI  - Counting Seals
PY  - 2015
AB  - We counted them twice.
ER  -
"""


def test_records_of_one_work_are_merged_and_reported(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.ris").write_text(TWINS)
    done = run("--dedupe", "-t", "jsonl", "a.ris")
    first, second = map(json.loads, done.stdout.splitlines())
    assert done.returncode == 0
    assert first["id"] == "lund2015counting"
    assert [name["family"] for name in first["author"]] == ["Lund", "Moreau"]
    assert (first["container-title"], first["volume"]) == ("Polar Notes", "3")
    assert first["abstract"] == "We counted them twice."
    assert first["keyword"] == "seals, counts"
    assert second["title"] == "Something else"
    assert done.stderr.count("[merged]") == 2
    assert "same DOI, title" in done.stderr
    assert "4 records, 2 duplicates removed, 0 possible duplicates to check, 2 left" in done.stderr


def test_one_doi_of_a_whole_book_merges_nothing(run: Run, tmp_path: Path) -> None:
    record = "TY  - CHAP\nAU  - {}\nTI  - {}\nDO  - 10.5555/b\nPY  - 2001\nER  -\n"
    text = record.format("One, A.", "The road") + record.format("Two, B.", "Some other chapter")
    (tmp_path / "a.ris").write_text(text)
    done = run("--dedupe", "-t", "jsonl", "a.ris")
    assert len(done.stdout.splitlines()) == 2


def test_duplicates_in_several_files_are_found(run: Run, tmp_path: Path) -> None:
    one, two = TWINS.split("TY  - JOUR\nAU  - Other", 1)
    (tmp_path / "a.ris").write_text(one)
    (tmp_path / "b.ris").write_text("TY  - JOUR\nAU  - Other" + two)
    done = run("--dedupe", "-t", "jsonl", "a.ris", "b.ris")
    assert len(done.stdout.splitlines()) == 2
    assert "b.ris: 3 records" in done.stderr


MAYBE = """\
TY  - JOUR
AU  - Lund, Ebba
TI  - Counting seals from the air in winter
JF  - Polar Notes
PY  - 2015
ER  -
TY  - JOUR
AU  - Lund, Ebba
TI  - Counting seals from the air in winter
JF  - Northern Review
PY  - 2015
ER  -
"""


def test_possible_duplicates_are_reported_and_not_merged(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.ris").write_text(MAYBE)
    done = run("--dedupe", "-t", "jsonl", "a.ris")
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 2)
    assert "a.ris:7: warning: “lund2015counting” may be the same work" in done.stderr
    assert run("--dedupe", "--strict", "-t", "jsonl", "a.ris").returncode == 1


def test_check_counts_duplicates_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.ris").write_text(TWINS)
    done = run("--dedupe", "--check", "-q", "a.ris")
    assert done.stdout == ""
    assert "4 records, 2 duplicates removed" in done.stderr


@pytest.mark.parametrize("table", ["d.csv", "d.jsonl"])
def test_a_person_decides(run: Run, tmp_path: Path, table: str) -> None:
    (tmp_path / "a.ris").write_text(MAYBE)
    run("--duplicates", table, "-o", "all.json", "a.ris")
    assert len(json.loads((tmp_path / "all.json").read_text())) == 2
    written = (tmp_path / table).read_text("utf-8")
    assert written.count("maybe") == (2 if table == "d.csv" else 1)
    for verdict, left in (("duplicate", 1), ("different", 2), ("maybe", 2)):
        (tmp_path / table).write_text(written.replace("maybe", verdict), "utf-8")
        done = run("--decisions", table, "-t", "jsonl", "a.ris")
        assert len(done.stdout.splitlines()) == left
        assert ("[maybe-duplicate]" in done.stderr) == (verdict == "maybe")


def test_a_table_that_a_spreadsheet_saved_is_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.ris").write_text(MAYBE.replace("Lund, Ebba", "Lünd, Ebba"), "utf-8")
    run("--duplicates", "d.csv", "--check", "a.ris")
    text = (tmp_path / "d.csv").read_text("utf-8").replace("maybe", "Duplicate")
    rows = [row.partition(',"')[0].replace(",", ";") for row in text.splitlines()]
    (tmp_path / "d.csv").write_bytes("\r\n".join(rows).encode("cp1252"))
    done = run("--decisions", "d.csv", "-t", "jsonl", "a.ris")
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("group,verdict,id\n1,perhaps,x\n", "d.csv:2: unknown verdict “perhaps”"),
        ("a,b\n1,2\n", "d.csv:1: there is no column group and verdict"),
        ("group,verdict,id\n1,duplicate,x\n", "d.csv:2: warning: “x” is not among the records"),
    ],
)
def test_mistakes_in_a_table(run: Run, tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "a.ris").write_text(MAYBE)
    (tmp_path / "d.csv").write_text(text)
    done = run("--decisions", "d.csv", "-t", "jsonl", "a.ris")
    assert message in done.stderr


def test_a_table_has_a_suffix(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.ris").write_text(MAYBE)
    done = run("--duplicates", "d.xlsx", "a.ris")
    assert done.returncode == 2
    assert (
        "d.xlsx: the name of a table of duplicates must end in .csv, .jsonl or .json" in done.stderr
    )


def test_no_cell_is_a_formula(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.ris").write_text(MAYBE.replace("TI  - Counting", "TI  - =Counting"))
    run("--duplicates", "d.csv", "--check", "a.ris")
    assert ",=" not in (tmp_path / "d.csv").read_text("utf-8")


# Citations ------------------------------------------------------------------


def test_cite_prints_the_citation_of_each_record(run: Run, books: Path) -> None:
    done = run("--cite", books)
    assert done.stdout == "(Öberg, 2003)\n(Zander, 1999)\n(Oakes, 2011)\n(Minutes, n.d.)\n"
    assert run("--cite", "-t", "html", "-s", "vancouver", books).returncode == 0


def test_cites_prints_the_citations_of_a_document_and_what_it_cites(
    run: Run, books: Path, tmp_path: Path
) -> None:
    known = ids(run("-t", "jsonl", books).stdout)
    clusters = [
        {
            "citationItems": [{"id": known[0], "locator": "12", "label": "page"}, {"id": known[1]}],
            "properties": {"noteIndex": 0},
        },
        [{"id": known[0], "suppress-author": True}],
    ]
    (tmp_path / "cites.json").write_text(json.dumps(clusters))
    done = run("--cites", "cites.json", books)
    assert (done.returncode, done.stderr) == (0, "")
    first, second, blank, *references = done.stdout.splitlines()
    assert first == "(Öberg, 2003, p. 12; Zander, 1999)"
    assert second == "(2003)"
    assert blank == ""
    assert names("\n".join(references)) == ["Öberg", "Zander"]


def test_a_citation_of_something_unknown_is_an_error(run: Run, books: Path, tmp_path: Path) -> None:
    (tmp_path / "cites.json").write_text('[[{"id": "somebody"}], [{"id": "nobody"}]]')
    done = run("--cites", "cites.json", books)
    assert done.returncode == 1
    assert done.stderr.count("[unknown-cite]") == 2
    assert "citation 2: no item has the id “nobody”" in done.stderr


@pytest.mark.parametrize(
    ("member", "says"),
    [
        ('"lable": "page"', "unknown key “lable” in a cite; did you mean “label”?"),
        ('"sufix": "x"', "unknown key “sufix” in a cite; did you mean “suffix”?"),
        ('"zzzz": 1', "unknown key “zzzz” in a cite"),
        ('"label": "chap"', "unknown label “chap” in a cite"),
        ('"label": ["page"]', "unknown label “['page']” in a cite"),
        ('"label": "sub verbo", "locator": "x", "uris": []', ""),
        ('"label": null, "prefix": "see"', ""),
    ],
)
def test_an_unknown_key_of_a_cite_is_reported(
    run: Run, books: Path, tmp_path: Path, member: str, says: str
) -> None:
    known = ids(run("-t", "jsonl", books).stdout)[0]
    (tmp_path / "cites.json").write_text(
        f'[[{{"id": "{known}"}}], [{{"id": "{known}", {member}}}]]'
    )
    done = run("--cites", "cites.json", books)
    assert done.returncode == 0
    reported = [line for line in done.stderr.splitlines() if line.endswith("[unknown-cite-key]")]
    assert len(reported) == bool(says)
    assert all(line.startswith(f"cites.json: warning: citation 2: {says}") for line in reported)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "is not JSON"),
        ("7", "must be a JSON list"),
        ("[7]", "citation 1 has no list of cites"),
        ('[[{"id": "a"}], [{}]]', "citation 2 has a cite without an “id”"),
        ('[{"citationItems": [{"id": "a"}], "properties": {"noteIndex": "x"}}]', "noteIndex"),
    ],
)
def test_a_mistake_in_the_clusters_is_reported(
    run: Run, books: Path, tmp_path: Path, text: str, says: str
) -> None:
    (tmp_path / "cites.json").write_text(text)
    done = run("--cites", "cites.json", books)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert says in done.stderr


# Listing styles and locales -----------------------------------------------------


def test_styles_are_listed(run: Run) -> None:
    done = run("--list-styles")
    assert done.returncode == 0
    assert {"apa", "ieee", "vancouver"} <= {line.split()[0] for line in done.stdout.splitlines()}


def test_styles_are_looked_for(run: Run) -> None:
    lines = run("--list-styles", "IEEE").stdout.splitlines()
    assert "ieee" in {line.split()[0] for line in lines}
    assert run("--list-styles", "zzzzz").returncode == 1


def test_locales_are_listed(run: Run) -> None:
    done = run("--list-locales")
    assert len(done.stdout.splitlines()) >= 60
    assert any(line.startswith("de-AT") for line in done.stdout.splitlines())


# Wrapping -------------------------------------------------------------------


def test_text_is_wrapped_on_request_only(run: Run, sample: Path) -> None:
    plain, wrapped = run(sample).stdout, run("--wrap", "60", sample).stdout
    assert plain.count("\n") == 1
    lines = wrapped.splitlines()
    assert max(map(len, lines)) <= 60
    assert {line[:4] for line in lines[1:]} == {"    "}
    assert " ".join(wrapped.split()) == plain.strip()


def test_a_number_hangs_in_its_column(run: Run, sample: Path) -> None:
    lines = run("--wrap", "50", "-s", "ieee", sample).stdout.splitlines()
    assert lines[0].startswith("[1] H.")
    assert lines[1].startswith("    ")
    assert lines[1][4] != " "


def test_diagnostics_name_the_keys_of_the_bib_file(run: Run, tmp_path: Path) -> None:
    """Also if the copy that the data are taken from comes second, or a copy has lost its key."""
    first = "TY  - JOUR\nAU  - Lund, E\nTI  - Counting geese\nJO  - Birds\nPY  - 2021\nVL  - 3\n"
    full = first.replace("Lund, E", "Lund, Elin") + "DO  - 10.1000/geese\nER  - \n"
    for text in (f"{first}ER  - \n{full}", f"{full}{first}ER  - \n"):
        (tmp_path / "a.ris").write_text(text)
        done = run("--dedupe", "-t", "bibtex", "-v", "a.ris")
        assert done.stdout.startswith("@article{lund2021counting,")
        assert "merged into “lund2021counting” of a.ris:" in done.stderr
        assert "key-clash" not in done.stderr
