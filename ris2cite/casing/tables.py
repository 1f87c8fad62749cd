"""Groups of English words that determine the case of adjacent words."""

from __future__ import annotations

from ris2cite.markup.stop_words import STOP_WORDS

LETTERED = frozenset(
    """
    vitamin vitamins hepatitis type types group groups class influenza factor protein grade
    level phase part stage schedule bisphenol cyclosporin cyclosporine ciclosporin coenzyme
    toxin botulinum hemoglobin haemoglobin immunoglobulin ward series category appendix study
    trial experiment cohort streptococcus provitamin apolipoprotein chromogranin ochratoxin
    serotype genotype subtype plan version method model cluster zone hemophilia haemophilia aurora
    lamin cyclin cathepsin concanavalin monoamine neurokinin annexin interferon domain chain subunit
    """.split()
)
"""Words after which a single letter is a label, not an article."""

EPITHETS = frozenset(
    """
    tuberculosis influenzae coli aureus difficile pylori albicans cerevisiae sapiens sativa
    sativum vulgaris officinalis japonica chinensis sinensis melanogaster elegans rerio
    repens pneumoniae falciparum vivax mays longa vera nigra alba norvegicus musculus familiaris
    """.split()
)
"""Epithets of binomials that dictionaries may also have as common words."""

DESIGNS = frozenset(
    """
    case control cross sectional population based prospective retrospective longitudinal randomized
    randomised controlled clinical pilot cohort multicenter multicentre national phase birth
    observational follow up open label present current feasibility validation intervention
    screening heart health family school community
    """.split()
)
"""What may stand between the acronym of a study and the word."""

STUDIES = frozenset("study trial cohort".split())
"""What an acronym that looks like a word names."""

BEFORE_PRONOUN = frozenset(
    "tell tells teach teaches show shows help helps let lets give gives make makes".split()
)
"""Words after which ``us`` is not a country."""

PREFIXES = frozenset("re de ex un co bi max min".split())
"""First halves that look like acronyms in capitals, or names: CO-VARY, Max-Margin."""

ISOTOPES = {
    "ac": ("225",), "bi": ("213",), "co": ("57", "60"), "cs": ("137",), "cu": ("64", "67"),
    "fe": ("59",), "ga": ("67", "68"), "ho": ("166",), "in": ("111",), "lu": ("177",),
    "ra": ("223", "226"), "re": ("186", "188"), "sm": ("153",), "sr": ("89", "90"),
    "tc": ("99", "99m"), "tl": ("201",), "xe": ("133",), "zr": ("89",),
}  # fmt: skip
"""The isotopes of medicine whose symbols have a small letter."""

RADICALS = tuple(
    """
    acetyl amino aza benzyl bromo butyl carboxy chloro deoxy ethyl fluoro hydro hydroxy iodo keto
    methoxy methyl methylene nitro oxo palmitoyl phenyl propyl thio
    """.split()
)
"""How the names of organic substances begin, which are capitalised after a first number."""

SPECIES = frozenset("species spp sp".split())
"""What follows a genus where no species of it is named."""

HEADINGS = frozenset(
    """
    background objective objectives aim aims method methods result results conclusion
    conclusions design setting participants purpose introduction findings discussion context
    material materials patients interventions intervention outcome outcomes measures importance
    data sources significance hypothesis goal limitations implications interpretation summary
    """.split()
)
"""Headings of the sections of an abstract, which are in capitals."""

DIMENSIONS = frozenset("1d 2d 3d 4d".split())
"""What describes the word after it, so that no product's name ends with it."""

DIRECTIONS = frozenset("north south east west".split())

QUARTERS = frozenset("northern southern eastern western".split())
"""What may be the first word of a name after a direction: in the north-west Western Cape."""

HYPHENED = DIRECTIONS | {"saint"}
"""Words that a hyphen may join to the rest of a name: North-West Wales, Saint-Pierre."""

FEATURES = frozenset(
    """
    province county river lake island islands sea ocean bay peninsula basin desert
    mountains delta strait plateau gulf university hills valley creek canyon bight fjord
    archipelago reef glacier inlet lagoon
    """.split()
)
"""Words that are part of the name of a place before them."""

