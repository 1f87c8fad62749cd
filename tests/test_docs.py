"""The documentation: recipes run, messages are listed, links work."""

from __future__ import annotations

import ast
import functools
import os
import re
import shutil
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, metadata, requires
from pathlib import Path

import pytest

from ris2cite.cli.config import load_settings
from ris2cite.cli.options import SETTINGS
from ris2cite.formats import INPUTS, OUTPUTS
from tests.support.paths import DATA, DOCS, ROOT
from tests.support.readme_commands import blocks, commands

SAMPLE = (DATA / "sample.ris").read_text(encoding="utf-8")
BOOK = "TY  - BOOK\nAU  - Zander, Ida\nTI  - An atlas\nPY  - 2021\nER  - "

PAGES = sorted([*DOCS.glob("*.md"), *ROOT.glob("*.md")])
COMMAND_PAGES = ("recipes.md", "options.md", "pandoc.md", "keys.md", "styles.md")
DEVELOPERS = ("pip ", "pytest ", "python ", "cd ")
"""Prefixes of the commands that test_commands.py checks."""

CODE = re.compile(r"[a-z]+(-[a-z0-9]+)*")
CODE_TABLES = {"MESSAGES", "CODES"}
REPORTERS = {"Diagnostic", "report", "tell", "_diagnose", "_report", "report_reference", "junk"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder like a user's, with the files that the pages mention."""
    (tmp_path / "refs.ris").write_text(SAMPLE, encoding="utf-8")
    (tmp_path / "a.ris").write_text(BOOK, encoding="utf-8")
    (tmp_path / "b.ris").write_text(BOOK.replace("An atlas", "A map"), encoding="utf-8")
    (tmp_path / "paper.md").write_text("As @zander2021atlas says.\n", encoding="utf-8")
    (tmp_path / "house").mkdir()
    shutil.copy(ROOT / "styles" / "apa.csl", tmp_path / "house" / "our-style.csl")
    (tmp_path / "Makefile").write_text(blocks(DOCS / "recipes.md", "makefile")[0])
    return tmp_path


def call(command: list[str], folder: Path) -> str:
    """Run a command as a user would, and return its standard output."""
    scripts = Path(sys.executable).parent
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("RIS2CITE_", "PYTEST"))}
    environment["PATH"] = f"{scripts}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=300
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(os.name != "posix", reason="the recipes are for a POSIX shell")
@pytest.mark.parametrize(
    ("page", "command"),
    [
        (page, c)
        for page in COMMAND_PAGES
        for c in commands(DOCS / page)
        if not c.startswith(DEVELOPERS)
    ],
)
def test_a_command_of_a_page(folder: Path, page: str, command: str) -> None:
    for tool in ("make", "jq", "pandoc", "parallel"):
        if re.search(rf"\b{tool}\b", command) and shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed")
    if command.startswith("pandoc"):
        call(["sh", "-c", "ris2cite -o refs.json *.ris"], folder)
    if "--reference-doc reference.docx" in command:  # which the previous command writes
        call(
            ["sh", "-c", "pandoc -o reference.docx --print-default-data-file reference.docx"],
            folder,
        )
    call(["bash", "-c", f"set -o pipefail; {command}"], folder)


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_make_never_takes_a_part_for_the_whole(folder: Path) -> None:
    (folder / "refs.bib").write_text("old")
    records = (folder / "refs.ris").read_text(encoding="utf-8")
    (folder / "refs.ris").write_text(f"{records}\nAU  - Lost, A.\nTI  - No type\nER  - \n")
    os.utime(folder / "refs.bib", (0, 0))
    for _ in range(2):  # the second run must not find a file that looks up to date
        with pytest.raises(AssertionError, match="record-without-type"):
            call(["make", "refs.bib"], folder)
        assert not (folder / "refs.bib").exists()


