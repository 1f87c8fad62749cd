"""Text: entities, invisible characters, white space, and placeholders."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from ris2cite.items.organisations import names_an_organisation
from ris2cite.markup.latex.decode import decode
from ris2cite.markup.web import has_markup, rich, unwrap
from ris2cite.ris.values.draft import Converter, Draft, Tags, first, write_text
from ris2cite.text.characters import CONTROLS, REORDERING, UNSEEN, without_stray_marks
from ris2cite.text.entities import decode_entities
from ris2cite.text.pattern import Pattern

NO_VALUE: frozenset[str] = frozenset(
    ["None", "NA", "N/A", "n/a", "null", "NULL", "NaN", "nan", "undefined"]
)
"""Values that programs write instead of a missing one."""

_NOT_SEEN = Pattern(f"[{CONTROLS}{REORDERING}{UNSEEN}]")
_BREAKS = Pattern("\r\n?|[\x85\u2028\u2029]")
_JOINERS = Pattern("(?<![\u0590-\U0010ffff])[\u200c\u200d]+|[\u200c\u200d]+$")
_SPACES = Pattern(" [ \t\u00a0]+|\t[ \t\u00a0]*|\u00a0[ \t\u00a0]*")
_PLAIN_SPACES = Pattern(" [ \t]+|\t[ \t]*")
"""White space that is not one blank already."""
_FOLD = Pattern(r"[\W_]+")


def clean(text: str, *, nbsp: bool = False) -> str:
    """The text in NFC, with entities decoded, and without invisible characters.

    The rules are those of ``text.characters``; in addition, joiners are removed except
    after letters of scripts that need them. Runs of white space become one space, or a
    no-break space with ``nbsp``; line ends are kept.
    """
    if "&" in text and ";" in text:
        text = decode_entities(text)
    if len(text) > 99 and text.isascii():  # isascii is faster than isprintable for long texts
        printable = not text.encode().translate(None, _PRINTABLE)
    else:
        printable = text.isprintable()
    if (
        printable
        and "  " not in text
        and (text.isascii() or unicodedata.is_normalized("NFC", text))
    ):
        return text.strip()
    if not printable and not text.replace("\n", "").replace("\u00a0", "").isprintable():
        text = _NOT_SEEN.sub("", _BREAKS.sub("\n", text))
        text = without_stray_marks(_JOINERS.sub("", text))
    text = (_PLAIN_SPACES if nbsp else _SPACES).sub(" ", text)
    if "\n" in text:
        lines = [line.strip(" ") for line in text.split("\n")]
        text = "\n".join(filter(None, lines))
    return unicodedata.normalize("NFC", text).strip()


_PRINTABLE = bytes(range(0x20, 0x7F))


def one_line(text: str) -> str | None:
    """The cleaned text on one line, without tags, or None if nothing remains."""
    text = clean(text)
    if "<" in text:
        text = clean(unwrap(text))
    if "\n" in text:
        text = text.replace("\n", " ")
    return text or None


def rich_line(text: str) -> str | None:
    """The cleaned text on one line, with inline markup as CSL's rich text."""
    text = clean(text)
    if "<" in text and has_markup(text):
        text = clean(rich(text)).strip()
    if "\n" in text:
        text = text.replace("\n", " ")
    while text.startswith("- "):
        text = text[2:].strip()  # RefWorks writes “T2  - - Title”
    if "\\" in text or "$" in text or "{" in text:
        text = decode(with_marks_apart(text))
    return text or None


def with_marks_apart(text: str) -> str:
    """LaTeX text with an end after commands for punctuation that lack one:
    ``Moss\\textendashTea``."""
    return _GLUED_MARK.sub(r"\1{}", text) if "\\text" in text else text


_GLUED_MARK = Pattern(
    r"(\\text(?:endash|emdash|quoteright|quoteleft|quotedblright|quotedblleft|bullet))(?=[^\W\d_])"
)


@lru_cache(maxsize=512)
def imprint(text: str) -> str | None:
    """A publisher or place without the punctuation that library catalogues add.

    None for a placeholder for an unknown one (``[S.l.]``, ``s.n.``).
    """
    text = (one_line(text) or "").rstrip(" :;,/…").lstrip("© ")
    if text[:1] == "[" and text.find("]") == len(text) - 1 and "?" not in text:
        text = text[1:-1].strip()
    return text if text and text.strip("[]. ").casefold() not in _UNKNOWN else None


def _place(text: str) -> str | None:
    """A place; in ProQuest, the country is first: ``Canada -- Ontario``."""
    country, dashes, town = text.partition(" -- ")
    return imprint(f"{town.strip()}, {country.strip()}" if dashes else text)


_UNKNOWN = frozenset(
    (
        "s.l|s. l|s.n|s. n|s.l.: s.n|sine loco|sine nomine|publisher not identified|n.p|"
        "place of publication not identified|place not identified|publisher unknown|o. o|o.o|"
        "publisher not given|lugar de publicación no identificado|editor no identificado|"
        "verlag nicht ermittelbar|verlagsort nicht ermittelbar|lieu de publication non identifié|"
        "éditeur non identifié"
    ).split("|")
)
"""Placeholders of library catalogues for an unknown place or publisher."""


