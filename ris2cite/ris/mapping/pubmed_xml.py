"""Elements of PubMed XML → field tags of the nbib format. Data only.

Sources: the National Library of Medicine's DTD of 2024 with its description of the
elements, older DTDs, and the description of the MEDLINE display format.
"""

from __future__ import annotations

LEAVES: dict[str, str] = {
    "Abstract/CopyrightInformation": "CI",
    "Article/Affiliation": "AD",
    "Article/ArticleTitle": "TI",
    "Article/Language": "LA",
    "Article/VernacularTitle": "TT",
    "Book/BookTitle": "BTI",
    "Book/CollectionTitle": "CTI",
    "Book/Edition": "EN",
    "Book/Isbn": "ISBN",
    "Book/Volume": "VI",
    "Book/VolumeTitle": "VTI",
    "BookDocument/ArticleTitle": "TI",
    "BookDocument/Language": "LA",
    "BookDocument/LocationLabel": "LocationLabel",
    "BookDocument/PMID": "PMID",
    "BookDocument/PublicationType": "PT",
    "BookDocument/VernacularTitle": "TT",
    "GeneSymbolList/GeneSymbol": "GS",
    "Journal/ISOAbbreviation": "ISO",
    "Journal/ISSN": "IS",
    "Journal/Title": "JT",
    "JournalIssue/Issue": "IP",
    "JournalIssue/Volume": "VI",
    "MedlineCitation/CitationSubset": "SB",
    "MedlineCitation/CoiStatement": "COIS",
    "MedlineCitation/GeneralNote": "GN",
    "MedlineCitation/NumberOfReferences": "RF",
    "MedlineCitation/PMID": "PMID",
    "MedlineCitation/SpaceFlightMission": "SFM",
    "MedlineJournalInfo/Country": "PL",
    "MedlineJournalInfo/ISSNLinking": "IS",
    "MedlineJournalInfo/MedlineCode": "JC",
    "MedlineJournalInfo/MedlineTA": "TA",
    "MedlineJournalInfo/NLMUniqueID": "JID",
    "MedlineJournalInfo/NlmUniqueID": "JID",
    "PublicationTypeList/PublicationType": "PT",
    "PubmedBookData/PublicationStatus": "PST",
    "PubmedData/PublicationStatus": "PST",
    "Publisher/PublisherLocation": "PL",
    "Publisher/PublisherName": "PB",
    "SupplMeshList/SupplMeshName": "NM",
}
"""Parent and element whose text is a value → tag.

``ISO`` and ``LocationLabel`` are not tags of MEDLINE: they are the ISO abbreviation of the
journal, which is used if there is no MedlineTA, and the number of a chapter."""

DATES: dict[str, str] = {
    "DateCompleted": "DCOM",
    "DateCreated": "DA",
    "DateRevised": "LR",
    "ArticleDate": "DEP",
    "ContributionDate": "CTDT",
}
"""Element with year, month and day → tag of a date in eight digits."""

COMMENTS: dict[str, str] = {
    "CommentIn": "CIN", "CommentOn": "CON", "CorrectedandRepublishedFrom": "CRF",
    "CorrectedandRepublishedIn": "CRI", "ErratumFor": "EFR", "ErratumIn": "EIN",
    "ExpressionOfConcernFor": "ECF", "ExpressionOfConcernIn": "ECI",
    "OriginalReportIn": "ORI", "PartialRetractionIn": "PRIN", "PartialRetractionOf": "PROF",
    "ReprintIn": "RPI", "ReprintOf": "RPF", "RepublishedFrom": "RPF", "RepublishedIn": "RPI",
    "RetractedandRepublishedFrom": "RRF", "RetractedandRepublishedIn": "RRI",
    "RetractionIn": "RIN", "RetractionOf": "ROF", "SummaryForPatientsIn": "SPIN",
    "UpdateIn": "UIN", "UpdateOf": "UOF",
}  # fmt: skip
"""Kind of a comment or correction → tag."""

HISTORY: dict[str, str] = {"pubmed": "EDAT", "medline": "MHDA", "entrez": "CRDT"}
"""Status of a date of the record → tag; the others are ``PHST``."""

LEFT_OUT = frozenset(["ReferenceList"])
"""Elements without data about the work: the works that it cites."""

MARKUP = {"i": "i", "b": "b", "sup": "sup", "sub": "sub"}
"""Inline element → rich text tag."""
