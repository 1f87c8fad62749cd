"""Titles, without additions by library catalogues and databases."""

from __future__ import annotations

import re

from ris2cite.ris.values.draft import Converter, Draft, Tags, first, write_text
from ris2cite.ris.values.text import folded, one_line, rich_line
from ris2cite.text.letters import ASCII_LETTERS
from ris2cite.text.pattern import Pattern

_FINAL_STOP = Pattern(r"(?:(?<=[^\W\d_]{3})|(?<=[?!])|(?<=\d{3})|(?<=[)\]\"”»>]))\.\Z")
_LAST_WORD = Pattern(r"([^\W\d_]+)\.\Z")
_ABBREVIATED = frozenset(
    (
        "approx assn assoc bros corp dept etc esp fig figs inc intl ltd misc nov prof ref resp "
        "spec spp ssp subsp suppl syn univ var vol vols vs"
    ).split()
)
"""Abbreviations of three or more letters, whose full stop at the end of a title is kept."""
_ISBD_COLON = Pattern(r"(?<=\S)(?<!\d) : (?=\S)(?!\d{4}\))")
_FINAL_MARKS = Pattern(r"(?:\s+[/=*–-]|\s*[:;,†‡]|\*{2,}|\.[–-])+\Z")
_MATERIAL = Pattern(
    r"\s*\[(?:electronic resource|elektronische ressource|ressource [ée]lectronique|recurso "
    r"electr[óo]nico|recurso eletr[ôo]nico|risorsa elettronica|texte imprim[ée]|texto impreso|"
    r"microform|videorecording|sound recording|computer file|internet|online)\]"
    r"|\s*:?\s*\[[\w ,]{1,30} edition\]\Z",
    re.IGNORECASE,
)
"""General material designations, which catalogues put in the middle of titles."""
_TRANSLATED_BY_AUTHOR = Pattern(r"\s*\(author's transl\)\Z")
"""MEDLINE's mark of titles that the author translated."""
_RESPONSIBILITY = Pattern(
    r"\s+/\s+(?=(?:\[?(?:by|edited|ed\.|eds\.|editor|compiled|translated|written|report of|"
    r"prepared|selected|introduced|with|from|herausgegeben|hrsg|hg\.|bearb|übers|von|par|sous|"
    r"édité|dir\.|por|coord|org\.|a cura|di|red\.|pod red|onder|door|av)\b))",
    re.IGNORECASE,
)
_SLASH = Pattern(r"\s+/\s+")
_FORMULA = Pattern(
    r"(?<![\w-])((?:[A-Z][a-z]?|\d)+) (\d{1,2})(?![\w.,-]*\d)(?=\W|[A-Z]|\Z)(?: (?=-[a-z]))?"
)
_SPACED_FORMULA = Pattern(
    r"(?<![\w-])(?:[A-Z][a-z]? \d{1,2} )+(?:O|N|S|C|F|B|P|H|Cl|Se|Te)(?: \d{1,2})?(?![\w.-])"
)
_NUMBER_APART = Pattern(r" \d\d?(?!\d)")
_ELEMENT = Pattern(r"[A-Z][a-z]?|\d+")
_ELEMENTS = frozenset(
    (
        "H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As "
        "Se Br Kr Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu "
        "Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa U"
    ).split()
)
_ALSO_WORDS = frozenset("As At Be He I In".split())
_PLAIN_FORMULAE = frozenset("CO NO SO NH CH PO HCO CS".split())
"""Words in capitals that are certainly formulas if a number follows."""


def without_final_stop(text: str) -> str:
    """The title without a final full stop, unless that belongs to an abbreviation."""
    if not text.endswith(".") or text.endswith("..") or not _FINAL_STOP.search(text):
        return text
    word = _LAST_WORD.search(text)
    if word and (word[1].casefold() in _ABBREVIATED or ". " in text[-12:-1]):
        return text
    return text[:-1].rstrip()


def with_plain_punctuation(text: str) -> str:
    """``Tea : a history`` → ``Tea: a history``; also without punctuation at the end."""
    if " :" in text or text[-1:] in ":;,/=*†‡-–":
        text = _FINAL_MARKS.sub("", _ISBD_COLON.sub(": ", text))
    return text


def without_blanks_in_formulae(text: str) -> str:
    """``CuInSe 2`` → ``CuInSe2``, if the word before the number can only be a formula."""
    if text.isupper():
        return text
    return _SPACED_FORMULA.sub(_without_blanks, _FORMULA.sub(_joined, text))


def _without_blanks(match: re.Match[str]) -> str:
    """``Cu 2 O`` → ``Cu2O``, if the symbols are of elements, and none could be a word."""
    symbols = [part for part in match[0].split() if not part.isdigit()]
    known = all(part in _ELEMENTS and part not in _ALSO_WORDS for part in symbols)
    sure = len(symbols[0]) > 1 or match[0].startswith("H 2 O")
    return match[0].replace(" ", "") if known and sure else match[0]