def paragraphs(text: str) -> str | None:
    """The cleaned rich text, with paragraphs separated by ``\\n``."""
    text = clean(text)
    if "<" in text and has_markup(text):
        text = clean(rich(text)).strip()
    return text or None


def folded(text: str) -> str:
    """The letters and digits of the text, case-folded, for comparison."""
    return _folded(text) if len(text) < _LONG else _fold(text)


def _fold(text: str) -> str:
    if "<" in text:
        text = unwrap(text)
    if text.isascii():  # a ninth of the pattern's time, 2 to 8% of a conversion
        return text.encode().translate(_SMALL, _FOLDED_AWAY).decode() or text
    return _FOLD.sub("", text).casefold() or text


_SMALL = bytes(range(128)).lower() + bytes(range(128, 256))
_FOLDED_AWAY = bytes(code for code in range(128) if not chr(code).isalnum())


_LONG = 300
"""Longer texts are not cached, since they are rarely repeated."""

_folded = lru_cache(maxsize=4096)(_fold)
"""Cached, because titles of a record and journals of a file are compared repeatedly."""


def _read_short(draft: Draft, tags: Tags, variable: str) -> None:
    """Read a short form, if it differs from the full one."""
    full = folded(str(draft.item.get(variable.removesuffix("-short"), "")))
    for tag in tags:
        for raw in draft.unread.get(tag, [])[:]:
            value = rich_line(raw)
            if (value and folded(value) == full) or (
                value and draft.item.setdefault(variable, value) == value
            ):
                draft.take(tag, raw)


def _degree(text: str) -> str | None:
    """The kind of a thesis, not the volume or number of an abstracts journal."""
    value = one_line(text)
    return value if value and not any(char.isdigit() for char in value) else None


def _read_publisher(draft: Draft, tags: Tags, variable: str) -> None:
    """Read the publisher. A place before it (``Geneva : WHO``) becomes ``publisher-place``,
    unless another tag has it; an address after it is kept in ``custom``."""
    for tag in tags:
        for raw in draft.unread.get(tag, ())[:]:
            value = imprint(raw)
            if value is not None and draft.item.get(variable) == value:
                draft.take(tag, raw)
            if value is None or variable in draft.item or is_host(draft, value):
                continue
            name = _without_series(draft, tag, raw, value)
            place, mark, rest = name.partition(":")
            if mark and _is_place(place, rest):
                place = place.strip()
                places = [text for at in _PLACE_TAGS for text in draft.unread.get(at, ())]
                if not places:
                    draft.item["publisher-place"], name = place, rest.strip()
                elif any(text.casefold().startswith(place.casefold()) for text in places):
                    name = rest.strip()
            address = _ADDRESS.search(name) if "," in name or name[-1] == ")" else None
            address = address or (_COUNTRY.search(name) if ";" in name else None)
            if address:
                name = name[: address.start()]
                draft.keep(tag, raw)
            draft.item[variable] = name
            draft.take(tag, raw)


def _without_series(draft: Draft, tag: str, raw: str, text: str) -> str:
    """The place and publisher after the title of a series, as EconLit has them:
    ``Studies of Tea series. London: Moss Press``."""
    match = _SERIES_BEFORE_PLACE.match(text) if ". " in text and ":" in text else None
    if match is None or not _is_place(match[2], match[3]) or names_an_organisation(match[1]):
        return text
    draft.item.setdefault("collection-title", match[1].removesuffix(" series"))
    draft.keep(tag, raw)
    return text[match.start(2) :]


def is_host(draft: Draft, text: str) -> bool:
    """Whether a host stands in place of the publisher or the journal of a printed work, as in
    exports of Publish or Perish."""
    if " " in text or "." not in text:
        return False
    printed = draft.item["type"] in _PRINTED or not draft.type
    return printed and _HOST_NAME.fullmatch(text) is not None


def _read_place(draft: Draft, tags: Tags, variable: str) -> None:
    """Read a place. A publisher after it (``Geneva: WHO``) becomes the publisher, if the record
    has no other."""
    _first_place.read(draft, tags, variable)
    place, mark, name = str(draft.item.get(variable, "")).partition(":")
    known = draft.item.keys() & {"publisher", "authority", "event-title"}
    if mark and not known and _is_place(place, name) and "," not in place:
        draft.item[variable], draft.item["publisher"] = place.strip(), name.strip()


def _is_place(text: str, publisher: str) -> bool:
    """Whether the text before a colon is a place: a few words without digits."""
    words = text.split()
    return (
        0 < len(words) <= 5
        and publisher[:1] == " "
        and publisher.strip() != ""
        and words[0][0].isupper()
        and not any(map(str.isdigit, text))
        and not names_an_organisation(text)
        and not _PUBLISHING.search(text)
    )


