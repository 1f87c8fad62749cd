"""Detecting formats by content, and naming those that cannot be read."""

from __future__ import annotations

import pytest

from ris2cite.sniff import sniff
from tests.support.steps import assert_in_proportion

READ = {
    "RIS": ("ris", "TY  - JOUR\nER  - \n"),
    "RIS with a byte order mark": ("ris", "\ufeffTY  - JOUR\n"),
    "RIS with one space": ("ris", "TY - JOUR\n"),
    "RIS in lower case": ("ris", "ty  - jour\n"),
    "RIS after headers": ("ris", "Provider: X\nContent: text\n\n\nTY  - JOUR\n"),
    "RIS without type lines": ("ris", "TI  - One\nAU  - Ames, A.\nER  - \n"),
    "RIS ended by CR": ("ris", "\rTY  - JOUR\rER  - \r"),
    "RIS with an HTML page in its abstract": ("ris", "TY  - JOUR\nAB  - x\n<html>\nER  - \n"),
    "RIS with BibTeX in its notes": ("ris", "TY  - JOUR\nN1  - x\n@book{a,}\nER  - \n"),
    "RIS that begins with a bracket": ("ris", "[1]\nTY  - JOUR\nER  - \n"),
    "end lines alone": ("ris", "ER  - \n\nER  - \n"),
    "Web of Science": ("wos", "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU A\nER\n"),
    "Web of Science without a head": ("wos", "PT J\nAU Ames, A\nTI One\nER\n\nEF\n"),
    "PubMed": ("nbib", "\nPMID- 123\nOWN - NLM\nTI  - One\n"),
    "PubMed without PMID": ("nbib", "OWN - NLM\nSTAT- MEDLINE\nTI  - One\n"),
    "EndNote's tagged lines": ("enw", "\r\n%0 Generic\r\n%A Ames, A.\r\n"),
    "EndNote's tagged lines, the type last": ("enw", "%A Ames, A.\n%T One\n%0 Book\n"),
    "refer": ("enw", "\n%A Ames, A.\n%T One\n%D 1999\n\n%A Birch, B.\n%T Two\n"),
    "EndNote's tagged lines with tabs": ("enw", "\ufeff%0\tBook\n\n%A\tAmes, A.\n"),
    "EndNote XML without a declaration": ("endnote-xml", "\n<xml>\n <records>\n  <record>\n"),
    "EndNote XML of records alone": ("endnote-xml", "<records><record><ref-type name='Book'>"),
    "PubMed's old XML": (
        "pubmed-xml",
        "<?xml version='1.0'?><MedlineCitationSet><MedlineCitation>",
    ),
    "a book of PubMed": ("pubmed-xml", "<PubmedBookArticle><BookDocument>"),
    "BibTeX after a page of comments": ("bibtex", "% a line\n" * 500 + "@misc{a, title={One}}\n"),
    "BibTeX after a heading": ("bibtex", "My publications\n====\n\n@article{a,\n title={One}}\n"),
    "BibTeX with blanks": ("bibtex", "@ article { a ,\n title={One}}\n"),
    "BibTeX indented": ("bibtex", "\n    @article{a,\n    title={One}}\n"),
    "BibTeX of an own type": ("bibtex", "@x{a,\n title={One}}\n"),
    "BibTeX after a LaTeX heading": ("bibtex", "\\section{Books}\n@book{a, title={One}}\n"),
    "EndNote XML": ("endnote-xml", "<?xml version='1.0'?><xml><records><record>"),
    "PubMed XML": ("pubmed-xml", "<?xml version='1.0'?>\n<!DOCTYPE x>\n<PubmedArticleSet>"),
    "BibTeX": ("bibtex", "% Encoding: UTF-8\n\n@article{key,\n  title = {One}\n}\n"),
    "CSL-JSON": ("csl-json", '[{"id": "a", "type": "book"}]'),
    "one CSL-JSON item a line": ("csl-json", '\n{"id": "a", "type": "book"}\n{"id": "b"}'),
    "CSL-YAML": ("csl-yaml", "---\nreferences:\n- id: a\n  type: book\n"),
    "CSL-YAML without a head": ("csl-yaml", "- id: a\n  type: book\n"),
}

