"""Names of types and variables in CSL-JSON from other programs → CSL 1.0.2.

Data for ``csljson_variants``.
"""

from __future__ import annotations

VARIABLE_ALIASES: dict[str, str] = {
    # CSL 1.0 names, still written by citeproc-js and Zotero.
    "journalAbbreviation": "container-title-short",
    "shortTitle": "title-short",
    # Crossref's REST API.
    "short-title": "title-short",
    "short-container-title": "container-title-short",
    "published": "issued",
    "published-online": "available-date",
    "article-number": "number",
    # Acronyms in lower case, common in files written by hand.
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
    "url": "URL",
    "pmid": "PMID",
    "pmcid": "PMCID",
    # Better BibTeX.
    "citekey": "citation-key",
}
"""Other name → variable of CSL 1.0.2. Only used if the item does not have the variable."""

PROBABLE_VARIABLES: dict[str, str] = {
    "address": "publisher-place",
    "authors": "author",
    "date": "issued",
    "editors": "editor",
    "journal": "container-title",
    "keywords": "keyword",
    "location": "publisher-place",
    "pages": "page",
    "place": "publisher-place",
    "pubmed_id": "PMID",
    "year": "issued",
}
"""Key from BibTeX, RIS or a spreadsheet → the variable that was probably meant. Such keys are
reported, but not renamed, because they may be intended."""

TYPE_ALIASES: dict[str, str] = {
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
    # Zotero's item types, which some exports leave unconverted.
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
    # BibTeX.
    "inproceedings": "paper-conference",
    "incollection": "chapter",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "techreport": "report",
    "misc": "document",
}
"""Other name, in lower case → type of CSL 1.0.2."""

CONTAINERS: tuple[str, ...] = ("items", "references", "message", "data")
"""Keys under which objects hold items: Zotero's API, pandoc's metadata, Crossref's API."""