def test_gluing_files_together_loses_none(folder: Path) -> None:
    call(["bash", "-c", commands(DOCS / "recipes.md")[0]], folder)
    assert (folder / "refs.bib").read_text().count("@") == 3


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("parallel") is None, reason="GNU parallel is not installed")
def test_parallel_output_equals_that_of_one_process(folder: Path) -> None:
    records = "".join(
        f"TY  - BOOK\nAU  - Twin, A.\nTI  - Book {n % 7}\nPY  - 2001\nER  - \n\n"
        for n in range(4000)
    )
    (folder / "many.ris").write_text(records)
    (recipe,) = [c for c in commands(DOCS / "recipes.md") if "parallel" in c]
    call(["bash", "-c", recipe.replace("--block 1M", "--block 20k")], folder)
    call(["bash", "-c", "cat *.ris | ris2cite -t bibtex > one.bib"], folder)
    assert (folder / "all.bib").read_bytes() == (folder / "one.bib").read_bytes()


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
@pytest.mark.parametrize("suffix", ["json", "yaml", "bib"])
def test_pandoc_can_cite_the_output(folder: Path, suffix: str) -> None:
    call(["sh", "-c", f"ris2cite -o refs.{suffix} *.ris"], folder)
    page = call(
        ["pandoc", "--citeproc", "--bibliography", f"refs.{suffix}", "-t", "plain", "paper.md"],
        folder,
    )
    assert "Zander" in page
    assert "2021" in page


PYTHON = [
    pytest.param(
        page.name, code, id=f"{page.name}-{n}", marks=pytest.mark.slow if "dask" in code else ()
    )
    for page in (DOCS / "recipes.md", DOCS / "python.md", DOCS / "notebooks.md")
    for n, code in enumerate(blocks(page, "python"))
]


@pytest.mark.parametrize(("page", "code"), PYTHON)
def test_the_python_of_a_page(folder: Path, page: str, code: str) -> None:
    if "dask" in code:
        pytest.importorskip("distributed")
    if "pandas" in code:
        pytest.importorskip("pandas")
    (folder / "example.py").write_text(code, encoding="utf-8")
    shown = call([sys.executable, "example.py"], folder)
    if "dask" in code:
        assert "{2021: 2, 2023: 1}" in shown
        assert shown.count("@book") == 2


@pytest.mark.parametrize("text", blocks(DOCS / "configuration.md", "toml"))
def test_the_settings_of_the_page_are_settings(tmp_path: Path, text: str) -> None:
    path = tmp_path / text.split()[1]
    path.write_text(text, encoding="utf-8")
    settings = load_settings(path, SETTINGS)
    assert settings.options or settings.overrides


def test_the_pre_commit_hook_stops_a_bad_file(folder: Path) -> None:
    yaml = pytest.importorskip("yaml")
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    (use,) = yaml.safe_load(blocks(DOCS / "recipes.md", "yaml")[0])["repos"]
    assert [h["id"] for h in use["hooks"]] == [hook["id"]]
    assert re.search(hook["files"], "a/refs.ris")
    call([*hook["entry"].split(), "refs.ris", "a.ris"], folder)
    (folder / "bad.ris").write_text("This is no RIS.\n")
    with pytest.raises(AssertionError, match=r"bad\.ris"):
        call([*hook["entry"].split(), "refs.ris", "bad.ris"], folder)


# The pages themselves -------------------------------------------------------


@functools.cache
def modules() -> dict[str, ast.Module]:
    """The parsed modules of the package, by path."""
    package = ROOT / "ris2cite"
    return {
        str(path.relative_to(package)): ast.parse(path.read_text(encoding="utf-8"))
        for path in package.rglob("*.py")
    }


def _target(node: ast.AnnAssign | ast.Assign) -> str:
    target = node.targets[0] if isinstance(node, ast.Assign) else node.target
    return getattr(target, "id", "")