REFUSED = {
    "MODS": ("MODS", '<?xml version="1.0"?><modsCollection xmlns="x">'),
    "a style": ("CSL style", '<style xmlns="http://purl.org/net/xbiblio/csl" class="note">'),
    "HTML": ("HTML page", "<!DOCTYPE html>\n<html><head><title>Sign in</title>"),
    "other XML": ("XML", "<rdf:RDF xmlns:rdf='x'>"),
    "Markdown with BibTeX": ("Markdown", "# Use\n\nText.\n\n```bibtex\n@misc{a,\n}\n```\n"),
    "Markdown with indented BibTeX": ("Markdown", "Cite it as\n\n    @misc{a,\n    }\n"),
    "Markdown with RIS": ("Markdown", "# Use\n\n```\nTY  - JOUR\nER  - \n```\n"),
    "Markdown with EndNote's tags": ("Markdown", "# Use\n\n~~~\n%0 Book\n%A Ames\n~~~\n"),
    "Markdown with a list": ("Markdown", "- Ames: a thing\n- Birch: another\n"),
    "reStructuredText with BibTeX": (
        "document",
        "T\n=\n\n.. code-block:: x\n\n   @misc{a,\n   }\n",
    ),
    "LaTeX with BibTeX": (
        "LaTeX",
        "% a paper\n\\documentclass{article}\n\\begin{filecontents}{a.bib}\n@misc{a,\n}\n",
    ),
    "a LaTeX chapter": ("LaTeX", "\\chapter{One}\nText \\cite{a}.\n"),
    "a LaTeX bibliography": ("LaTeX", "\\begin{thebibliography}{9}\n\\bibitem{a} Ames.\n"),
    "a BibTeX style": ("BibTeX style", "ENTRY\n  { address\n  }\n"),
    "YAML": ("YAML", "---\nname: x\non: push\n"),
    "a package's JSON": ("JSON", '{"name": "x", "dependencies": {}}'),
    "other JSON": ("JSON", '{"name": "x", "rows": [1]}'),
    "a notebook": ("notebook", '{"cells": [{"cell_type": "code"}], "nbformat": 4}'),
    "a map": ("GeoJSON", '{"type": "FeatureCollection", "features": []}'),
    "Zotero's JSON": ("Zotero", '{"items": [{"itemType": "book", "title": "One"}]}'),
    "XML with records": ("XML", "<?xml version='1.0'?>\n<records><record><name>Bo</name></record>"),
    "Word's sources": ("Word", "<b:Sources xmlns:b='http://x/bibliography'><b:Source/>"),
    "JATS": ("JATS", "<?xml version='1.0'?><article><front/></article>"),
    "HTML with PubMed's XML": ("HTML", "<!DOCTYPE html><html><body><PubmedArticle></body>"),
    "numbers of PubMed": ("identifiers", "12345678\n23456789\n"),
    "DOIs": ("identifiers", "https://doi.org/10.1000/a\n10.1000/b\n"),
    "a table of anything": ("a table", "id,name\n1,Bo\n"),
    "RefWorks": ("RefWorks", "RT Journal Article\nSR Electronic\nA1 Ames, A.\nT1 One\n"),
    "a table of Web of Science": ("tab-delimited", "\ufeffPT\tAU\tBA\tBE\nJ\tAmes\t\t\n"),
    "a table": ("a table", '"Authors","Title","Year"\n"Ames","One","1999"\n'),
    "nothing": ("empty", " \n\t\n"),
    "a PDF": ("PDF", "%PDF-1.7\n"),
    "a ZIP archive": ("ZIP", "PK\x03\x04\x14\x00"),
    "RTF": ("RTF", "{\\rtf1\\ansi"),
}


@pytest.mark.parametrize("title", READ)
def test_a_format_is_recognised(title: str) -> None:
    format, text = READ[title]
    assert sniff(text.encode()) == (format, None)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_format_is_recognised_in_wide_encodings(encoding: str) -> None:
    assert sniff("TY  - JOUR\nTI  - One\nER  - \n".encode(encoding)).format == "ris"


@pytest.mark.parametrize("title", REFUSED)
def test_a_file_that_cannot_be_read_is_named(title: str) -> None:
    what, text = REFUSED[title]
    format, refusal = sniff(text.encode())
    assert format is None
    assert refusal is not None
    assert what in refusal
    assert refusal.startswith("this is ")
    assert "\n" not in refusal


@pytest.mark.parametrize(
    "head",
    [
        b"\x00" * 300 + bytes(range(256)),
        b"Dear Sir, I write to you",
        b"@dataclass(frozen=True)\nclass A:\n    pass\n",
        b"@media (max-width: 3px) {\n}\n",
        b"%0 is a place\n",
    ],
)
def test_nothing_is_made_of_anything_else(head: bytes) -> None:
    assert sniff(head).format is None


@pytest.mark.parametrize("part", [b"<", b" ", b"A1 ", b"\n@", b"RT A\n", b"TY", b"{", b"[ "])
def test_a_long_head_takes_linear_time(part: bytes) -> None:
    assert sniff(part * (65536 // len(part))).format in (None, "csl-json")
    assert_in_proportion(lambda size: sniff(part * (size // len(part))), 8192)