OF_PLACES = frozenset(
    "gulf bay strait straits isle isles bight university republic kingdom duchy".split()
)
"""Words that are part of the name of a place after them and ``of``."""

SERIAL = frozenset("part chapter appendix".split())
"""Words that are capitalised before a number."""

ARTICLED = frozenset("netherlands gambia bahamas hague".split())
"""Places whose article has a capital where they stand alone: in Utrecht, The Netherlands."""

HOUSES = frozenset(
    """
    medical|center medical|centre medical|college general|hospital memorial|hospital
    children's|hospital national|hospital national|park state|university
    """.split()
)
"""Pairs of words that end the name of an institution after the name of a place."""

SEATS = frozenset("state city beach county parish".split())
"""Words that are part of the name of a place before them if a comma or nothing follows."""

PEOPLES = ("ese", "ish", "ian", "ans", "can", "yan", "ean", "ic", "ch", "german", "norman")
"""Endings of adjectives: a French university is one of many."""

BEFORE = DIRECTIONS | frozenset(
    """
    northeast northwest southeast saint hurricane typhoon mount lake cape fort
    president king queen pope emperor empress prince princess sir lord archbishop
    """.split()
)
"""Words that are part of a name after them."""

KINDS = frozenset(
    """
    inventory survey surveys questionnaire project
    initiative act university hospital college institute center centre foundation association
    society council commission organization organisation agency ministry department committee
    convention agreement treaty declaration guard army navy corps schedule checklist
    library museum park reserve school plan fund bank court screen scale scales
    interview consortium battery examination program programs programme programmes
    """.split()
)
"""Last words of names of organisations, instruments and laws."""

INSTRUMENTS = frozenset(
    """
    inventory questionnaire scale scales screen schedule checklist interview battery
    """.split()
)
"""Last words of names of instruments."""

GROUPS = frozenset("group groups investigators collaborators collaboration consortium".split())
"""Last words of the name of a group of authors."""

ACRONYM_BEFORE = frozenset(
    """
    study trial trials scale cohort model models algorithm score criteria registry receptor
    receptors consortium collaboration initiative guidelines statement protocol database
    """.split()
)
"""Words after the acronym of a study, an instrument or a substance."""

UNITS = frozenset(
    """
    bp cm dl hr hrs kb kbp kcal kg km lb mcg mg min ml mm mmol mol ng nm nmol oz ppb ppm rpm sec
    wk wks wt yr yrs μg μl μm μmol
    """.split()
)
"""Units after a number that are written small."""

SHORTENED = frozenset("pt pts mets hrs yrs wks mos tx rx".split())
"""Shortened words that are not acronyms, in brackets either."""

DOTTED = frozenset("i.v i.m s.c p.o i.p i.t i.d b.i.d t.i.d q.i.d e.g i.e".split())
"""Abbreviations with full stops that are written small."""

NAMED_BEFORE = frozenset(
    """
    state district province county region village tribe tribes tribal people peoples community
    communities language river lake island islands valley hills coast
    """.split()
)
"""Words that show that an unknown word before them is a name, not an acronym."""

TWO_LETTERS = frozenset(
    "of in on to at by an as is it we be do so no or if up my me he go vs ex de et am la".split()
)
"""Words of two letters that are not acronyms."""

NEVER = STOP_WORDS | frozenset(
    """
    is are was were has have had results patients disease diseases disorder disorders syndrome
    infection infections virus cancer children women men therapy treatment and people
    bass bear bears cod crane cranes crayfish deer duck ducks eagle eagles eel eels frog frogs gull
    gulls hawk hawks herring mussel mussels owl owls oyster oysters plover plovers salamander
    salamanders salmon shrimp snake snakes spaniel spaniels sparrow sparrows sturgeon tern terns
    terrier terriers tortoise tortoises trout tuna turtle turtles warbler warblers whale whales
    """.split()
)
"""Words that are not part of a name before them: Wilson disease, Chinook salmon."""