def codes_in(tree: ast.AST) -> set[str]:
    """Every kind of message that a module makes."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            arguments = [*node.args[:4], *(k.value for k in node.keywords if k.arg == "code")]
            values = [a.value for a in arguments if isinstance(a, ast.Constant)]
            if name in REPORTERS:
                found |= {v for v in values if isinstance(v, str) and CODE.fullmatch(v)}
        elif isinstance(node, (ast.AnnAssign, ast.Assign)) and _target(node) in CODE_TABLES:
            assert isinstance(node.value, ast.Dict)
            found |= {key.value for key in node.value.keys if isinstance(key, ast.Constant)}
    return found - {"note", "warning", "error"}


def test_every_kind_of_message_is_explained() -> None:
    made = set().union(*map(codes_in, modules().values()))
    page = (DOCS / "diagnostics.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"^\| `([a-z0-9-]+)` \|", page, re.M))
    assert made - explained == set()
    assert explained - made == set()


def test_messages_quote_in_one_way() -> None:
    """“Like this”; repr() is only for programmers, in ``__repr__`` and ``__getattr__``."""
    found = []
    for path, tree in modules().items():
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        for function in functions:
            texts = [node for node in ast.walk(function) if isinstance(node, ast.JoinedStr)]
            parts = [part for text in texts for part in text.values]
            odd = [p for p in parts if isinstance(p, ast.FormattedValue) and p.conversion == 114]
            odd += [p for p in parts if isinstance(p, ast.Constant) and re.search("[«»]", p.value)]
            if odd and not function.name.startswith("__"):
                found.append((path, function.name))
    assert found == []


def anchors(page: Path) -> set[str]:
    """The anchors of the headings of a page, as on common hosts."""
    headings = re.findall(r"^#+ (.*)", page.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_links_lead_somewhere() -> None:
    links = [
        (page, target, anchor)
        for page in PAGES
        for target, anchor in re.findall(
            r"\]\(([^)#\s]*)(?:#([^)\s]*))?\)",
            re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.S),
        )
        if "://" not in target
    ]
    assert len(links) > 15
    lost = [(p.name, target) for p, target, _ in links if not (p.parent / target).exists()]
    assert lost == []
    goals = [(p.parent / target if target else p, anchor) for p, target, anchor in links if anchor]
    assert [(goal.name, anchor) for goal, anchor in goals if anchor not in anchors(goal)] == []


# Licences -------------------------------------------------------------------

SAID = {
    "OSI Approved :: MIT License": "MIT",
    "OSI Approved :: GNU General Public License v2 or later (GPLv2+)": "GPL-2.0-or-later",
}
"""Classifiers → the name of the licence in SPDX."""


def licence_of(name: str) -> str:
    """The SPDX name of an installed package's licence, as its metadata give it."""
    found = metadata(name)
    classifiers = found.get_all("Classifier") or []
    from_classifiers = [
        SAID[c[11:]] for c in classifiers if c[:11] == "License :: " and c[11:] in SAID
    ]
    said = found.get("License-Expression") or next(iter(from_classifiers), None)
    return said or str(found.get("License"))


def required(name: str, extra: str = "") -> set[str]:
    """The dependencies of a package on this system, and their dependencies."""
    found = set()
    for line in requires(name) or []:
        requirement, _, marker = line.partition(";")
        if "extra" in marker and (not extra or extra not in marker):
            continue
        match = re.match(r"[\w.-]+", requirement)
        assert match is not None
        try:
            found |= {match[0].lower(), *required(match[0])}
        except PackageNotFoundError:
            continue  # for another system or another Python
    return found


def test_the_licence_of_everything_that_is_installed_is_on_the_page() -> None:
    page = (DOCS / "install.md").read_text(encoding="utf-8")
    rows = [line.casefold() for line in page.splitlines() if line.startswith("| ")]
    names = {name for extra in ("", "styles") for name in required("ris2cite", extra)}
    assert len(names) > 10
    for name in names:
        row = [row for row in rows if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", row)]
        licence = re.compile(rf"(?<![\w-]){re.escape(licence_of(name).casefold())}(?![\w-])")
        assert any(licence.search(one) for one in row), (name, licence_of(name))


@pytest.mark.parametrize("name", [*INPUTS, *OUTPUTS])
def test_every_format_is_on_the_page(name: str) -> None:
    page = (DOCS / "formats.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    assert any(f"`{name}`" in row.split("|")[1] for row in rows), (
        f"add a row for {name} to docs/formats.md"
    )
