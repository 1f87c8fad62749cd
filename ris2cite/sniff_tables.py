"""Patterns by which formats are detected, and messages about those that cannot be read."""

from __future__ import annotations

import re
from typing import Literal

from ris2cite.text.pattern import Pattern

RIS_TYPE = Pattern(r"^\W{0,40}TY[ \t\xa0]*[-–—]", re.M | re.I)
RIS_TAG = Pattern(r"^[ \t]*(?:[A-Z][A-Z0-9][ \t\xa0]{1,4}-[ \t\xa0]?|ER[ \t]*-)", re.M)
WOS = Pattern(r"^PT [A-Z](?:\s|$)", re.M)
WOS_FILE = Pattern(r"\s*(?:FN .*\s+)?(?:VR .*\s+)?PT [A-Z]\s")
NBIB = Pattern(r"^PMID- ?\d", re.M)
NBIB_TAG = Pattern(r"^(?:OWN |STAT|DCOM|JID |FAU |PHST|PST )- ", re.M)
ENDNOTE = Pattern(r"^%0(?:[ \t]+[A-Z].*|[ \t]*)\n\s*%[A-Z0-9@!+] ?", re.M)
REFER = Pattern(r"\s*%[A-Z0-9][ \t]+\S.*\n(?:%[A-Z0-9@!+][ \t].*\n){0,40}?%[0AT][ \t]")
"""Tagged lines in which the type comes late, or not at all (``refer``)."""
REFWORKS = Pattern(r"^RT [A-Z].*\n(?:.*\n){0,20}?(?:A1|T1|JF|YR) \S", re.M)
BIBTEX = Pattern(
    r"^([ \t]*)@[ \t]*(?:(?:article|book(?:let)?|comment|conference|in(?:book|collection"
    r"|proceedings)|manual|mastersthesis|misc|online|patent|phdthesis|preamble|proceedings|report|string"
    r"|techreport|thesis|unpublished)[ \t]*[{(]|[a-z]{1,24}[ \t]*\{[^\s,{}=\"]+[ \t]*,)",
    re.M | re.I,
)
"""An entry of a common type, or something with a key."""
MARKUP = Pattern(r"\s*<(?:\?xml\b|!doctype\b|!--|[a-z][\w:.-]*[\s>/])", re.I)
YAML = Pattern(r"(?:---|%YAML|references:|-\s+[\w\"'-]+:)")
YAML_ITEM = Pattern(
    r"^(?:references|items)[ \t]*:|^[ \t]*(?:-[ \t]+)?[\"']?(?:id|author|title|issued|DOI|URL"
    r"|container-title|type[\"']?[ \t]*:[ \t]*[\"']?(?:article|book|chapter|paper|thesis|web))\b",
    re.M,
)
JSON = Pattern(r"\[\s*[{\[\"\]]|\{\s*[\"}]|\[\s*\Z")
JSON_ITEM = Pattern(
    r"\"(?:title|author|editor|issued|date-parts|DOI|ISBN|URL|container-title|publisher|page"
    r"|citation-key|shortTitle|literal|family|message|references|items|[\[{]\s*\"id)\"\s*:"
    r"|\"type\"\s*:\s*\"(?:article|book|chapter|paper-conference|thesis|report|webpage|entry|post"
    r"|document|patent|manuscript|song|speech|software|dataset|legal_case|motion_picture)"
    r"|\A(?:\[\s*)?\{\s*\"id\"\s*:|\A\[\s*\]|\A\{\s*\}"
)
WOS_TABLE = Pattern(r"\s*PT\tAU\t")
SPREADSHEET = Pattern(r"\s*\"?(?:Authors?|Title|Item type|Key|Publication Type)\"?[,;\t]", re.I)

BINARY: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF; export the references as RIS from the database or reference manager"),
    (b"PK\x03\x04", "a ZIP archive or an Office document; unpack it, or export as RIS"),
    (b"\x1f\x8b", "compressed with gzip; unpack it first"),
    (b"BZh", "compressed with bzip2; unpack it first"),
    (b"\xfd7zXZ\x00", "compressed with xz; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an old Office document; export the references as RIS"),
    (b"SQLite format 3\x00", "an SQLite database; export the references as RIS"),
    (b"{\\rtf", "RTF, a formatted document; export the references as RIS"),
    (b"\x89PNG", "an image; export the references as RIS"),
    (b"\xff\xd8\xff", "an image; export the references as RIS"),
    (b"GIF8", "an image; export the references as RIS"),
)
"""First bytes of an unsupported file → what it is, and what to do."""

