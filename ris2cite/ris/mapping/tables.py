"""RIS tags → CSL 1.0.2. Data only.

The sources are the RIS specification of 2001 (RefMan) and the table by reference types of
December 2011, which EndNote follows. If they differ, the 2011 table takes precedence, and
tags of 2001 fill gaps. The tags of a row are in order of precedence. Rows are applied from
top to bottom; a value taken by one row is not available to those below it.
"""

from __future__ import annotations

from ris2cite.ris.mapping.row import TagRow
from ris2cite.ris.mapping.types import ABBREVIATED, DOI_TAGS, types
from ris2cite.ris.values import (
    addresses,
    containers,
    dates,
    identifiers,
    lists,
    name_lists,
    names,
    notes,
    numbers,
    pages,
    preprints,
    text,
    titles,
)

ARTICLES = types("ABST EJOUR INPR JFULL JOUR MGZN NEWS PREPRINT")
JOURNALS = types("ABST EJOUR INPR JFULL JOUR MGZN PREPRINT")
BOOKS = types("BOOK CLSWK CTLG EBOOK EDBOOK PROCEEDINGS SER")
CHAPTERS = types("CHAP DICT ECHAP ENCYC")
CONFERENCES = types("CONF CPAPER PROCEEDINGS")
DATA = types("AGGR DATA DBASE")
FILMS = types("ADVS MPCT MULTI VIDEO")
IMAGES = types("CHART EQUA FIGURE")
LAW = types("BILL CASE HEAR LEGAL STAT UNBILL")
LETTERS = types("ICOMM PCOMM")
REPORTS = types("GOVDOC RPRT")
UNPUBLISHED = types("MANSCPT PAMP")
WEB = types("BLOG ELEC")
_NUMBERED = REPORTS | UNPUBLISHED | DATA | types(
    "UNPB ANCIENT ART BILL COMP HEAR LEGAL MAP MUSIC SOUND EQUA FIGURE CHART STAND THES "
    "UNBILL"
)  # fmt: skip
_OWN_SERIES = (BOOKS | REPORTS | FILMS | types("COMP MAP STAND")) - types("PROCEEDINGS")
_GENRE = (
    REPORTS | UNPUBLISHED | WEB | LETTERS | DATA | IMAGES | FILMS
    | types("UNPB THES MAP SLIDE ART PAT STAND COMP SOUND MUSIC PREPRINT GEN GRANT")
)  # fmt: skip
_WITH_ISSUE = ARTICLES | types("CONF CPAPER")
_OTHER_A2 = BOOKS | FILMS | LAW | LETTERS | REPORTS | types("COMP ELEC MAP PAT SLIDE THES")
_PUBLISHED = ARTICLES | BOOKS | CHAPTERS | CONFERENCES
_NO_VOLUME = types("THES GRANT PAT CHART EQUA FIGURE ELEC BLOG COMP")
_IN_JOURNALS = types("ABST EJOUR INPR JOUR PREPRINT")
_WHOLE = types("BOOK PROCEEDINGS CTLG SER")
_ACCESSED_IN_DA = types("EJOUR EBOOK AGGR DBASE MULTI CASE")
_COUNTED = BOOKS | UNPUBLISHED | REPORTS | types("THES")

