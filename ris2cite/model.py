"""The vocabulary of CSL 1.0.2 and the types of CSL-JSON.

The names are those of the specification (appendices III, IV and V) and its schemas.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

Item: TypeAlias = dict[str, Any]
"""A CSL-JSON item: variable → string, number, list of names, or date."""

Name: TypeAlias = dict[str, Any]
"""A name: ``family``, ``given``, the two particles, ``suffix``; or ``literal``."""

Date: TypeAlias = dict[str, Any]
"""A date: ``date-parts`` (one or two lists of 1–3 integers), ``season``,
``circa``, ``literal``, ``raw``."""

TagMapping: TypeAlias = Mapping[str, Mapping[str, str]]
"""Overrides of the mapping: reference type (``*`` for all) → tag → CSL variable."""

TYPES: frozenset[str] = frozenset(
    [
        "article",
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "bill",
        "book",
        "broadcast",
        "chapter",
        "classic",
        "collection",
        "dataset",
        "document",
        "entry",
        "entry-dictionary",
        "entry-encyclopedia",
        "event",
        "figure",
        "graphic",
        "hearing",
        "interview",
        "legal_case",
        "legislation",
        "manuscript",
        "map",
        "motion_picture",
        "musical_score",
        "pamphlet",
        "paper-conference",
        "patent",
        "performance",
        "periodical",
        "personal_communication",
        "post",
        "post-weblog",
        "regulation",
        "report",
        "review",
        "review-book",
        "software",
        "song",
        "speech",
        "standard",
        "thesis",
        "treaty",
        "webpage",
    ]
)

NAME_VARIABLES: frozenset[str] = frozenset(
    [
        "author",
        "chair",
        "collection-editor",
        "compiler",
        "composer",
        "container-author",
        "contributor",
        "curator",
        "director",
        "editor",
        "editor-translator",
        "editorial-director",
        "executive-producer",
        "guest",
        "host",
        "illustrator",
        "interviewer",
        "narrator",
        "organizer",
        "original-author",
        "performer",
        "producer",
        "recipient",
        "reviewed-author",
        "script-writer",
        "series-creator",
        "translator",
    ]
)

DATE_VARIABLES: frozenset[str] = frozenset(
    ["accessed", "available-date", "event-date", "issued", "original-date", "submitted"]
)

NUMBER_VARIABLES: frozenset[str] = frozenset(
    [
        "chapter-number",
        "citation-number",
        "collection-number",
        "edition",
        "first-reference-note-number",
        "issue",
        "locator",
        "number",
        "number-of-pages",
        "number-of-volumes",
        "page",
        "page-first",
        "part-number",
        "printing-number",
        "section",
        "supplement-number",
        "version",
        "volume",
    ]
)

TITLE_VARIABLES: frozenset[str] = frozenset(
    [
        "collection-title",
        "container-title",
        "original-title",
        "part-title",
        "reviewed-title",
        "title",
        "volume-title",
        "title-short",
        "container-title-short",
    ]
)

STRING_VARIABLES: frozenset[str] = frozenset(
    [
        "abstract",
        "annote",
        "archive",
        "archive_collection",
        "archive_location",
        "archive-place",
        "authority",
        "call-number",
        "citation-key",
        "citation-label",
        "dimensions",
        "division",
        "DOI",
        "event",
        "event-title",
        "event-place",
        "genre",
        "ISBN",
        "ISSN",
        "jurisdiction",
        "keyword",
        "language",
        "license",
        "medium",
        "note",
        "original-publisher",
        "original-publisher-place",
        "PMCID",
        "PMID",
        "publisher",
        "publisher-place",
        "references",
        "reviewed-genre",
        "scale",
        "source",
        "status",
        "URL",
        "year-suffix",
    ]
)

VARIABLES: frozenset[str] = (
    NAME_VARIABLES | DATE_VARIABLES | NUMBER_VARIABLES | TITLE_VARIABLES | STRING_VARIABLES
)

LOCATORS: tuple[str, ...] = (
    "act", "appendix", "article-locator", "book", "canon", "chapter", "column", "elocation",
    "equation", "figure", "folio", "issue", "line", "note", "opus", "page", "paragraph", "part",
    "rule", "scene", "section", "sub-verbo", "supplement", "table", "timestamp",
    "title-locator", "verse", "version", "volume",
)  # fmt: skip
"""The labels of a locator (CSL 1.0.2, appendix IV, "Locators")."""

NAME_PARTS: frozenset[str] = frozenset(
    [
        "family",
        "given",
        "dropping-particle",
        "non-dropping-particle",
        "suffix",
        "literal",
        "comma-suffix",
        "static-ordering",
        "parse-names",
    ]
)