READ_XML: tuple[tuple[str, Literal["pubmed-xml", "endnote-xml"]], ...] = (
    (r"<(?:PubmedArticleSet|PubmedBookArticle|PubmedArticle|MedlineCitation)\b", "pubmed-xml"),
    (
        r"<source-app\b|<ref-type\b|<xml>\s*<records>\s*(?:<record>\s*)?(?:\Z|</records>|<(?:database"
        r"|rec-number|foreign-keys|contributors|titles)\b)",
        "endnote-xml",
    ),
)
"""Pattern near the start of supported XML → its format."""

OTHER_JSON: tuple[tuple[str, str], ...] = (
    (r'"itemType"', "Zotero's own JSON; export as “CSL JSON” instead"),
    (r'"nbformat"|"cell_type"', "a Jupyter notebook; see the docs on notebooks"),
    (r'"FeatureCollection"', "GeoJSON, a map"),
    (r'"https://openalex\.org/', "OpenAlex JSON; export as RIS instead"),
    (r'"(?:dependencies|devDependencies|scripts)"', "some other JSON; export as CSL JSON"),
)
"""Pattern in JSON that holds no CSL items → what it is, and what to do."""

PAGE = Pattern(r"<(?:html|head|body|!doctype html)\b", re.I)
"""How a page begins, whatever it shows."""

XML: tuple[tuple[str, str], ...] = (
    (r"<mods\b|<modsCollection\b", "MODS XML; convert it to RIS with bibutils' xml2ris"),
    (r"<(?:\w+:)?Sources\b[^>]*bibliography", "a source list from Word; export as RIS instead"),
    (r"<rdf:RDF\b", "RDF/XML; in Zotero export as RIS or CSL JSON"),
    (r"<(?:article|front|ref-list)\b", "an article in JATS XML; download its citation as RIS"),
    (r"<(?:collection|record)\b[^>]*MARC21", "MARC XML; export as RIS from the catalogue"),
    (r"<eSearchResult\b", "a list of PubMed IDs; fetch the records with efetch"),
    (r"<style\b[^>]*purl\.org/net/xbiblio/csl", "a CSL style; use it with --style"),
    (r"<html\b|<!doctype html|<head\b|<body\b", "an HTML page; download the RIS export itself"),
)
"""Pattern near the start of unsupported XML or HTML → what it is, and what to do."""

DOCUMENT = "to write the works that it cites, pass it to --cites, along with files of references"
FRONT_MATTER = Pattern(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*\n\s*\S", re.S)
"""A metadata block that is followed by text."""

REFERENCES = Pattern(r"^(?:references|items)[ \t]*:", re.M)
LATEX = Pattern(
    r"^\s*\\(?:documentclass|begin|usepackage|input|include|part|chapter|section|subsection"
    r"|relax|citation|bibitem|begingroup|bibliography)\b",
    re.M,
)
LATEX_DOCUMENT = Pattern(r"^[ \t]*\\(?:documentclass|usepackage|begin[ \t]*\{)", re.M)
FENCE = Pattern(r"^[ \t]*(?:`{3,}|~{3,}|\.\. code|\[source\b|#\+BEGIN_)", re.M)
"""What begins code in Markdown, reStructuredText, AsciiDoc and Org mode."""

BIBTEX_STYLE = Pattern(r"^ENTRY\s*\{", re.M)
DOIS = Pattern(r"(?:\s*(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?10\.\d{4,9}/\S+)+\s*\Z", re.I)
NUMBERS = Pattern(r"(?:\s*\d{5,9}\b)+\s*\Z")
MARKDOWN = Pattern(r"^#{1,6} \S|\[-?@\w|(?:^|[\s(])@[A-Za-z]\w+[\s,.;)]", re.M)