ROWS: tuple[TagRow, ...] = (
    # Titles
    TagRow(("TI", "T1", "BT", "CT", "ST"), "title", titles.title, BOOKS),
    TagRow(
        ("TI", "T1", "CT", "T2", "JF", "BT", "JO", *ABBREVIATED, "SO", "ST"), "title", titles.title,
        types("JFULL"),
    ),
    TagRow(("TI", "T1", "CT", "ST"), "title", titles.article_title, ARTICLES, types("JFULL")),
    TagRow(("TI", "T1", "CT", "ST"), "title", titles.thesis_title, types("THES")),
    TagRow(
        ("TI", "T1", "CT", "ST"), "title", titles.title, None, BOOKS | ARTICLES | types("THES")
    ),
    TagRow(("ST",), "title-short", text.short_title),
    # Containers, series and events
    TagRow(
        ("C3", "T2", "BT", "JF", "JO", *ABBREVIATED), "container-title", containers.proceedings,
        CONFERENCES,
    ),
    TagRow(("T2",), "event-title", titles.other_title, CONFERENCES | types("SLIDE")),
    TagRow(("CP",), "event-title", containers.event_title, CONFERENCES),
    TagRow(
        ("T2", "JF", "JO", "BT", "SO", *ABBREVIATED), "container-title", containers.journal,
        ARTICLES, types("PREPRINT"),
    ),
    TagRow(
        ("T2", "BT", "JF", "JO", *ABBREVIATED), "container-title", containers.book,
        CHAPTERS | types("ANCIENT"),
    ),
    TagRow(
        ("BT", "T2", "JF", "JO", *ABBREVIATED), "container-title", containers.container,
        types("GEN"),
    ),
    TagRow(("T2", "A2"), "container-title", text.plain, types("CASE")),
    TagRow(("M1",), "container-title-short", text.plain, types("CASE")),
    TagRow(("T2",), "section", text.plain, types("HEAR")),
    TagRow(("T2",), "division", text.plain, types("THES")),
    TagRow(("T2",), "archive_collection", text.plain, types("MANSCPT")),
    TagRow(("T2", "JF", "JO"), "collection-title", containers.series, _OWN_SERIES),
    TagRow(
        ("T2", "JF", "JO", "BT", *ABBREVIATED), "container-title", containers.container, None,
        _OWN_SERIES | ARTICLES | CHAPTERS | LETTERS | IMAGES | CONFERENCES
        | types("GEN HEAR SLIDE THES MANSCPT CASE PREPRINT"),
    ),
    TagRow(
        ("J2", "JA", "J1", "JI", "J9", "JO", "JF", "T2"), "container-title-short",
        containers.container_short, ARTICLES, types("PREPRINT"),
    ),
    TagRow(
        ("J2", "JA", "J1", "JI", "J9", "JO"), "container-title-short", containers.container_short,
        None, ARTICLES,
    ),
    TagRow(("T3",), "authority", text.plain, types("BILL HEAR")),
    TagRow(("T3",), "volume-title", titles.other_title, types("ANCIENT")),
    TagRow(
        ("T3",), "collection-title", containers.series, None,
        types("BILL HEAR ANCIENT STAT PAT CASE LEGAL STAND"),
    ),
    TagRow(("RI",), "reviewed-title", containers.reviewed_title, ARTICLES),
    TagRow(("TT",), "original-title", titles.other_title),
    # Names
    TagRow(("AU", "A1"), "author", name_lists.makers, FILMS),
    TagRow(("AU", "A1"), "director", names.names, FILMS),
    TagRow(("AU", "A1"), "composer", names.names, types("MUSIC")),
    TagRow(("AU", "A1", "A3", "ED"), "editor", names.names, types("EDBOOK")),
    TagRow(("AU", "A1", "AUTH"), "author", names.names, CONFERENCES),
    TagRow(
        ("AU", "A1", "AUTH"), "author", names.authors, None,
        CONFERENCES | FILMS | types("MUSIC EDBOOK"),
    ),
    TagRow(("A2",), "author", names.names, types("BILL UNBILL")),
    TagRow(("A2",), "interviewer", name_lists.interviewers, LETTERS),
    TagRow(("A2",), "recipient", names.names, LETTERS),
    TagRow(("A2",), "authority", name_lists.one_name, types("PAT LEGAL")),
    TagRow(("A2",), "author", name_lists.speakers, types("SLIDE")),
    TagRow(("A2",), "contributor", names.names, types("SLIDE HEAR THES STAT") | FILMS),
    TagRow(("A2", "ED"), "collection-editor", names.names, types("EDBOOK")),
    TagRow(("A2",), "reviewed-author", name_lists.reviewed_authors, ARTICLES),
    TagRow(("A2",), "editor", name_lists.editors_of_whole, _WHOLE),
    TagRow(
        ("A2",), "collection-editor", names.names,
        (BOOKS | REPORTS | types("MAP COMP ELEC")) - types("EBOOK"),
    ),
    TagRow(("A2", "ED"), "editor", name_lists.editors_of_book, types("EBOOK")),
    TagRow(("A3",), "collection-editor", names.names, types("EBOOK")),
    TagRow(("A3", "ED"), "editor", name_lists.editors_of_book, BOOKS),
    TagRow(("ED",), "editor", names.names, _OTHER_A2 - BOOKS),
    TagRow(("A2", "ED"), "editor", names.editors_of_article, ARTICLES),
    TagRow(("A2", "ED"), "editor", names.names, None, _OTHER_A2 | IMAGES | ARTICLES),
    TagRow(("A3",), "collection-editor", names.names, CHAPTERS | CONFERENCES | types("MUSIC")),
    TagRow(("A3",), "producer", names.names, FILMS),
    TagRow(
        ("A3",), "contributor", names.names, None,
        BOOKS | CHAPTERS | CONFERENCES | FILMS | types("MUSIC CASE"),
    ),
    TagRow(("A4",), "performer", names.names, FILMS),
    TagRow(("A4",), "producer", names.names, types("MUSIC SOUND")),
    TagRow(("A4",), "contributor", names.names, CONFERENCES | DATA | types("GRANT")),
    TagRow(("A4",), "division", name_lists.one_name, REPORTS),
    TagRow(("A4",), "contributor", names.names, types("CASE")),
    TagRow(("A4",), "translator", names.translators),
    TagRow(("C1",), "performer", name_lists.literal_names, FILMS),
    # Dates
    TagRow(("Y2", "DA"), "accessed", dates.accessed_beside_year, _ACCESSED_IN_DA),
    TagRow(("Y1", "DA", "PY"), "issued", dates.issued, _ACCESSED_IN_DA),
    TagRow(("DA", "Y1", "PY"), "issued", dates.issued, None, _ACCESSED_IN_DA),
    TagRow(("C1",), "issued", dates.full_date, ARTICLES | CHAPTERS | BOOKS),
    TagRow(("C2",), "issued", dates.certain_date, CONFERENCES | types("PAT")),
    TagRow(("Y2", "C2", "C1"), "accessed", dates.certain_date, types("EJOUR EBOOK ELEC BLOG")),
    TagRow(("Y2",), "accessed", dates.date),
    TagRow(("C6", "ET"), "available-date", dates.certain_date, ARTICLES),
    TagRow(("C6",), "available-date", dates.certain_date, CONFERENCES),
    TagRow(("OP",), "original-date", dates.original_date, BOOKS | CHAPTERS | ARTICLES),
    # Identifiers
    TagRow(DOI_TAGS, "DOI", identifiers.doi_number),
    TagRow(
        ("SP", "VL", "JO", "T2", "JF", *ABBREVIATED, "C1", "M1", "AN", "U1", "N1"), "number",
        preprints.identifier, types("PREPRINT"),
    ),
    TagRow(("SP",), "number", preprints.end_of_doi, types("PREPRINT")),
    TagRow(("UR", "L1", "L2"), "number", identifiers.arxiv_address, types("PREPRINT")),
    TagRow(
        ("T2", "JF", "JO", *ABBREVIATED), "publisher", preprints.server, types("PREPRINT")
    ),
    TagRow(("PB", "PU"), "publisher", preprints.server_before_publisher, types("PREPRINT")),
    TagRow(("UR", "LK", "L2", "URL"), "URL", addresses.url),
    TagRow(("C2", "C7", "PMC", "PMCID", "U1", "N1", "AN"), "PMCID", identifiers.pubmed_central),
    TagRow(("N1", "C2", "C3", "U1", "AN", "ID", "M1"), "PMID", identifiers.pubmed),
    TagRow(("PMID", "PM"), "PMID", identifiers.digits),
    TagRow(("AN",), "PMID", identifiers.pubmed_accession),
    TagRow(("C5",), "PMID", identifiers.pubmed_in_embase, ARTICLES),
    TagRow(("SN",), "number", text.plain, types("PAT")),
    TagRow(("M1", "IS"), "number", numbers.likely_number_of, types("PAT")),
    TagRow(("SN", "IS"), "number", numbers.report_number, REPORTS | types("STAND")),
    TagRow(
        ("SN", "IS"), "number", numbers.document_number, _NUMBERED - REPORTS - types("STAND")
    ),
    TagRow(("M1",), "number", numbers.standard_number, types("STAND")),
    TagRow(("SN", "ISSN", "ISBN"), "ISSN", identifiers.serials),
    TagRow(("SN", "ISSN", "ISBN"), "ISBN", identifiers.isbns),
    # Numbers
    TagRow(("M1",), "number", pages.article_in_m1, ARTICLES | types("CONF CPAPER")),
    TagRow(("AN",), "number", pages.review_number, types("JOUR EJOUR ELEC")),
    TagRow(("IS",), "issue", numbers.issue_number, _WITH_ISSUE),
    TagRow(("CP", "M1"), "issue", numbers.likely_issue, _WITH_ISSUE, types("NEWS")),
    TagRow(("C2",), "issue", numbers.likely_issue, types("NEWS")),
    TagRow(
        ("M1", "IS"), "collection-number", numbers.series_number, BOOKS | types("CHAP ECHAP"),
    ),
    TagRow(("NV",), "number", text.plain, types("DATA")),
    TagRow(("C5", "M1", "IS"), "number", text.plain, types("GRANT")),
    TagRow(("M1", "C6", "IS"), "number", text.plain, types("STAT")),
    TagRow(("M1",), "number", numbers.likely_number_of, _NUMBERED),
    TagRow(("M3", "VL", "M1"), "genre", text.degree, types("THES")),
    TagRow(("VL",), "volume", numbers.likely_number_of, types("THES")),
    TagRow(("VL",), "version", text.plain, types("PAT")),
    TagRow(("VL", "VO"), "volume", numbers.volume, _WITH_ISSUE),
    TagRow(("VL", "VO"), "volume", text.plain, None, _NO_VOLUME | _WITH_ISSUE),
    TagRow(
        ("NV",), "number-of-volumes", numbers.number_of_volumes, None,
        types("PAT DATA GRANT STAND"),
    ),
    TagRow(("SP", "EP", "LP"), "number-of-pages", pages.book_pages, _COUNTED),
    TagRow(("SP", "EP"), "dimensions", text.plain, FILMS),
    TagRow(("SP", "EP", "LP"), "page", pages.pages_of_book, _COUNTED),
    TagRow(("SP", "EP", "LP"), "page", pages.article_pages, _WITH_ISSUE),
    TagRow(
        ("SP", "EP", "LP"), "page", pages.pages, None,
        FILMS | _COUNTED | _WITH_ISSUE | types("ART COMP"),
    ),
    TagRow(("C2",), "page", pages.labelled_pages, CHAPTERS | ARTICLES | CONFERENCES),
    TagRow(("M1",), "page", pages.start_again, types("NEWS")),
    TagRow(("C7", "AR"), "number", pages.article, _WITH_ISSUE),
    TagRow(("SE",), "page", pages.start_page, types("ABST INPR JOUR PREPRINT")),
    TagRow(("M1", "AN", "C1", "U1"), "number", identifiers.arxiv, ARTICLES),
    TagRow(("SE",), "chapter-number", text.plain, types("CHAP ECHAP")),
    TagRow(("SE",), "section", text.plain, ARTICLES | LAW),
    TagRow(("ET",), "version", text.plain, DATA | types("COMP")),
    TagRow(("ET",), "chapter-number", text.plain, types("BILL HEAR STAT UNBILL")),
    TagRow(("ET",), "edition", numbers.edition_number, None, JOURNALS | types("PAT GRANT")),
    # Where and by whom
    TagRow(("PB", "PU"), "authority", text.plain, types("CASE LEGAL")),
    TagRow(("PB", "PU"), "publisher", text.publisher),
    TagRow(("C1", "PP", "PI"), "publisher-place", text.place, CONFERENCES),
    TagRow(("PP", "PI"), "publisher-place", text.place, types("SLIDE")),
    TagRow(("CY",), "event-date", dates.certain_date, CONFERENCES),
    TagRow(("CL", "CY"), "event-place", text.place, CONFERENCES | types("SLIDE")),
    TagRow(
        ("CY", "PP", "PI"), "publisher-place", text.place, None,
        CONFERENCES | _IN_JOURNALS | types("SLIDE"),
    ),
    # Styles print the archive, so this is not for the database in which an article was found.
    TagRow(("DP", "DB"), "source", text.source, _PUBLISHED),
    TagRow(("DB",), "archive", text.database, None, _PUBLISHED),
    TagRow(("AN",), "archive_location", text.accession_number, None, _PUBLISHED),
    TagRow(("DP",), "source", text.plain, None, _PUBLISHED),
    TagRow(("CN",), "call-number", text.plain),
    # What kind of thing
    TagRow(("M3", "C4"), "genre", text.plain, types("MPCT")),
    TagRow(("M3",), "genre", text.plain, _GENRE),
    TagRow(("M3",), "genre", text.kind_of_article, ARTICLES | CONFERENCES),
    TagRow(("JO", "T2"), "genre", text.kind_of_thesis, types("THES")),
    TagRow(("C5", "C1"), "medium", text.plain, FILMS | types("SOUND MUSIC")),
    TagRow(("C1",), "scale", text.plain, types("MAP")),
    TagRow(("C3", "VL"), "dimensions", text.plain, types("ART MAP") | IMAGES),
    TagRow(("C5",), "references", text.plain, types("PAT")),
    TagRow(("C6",), "status", text.plain, types("PAT")),
    TagRow(("OP",), "references", text.plain, LAW),
    TagRow(("LA",), "language", lists.language_tag),
    # Texts
    TagRow(("AB", "N2", "ABST"), "abstract", text.abstract),
    TagRow(("KW",), "keyword", lists.keywords),
    TagRow(("N1", "RN"), "annote", notes.notes),
)  # fmt: skip
