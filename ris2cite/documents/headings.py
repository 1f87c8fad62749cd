"""Headings of lists of references and their groups, by language.

The headings are those of style guides and LaTeX's babel for the list at the end of a paper;
CSL locales only have a term for references in general.
"""

from __future__ import annotations

LISTS: dict[str, str] = {
    "af": "Verwysings", "ar": "المراجع", "bg": "Литература", "ca": "Referències",
    "cs": "Literatura", "cy": "Cyfeiriadau", "da": "Litteratur", "de": "Literaturverzeichnis",
    "el": "Βιβλιογραφία", "en": "References", "es": "Referencias", "et": "Kirjandus",
    "eu": "Erreferentziak", "fa": "منابع", "fi": "Lähteet", "fr": "Références",
    "gl": "Referencias", "he": "מקורות", "hr": "Literatura", "hu": "Irodalomjegyzék",
    "id": "Daftar Pustaka", "is": "Heimildaskrá", "it": "Riferimenti bibliografici",
    "ja": "参考文献", "ko": "참고문헌", "lt": "Literatūra", "lv": "Literatūra",
    "mn": "Ном зүй", "nb": "Litteratur", "nl": "Literatuur", "nn": "Litteratur",
    "pl": "Literatura", "pt": "Referências", "ro": "Bibliografie", "ru": "Список литературы",
    "sk": "Literatúra", "sl": "Literatura", "sr": "Литература", "sv": "Referenser",
    "th": "บรรณานุกรม", "tr": "Kaynakça", "uk": "Список літератури",
    "vi": "Tài liệu tham khảo", "zh": "参考文献",
}  # fmt: skip
"""Language (BCP 47, without region) → the heading of a list of references."""

LISTS_OF_REGIONS: dict[str, str] = {"zh-TW": "參考文獻", "zh-HK": "參考文獻"}

KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("book", ("book", "classic", "collection")),
    ("article", (
        "article-journal", "article-magazine", "article-newspaper", "review", "review-book",
        "periodical",
    )),
    ("chapter", ("chapter", "entry", "entry-dictionary", "entry-encyclopedia")),
    ("paper", ("paper-conference", "speech", "event")),
    ("thesis", ("thesis",)),
    ("report", ("report", "standard", "regulation", "legislation", "bill", "legal_case")),
    ("preprint", ("article", "manuscript")),
    ("data", ("dataset", "software")),
    ("web", ("webpage", "post", "post-weblog")),
    ("other", ()),
)  # fmt: skip
"""The groups by type, in order: name and CSL types; the last is for all other types."""

KIND_NAMES: dict[str, dict[str, str]] = {
    "en": {
        "book": "Books", "article": "Articles", "chapter": "Chapters",
        "paper": "Conference papers", "thesis": "Theses", "report": "Reports",
        "preprint": "Preprints and manuscripts", "data": "Data and software",
        "web": "Web pages", "other": "Other works",
    },
    "de": {
        "book": "Bücher", "article": "Zeitschriftenaufsätze", "chapter": "Beiträge in Büchern",
        "paper": "Konferenzbeiträge", "thesis": "Hochschulschriften", "report": "Berichte",
        "preprint": "Preprints und Manuskripte", "data": "Daten und Software",
        "web": "Webseiten", "other": "Sonstiges",
    },
    "es": {
        "book": "Libros", "article": "Artículos", "chapter": "Capítulos de libros",
        "paper": "Ponencias", "thesis": "Tesis", "report": "Informes",
        "preprint": "Preprints y manuscritos", "data": "Datos y software",
        "web": "Páginas web", "other": "Otros trabajos",
    },
    "fr": {
        "book": "Livres", "article": "Articles", "chapter": "Chapitres d’ouvrages",
        "paper": "Communications", "thesis": "Thèses et mémoires", "report": "Rapports",
        "preprint": "Prépublications et manuscrits", "data": "Données et logiciels",
        "web": "Pages web", "other": "Autres travaux",
    },
    "it": {
        "book": "Libri", "article": "Articoli", "chapter": "Capitoli di libri",
        "paper": "Atti di convegno", "thesis": "Tesi", "report": "Rapporti",
        "preprint": "Preprint e manoscritti", "data": "Dati e software",
        "web": "Pagine web", "other": "Altri lavori",
    },
    "nl": {
        "book": "Boeken", "article": "Artikelen", "chapter": "Hoofdstukken",
        "paper": "Congresbijdragen", "thesis": "Proefschriften en scripties",
        "report": "Rapporten", "preprint": "Preprints en manuscripten",
        "data": "Data en software", "web": "Webpagina’s", "other": "Overige werken",
    },
    "pt": {
        "book": "Livros", "article": "Artigos", "chapter": "Capítulos de livros",
        "paper": "Comunicações em congressos", "thesis": "Teses e dissertações",
        "report": "Relatórios", "preprint": "Preprints e manuscritos",
        "data": "Dados e software", "web": "Páginas web", "other": "Outros trabalhos",
    },
}  # fmt: skip
"""Language → group → heading. Other languages use a term of their CSL locale."""

TERMS: dict[str, str] = {
    "book": "book", "article": "article-journal", "chapter": "chapter",
    "paper": "paper-conference", "thesis": "thesis", "report": "report",
    "preprint": "manuscript", "data": "dataset", "web": "webpage", "other": "document",
}  # fmt: skip
"""Group → CSL term, for other languages."""
