"""Words that occur in names of organisations, but not of persons, in many languages."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from ris2cite.text.pattern import Pattern

FIRM_ENDINGS: frozenset[str] = frozenset(
    "inc ltd llc llp plc corp corporation company gmbh limited incorporated".split()
)
"""Legal forms after the comma of a firm's name, without ``S.A.`` and others that are more
often initials."""

LAST_WORDS_OF_BODIES: frozenset[str] = frozenset(
    "organization organisation association institute society committee commission university "
    "ministry agency foundation council department consortium collaboration network".split()
)
"""Words that end names of organisations and are not family names."""

ORGANISATION_WORDS: frozenset[str] = FIRM_ENDINGS | frozenset(
    (
        # English
        "academy administration agency alliance assembly association authority bank board "
        "bureau cabinet center centre church clinic club coalition college commission committee "
        "congress consortium council court department directorate division embassy federation "
        "forum foundation government group hospital initiative institute institution "
        "international laboratory laboratories league library ministry museum nations national "
        "network office organisation organization parliament partnership press programme project "
        "registry school secretariat senate service services society staff survey taskforce team "
        "trust union universities university network collaborative collaboration collaborators "
        "investigators working editors grp "
        # German
        "akademie amt anstalt ausschuss behorde bibliothek bundesamt bundesanstalt "
        "bundesministerium bundestag bundesverband fakultat forschungszentrum gesellschaft "
        "hochschule institut kommission landesamt ministerium rat stiftung universitat verband "
        "verein zentrum "
        # French
        "academie agence assemblee bibliotheque bureau centre comite commission conseil "
        "departement direction ecole federation fondation gouvernement institut ligue ministere "
        "observatoire office organisation parlement republique senat service societe syndicat "
        "universite "
        # Spanish, Portuguese, Catalan
        "academia agencia asociacion associacao ayuntamiento banco biblioteca camara centro "
        "comision comissao comite conselho consejo departamento direccion direcao empresa escola "
        "escuela facultad faculdade federacao federacion fundacao fundacion gobierno governo "
        "hospital instituto ministerio observatorio organizacao organizacion prefeitura "
        "secretaria sociedad sociedade universidad universidade universitat "
        # Italian
        "accademia agenzia associazione banca commissione comitato consiglio consorzio "
        "dipartimento fondazione istituto ministero regione scuola societa universita "
        # Dutch
        "bibliotheek centrum commissie genootschap hogeschool instituut ministerie raad stichting "
        "universiteit vereniging "
        # Danish, Norwegian, Swedish
        "akademi departement direktorat direktoratet forening foreningen forskningsradet "
        "hogskola hogskolen institutt kommun kommune kommission myndighet myndigheten "
        "ministeriet radet regeringen sjukhus statens styrelsen universitet universitetet "
        # Polish, Czech, Turkish, Russian in Latin letters
        "akademia instytut komisja ministerstwo politechnika towarzystwo uniwersytet urzad "
        "ustav univerzita univerzity bakanligi bilimler dernegi enstitusu kurumu universitesi "
        "vakfi universitet akademiya "
        # Finnish, Hungarian
        "yliopisto laitos ministerio egyetem intezet tarsasag"
    ).split()
)
"""Words by which an organisation is recognised, without accents."""

KNOWN_ORGANISATIONS: frozenset[str] = frozenset(
    (
        "amnesty international|human rights watch|world bank|european union|red cross|"
        "united nations|world health organization|save the children|oxfam|greenpeace|"
        "associated press|reuters|unicef|unesco|google research|microsoft research"
    ).split("|")
)
"""Organisations whose names could be those of persons."""

_NOT_IN_PLAIN_NAMES: frozenset[str] = frozenset(
    (
        "action aid analytics army associates biobank brothers campaign campus cancer "
        "children climate clinical cohort computing consultants consulting contributors "
        "correspondent correspondents countries data development digital disease diseases "
        "earth ecology economics education energy engineering environment environmental "
        "estates finance foods gardens global grants grps guidelines health heart history "
        "humanities industries initiatives intelligence journal journalists kingdom labs "
        "law library magazine management media medical medicine monitor navy news nuclear "
        "nutrition panel parents party patients peoples pharma pharmaceuticals planet "
        "police policy politics project projects prospects psychology public publications "
        "publishers publishing recherche records relief reporter reporters reports research "
        "researchers reviews rights science sciences software solutions sources states "
        "statistics statistik studies study systems task team technologies technology "
        "therapeutics times transport trial trialists trials tribune users watch weekly "
        "workers world worldwide writers"
    ).split()
)
"""Words that are not in names of persons in natural order, but may be family names or start
the name of a work."""

_PLACES: frozenset[str] = frozenset(
    (
        "africa america australia austria belgium canada deutschland england europe germany "
        "indonesia japan malaysia netherlands nigeria pakistan poland scotland sweden "
        "switzerland uk usa zealand"
    ).split()
)
"""Places at the end of names of organisations: ``Statistics Canada``, ``Public Health
England``. Those that are common as family names are missing."""

_WORD = Pattern(r"[^\W\d_]+")

JURISDICTIONS: frozenset[str] = _PLACES | frozenset(
    (
        "argentina belgique bolivia brasil brazil chile china colombia cuba denmark ecuador espana "
        "finland france greece guatemala honduras hungary india ireland italia italy kenya mexico "
        "norway osterreich panama paraguay peru polska portugal romania russia schweiz spain "
        "suisse turkey ukraine uruguay venezuela vietnam"
    ).split()
)
"""Countries under which library catalogues list their ministries: ``Brasil, Ministério da
Saúde``."""


def without_accents(text: str) -> str:
    """The text in lower case without accents."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join([char for char in plain if not unicodedata.combining(char)])


@lru_cache(maxsize=4096)
def names_an_organisation(text: str) -> bool:
    """Whether the text is the name of an organisation, by its words or as a whole."""
    plain = without_accents(text)
    if plain.strip(" .,") in KNOWN_ORGANISATIONS:
        return True
    return not ORGANISATION_WORDS.isdisjoint(_WORD.findall(plain))


def has_word_of_organisations(words: list[str]) -> bool:
    """Whether a name in plain words has one that is not in a person's, or ends in a place."""
    plain = [without_accents(word).strip(".,") for word in words]
    return not _NOT_IN_PLAIN_NAMES.isdisjoint(plain) or plain[-1] in _PLACES