_PLACE_TAGS = ("CY", "PP", "PI")
_HOST_NAME = Pattern(r"(?:[a-z\d-]+\.)+(?:com|org|edu|gov|net|int|mil|info|[a-z]{2})")
_PRINTED = frozenset("article-journal book chapter paper-conference report thesis".split())
_SERIES_BEFORE_PLACE = Pattern(r"([^\W\d_]+(?: [^\s.:]+){2,})\. ([^.:]+):(.+)")
_PUBLISHING = Pattern(
    r"press|verlag|publish|books|edition|editor|édition|elsevier|springer", re.IGNORECASE
)
_ADDRESS = Pattern(
    r",\s*(?:p\.?\s*o\.?\s*box\b|\d+[a-z]?(?:-\d+)?\s+\w|[a-z]{1,2}-?\d{4}|\d{4,}\b|"
    r"[\w. -]*\b(?:street|st|road|rd|avenue|ave|drive|str|strasse|straße|lane|square|floor|ste|"
    r"suite)\b).*\Z"
    r"|\s*\([^()]*(?:[,@]|e-?mail)[^()]*\)\Z",
    re.IGNORECASE,
)
"""The start of an address after the name of a publisher."""
_COUNTRY = Pattern(r"\s*;\s*[A-Z]{2}\Z")
"""A country after a publisher in Ovid's PsycINFO: ``Moss Press; US``."""


def _read_source(draft: Draft, tags: Tags, variable: str) -> None:
    """Read the provider, or else the database, which is also kept under its own tag."""
    for tag in tags:
        for raw in draft.unread.get(tag, ())[:]:
            value = one_line(raw)
            if value and draft.item.setdefault(variable, value) == value:
                draft.take(tag, raw)
                if tag == "DB":
                    draft.keep(tag, raw)


_DATABASE_CODE = Pattern(r"[a-z0-9]{2,4}")


def _database(text: str) -> str | None:
    """The name of a database, not a code for it such as EBSCO's ``ecn``."""
    value = one_line(text)
    return None if value is None or _DATABASE_CODE.fullmatch(value) else value


def _read_accession_number(draft: Draft, tags: Tags, variable: str) -> None:
    """Read the accession number, if the record names the database."""
    if "archive" in draft.item or "DP" in draft.unread:
        plain.read(draft, tags, variable)


KINDS_OF_ARTICLES: frozenset[str] = frozenset(
    (
        "editorial|letter|letter to the editor|letters to the editor|erratum|errata|corrigendum|"
        "correction|retraction|retraction note|expression of concern|book review|film review|"
        "comment|commentary|reply|obituary|interview|abstract|meeting abstract|"
        "conference abstract|poster|editorial material|published erratum|news|news item"
    ).split("|")
)
"""Values of M3 that are printed in references to articles, in lower case."""


def _read_kind_of_article(draft: Draft, tags: Tags, variable: str) -> None:
    """Read what a reference prints; “Article in Press” is the status of one without a volume."""
    _kind.read(draft, tags, variable)
    kinds = draft.unread.get(tags[0], ()) if draft.item.keys().isdisjoint(_PUBLISHED_IN) else ()
    if any(map(says_in_press, kinds)):
        draft.item.setdefault("status", "in press")


def says_in_press(text: str) -> bool:
    """Whether M3 says that an article is in press."""
    return folded(text) == "articleinpress"


@lru_cache(maxsize=256)
def _kind_of_article(text: str) -> str | None:
    value = one_line(text)
    return value if value and value.casefold() in KINDS_OF_ARTICLES else None


_THESIS = Pattern(
    r"thesis|dissertation|ph\.? ?d|habilitation|mémoire|thèse|tesis|tese", re.IGNORECASE
)


def _kind_of_thesis(text: str) -> str | None:
    value = one_line(text)
    return value if value and _THESIS.search(value) and len(value) < 60 else None


_kind = first(_kind_of_article, "", same=folded)
_PUBLISHED_IN = ("volume", "issue", "page")

plain = first(one_line, "text without markup", same=folded)
_first_place = first(_place, "", same=folded)
place = Converter(
    _read_place,
    write_text,
    "text without the final punctuation of library catalogues, and without a publisher after it",
    tag_by_tag=True,
)
title = first(rich_line, "text with CSL's inline markup", same=folded)
abstract = first(
    paragraphs, "text with CSL's inline markup, in paragraphs; without repetition", same=folded
)
short_title = Converter(
    _read_short, lambda value, tags: [(tags[0], value)], "if it differs from the full title"
)
degree = first(_degree, "words without numbers", same=folded)
publisher = Converter(
    _read_publisher, write_text, "the name, without a place before it and an address after it"
)
source = Converter(_read_source, write_text, "the provider, or else the database")
database = first(_database, "the name of a database, not a code", same=folded)
accession_number = Converter(_read_accession_number, write_text, "if the record names its database")
kind_of_article = Converter(
    _read_kind_of_article, _kind.write, "“Editorial”, “Letter”, “Erratum” and the like"
)
kind_of_thesis = first(_kind_of_thesis, "if it says that the work is a thesis", same=folded)