def _joined(match: re.Match[str]) -> str:
    parts = _ELEMENT.findall(match[1])
    symbols = [part for part in parts if not part.isdigit()]
    known = len(symbols) > 1 and all(part in _ELEMENTS for part in symbols)
    sure = any(len(part) > 1 for part in symbols) or match[1] in _PLAIN_FORMULAE
    return match[1] + match[2] if known and sure else match[0]


def is_plain_title(text: str) -> bool:
    """Whether a title has only words and marks that nothing is ever done about.

    That holds for 71% of the titles in real files; a closer look, which comes to the same,
    takes four times as long.
    """
    return (
        text.isascii()
        and text[:1].isalpha()
        and text[-1:].isalpha()
        and not text.encode().translate(None, _PLAIN_CHARS)
        and "  " not in text
        and " :" not in text
    )


_PLAIN_CHARS = ASCII_LETTERS + b" ',-?!;\":()"


def tidy(text: str) -> str | None:
    """A title as one line of rich text, without the punctuation of library catalogues."""
    if is_plain_title(text):
        return text
    value = rich_line(text)
    if value is None:
        return None
    value = without_final_stop(with_plain_punctuation(value))
    return without_blanks_in_formulae(value) if _NUMBER_APART.search(value) else value


def _read_title(draft: Draft, tags: Tags, variable: str) -> None:
    """Read the first title; a statement of responsibility after it is kept in ``custom``."""
    unread, item = draft.unread, draft.item
    won = item.get(variable)
    for tag in tags:
        values = unread.get(tag)
        if values is None:
            continue
        for raw in values[:]:
            value = tidy(raw)
            if value is None:
                continue
            short = _without_responsibility(draft, value) if " / " in value else value
            if short[-1:] in ")]" or "[" in short:
                short = _without_material(short)
            if won is None:
                item[variable] = won = short
            elif won != short and folded(won) != folded(short):
                continue
            if short != value:
                draft.keep(tag, raw)
            draft.take(tag, raw)


def _without_material(text: str) -> str:
    """The title without a catalogue's note of the medium, and MEDLINE's of the translator."""
    bare = _MATERIAL.sub("", _TRANSLATED_BY_AUTHOR.sub("", text))
    return with_plain_punctuation(bare) if bare else text


def _without_responsibility(draft: Draft, text: str) -> str:
    """The title before `` / ``, if a statement of responsibility follows.

    It is recognised by phrases such as “edited by”, or the family name of an author.
    """
    found = _RESPONSIBILITY.search(text)
    if found is None and text.count(" / ") == 1:
        slash = _SLASH.search(text)
        behind = text[slash.end() :].casefold() if slash else ""
        names = [raw for tag in ("AU", "A1", "A2", "A3", "ED") for raw in draft.unread.get(tag, ())]
        families = [raw.partition(",")[0].strip().casefold() for raw in names]
        if slash and any(len(name) > 2 and name in behind for name in families):
            found = slash
    return text[: found.start()] if found and found.start() > 2 else text


def _read_article_title(draft: Draft, tags: Tags, variable: str) -> None:
    """Read TI, followed by T1 if that is the subtitle, as in JSTOR."""
    unread = draft.unread
    if "TI" in unread and "T1" in unread and not _same(unread["TI"][0], unread["T1"][0]):
        title, subtitle = unread["TI"][0], unread["T1"][0]
        main, rest = tidy(title), tidy(subtitle)
        if main and rest and variable not in draft.item:
            draft.item[variable] = f"{main}: {rest}"
            draft.take("TI", title)
            draft.take("T1", subtitle)
    _read_title(draft, tags, variable)


def _read_thesis_title(draft: Draft, tags: Tags, variable: str) -> None:
    """Read the title, followed by T2 if that is the subtitle, as in Pure: a department does
    not begin in lower case."""
    _read_title(draft, tags, variable)
    main, below = draft.item.get(variable), next(iter(draft.unread.get("T2", ())), "")
    subtitle = tidy(below) if below[:1].islower() and " " in below else None
    if main and subtitle:
        draft.item[variable] = f"{main}: {subtitle}"
        draft.take("T2", below)


def _same(one: str, other: str) -> bool:
    """Whether one title is the other, or part of it."""
    first_one, second = folded(one_line(one) or ""), folded(one_line(other) or "")
    return first_one in second or second in first_one


title = Converter(
    _read_title,
    write_text,
    "text with CSL's inline markup, without a final full stop, ISBD punctuation and a "
    "statement of responsibility",
    tag_by_tag=True,
)
article_title = Converter(
    _read_article_title, write_text, "a title; T1 is the subtitle if there is a TI", tag_by_tag=True
)
thesis_title = Converter(
    _read_thesis_title, write_text, "a title; T2 in lower case is the subtitle", tag_by_tag=True
)
other_title = first(tidy, "text with CSL's inline markup, without a final full stop", same=folded)
