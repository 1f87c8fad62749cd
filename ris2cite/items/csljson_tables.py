"""Other people's CSL-JSON: their words for types and variables → CSL 1.0.2.

Data only; ``csljson_variants`` reads it.
"""

from __future__ import annotations

VARIABLE_NAMES: dict[str, str] = {
    # CSL 1.0 names that citeproc-js and Zotero still write.
    "journalAbbreviation": "container-title-short",
    "shortTitle": "title-short",
    # Crossref's REST API.
    "short-title": "title-short",
    "short-container-title": "container-title-short",
    "published": "issued",
    "published-online": "available-date",
    "article-number": "number",
    # Lower-case acronyms, as people type them by hand.
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
    "url": "URL",
    "pmid": "PMID",
    "pmcid": "PMCID",
    # Better BibTeX.
    "citekey": "citation-key",
}
"""A variable's other name → its name in CSL 1.0.2; it only fills a gap."""

TYPE_NAMES: dict[str, str] = {
    # Crossref's types.
    "journal-article": "article-journal",
    "posted-content": "article",
    "book-chapter": "chapter",
    "book-part": "chapter",
    "book-section": "chapter",
    "book-track": "chapter",
    "reference-entry": "entry-encyclopedia",
    "reference-book": "book",
    "edited-book": "book",
    "monograph": "book",
    "book-set": "book",
    "book-series": "book",
    "proceedings-article": "paper-conference",
    "proceedings": "book",
    "dissertation": "thesis",
    "report-component": "report",
    "report-series": "report",
    "peer-review": "review",
    "journal": "periodical",
    "journal-issue": "periodical",
    "journal-volume": "periodical",
    "component": "document",
    "database": "dataset",
    "grant": "document",
    "other": "document",
    # Zotero's own item types, as some exports leave them.
    "journalarticle": "article-journal",
    "magazinearticle": "article-magazine",
    "newspaperarticle": "article-newspaper",
    "booksection": "chapter",
    "conferencepaper": "paper-conference",
    "preprint": "article",
    "encyclopediaarticle": "entry-encyclopedia",
    "dictionaryentry": "entry-dictionary",
    "blogpost": "post-weblog",
    "forumpost": "post",
    "letter": "personal_communication",
    "email": "personal_communication",
    "film": "motion_picture",
    "videorecording": "motion_picture",
    "tvbroadcast": "broadcast",
    "radiobroadcast": "broadcast",
    "podcast": "song",
    "audiorecording": "song",
    "artwork": "graphic",
    "presentation": "speech",
    "computerprogram": "software",
    "statute": "legislation",
    "case": "legal_case",
    # BibTeX's words.
    "inproceedings": "paper-conference",
    "incollection": "chapter",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "techreport": "report",
    "misc": "document",
}
"""A type's other name, in lower case, → its name in CSL 1.0.2."""

CONTAINERS: tuple[str, ...] = ("items", "references", "message", "data")
"""Keys of an object that holds items: Zotero's API, pandoc's metadata, Crossref's API."""
