"""Invented references for the benchmarks: any number, the same on each run."""

from __future__ import annotations

import random
from typing import Any

FAMILIES = """Abel Aguirre Aydın Baumann Becker Bianchi Brandt Castellanos Čapek Dahl Delgado Dubois
Eriksson Farkas Fischer Fontaine Gagnon García Goldberg Grünwald Hansen Haas Horvat Ibrahim Ito
Jansen Jørgensen Kaplan Keller Kowalska Krüger Larsen Lefèvre Lindqvist López MacDonald Marino
Meyer Moreau Müller Nakamura Nowak Novotný O'Connor Okafor Olsen Papadakis Pereira Petrov Quinn
Ramírez Richter Rossi Sanders Schäfer Silva Šimić Smith Sørensen Tanaka Thompson Ueda Vargas Vogel
Wagner Weber Wright Yamada Yıldız Zhang Zimmermann""".split()
GIVENS = """Ada Anders Beatriz Carl Chiara Daniel Elena Émile Fatima George Hanna Igor Ines
Jean-Paul John Karin Kenji Laura Léa Marco Maria Nils Olga Pavel Quentin Rosa Sven Teresa Ulrich
Vera Wei Xenia Yusuf Zoë""".split()
PARTICLES = ["van", "von", "de", "della"]
TOPICS = """coastal erosion|early reading|soil moisture|urban noise|river transport|night shifts
seed dispersal|medieval glass|school meals|wind turbines|market towns|alpine lakes|hand hygiene
patient records|insect decline|water tariffs|public squares|carbon storage|bird migration
rural clinics|steel bridges|paper archives|sleep loss|honey bees|grain prices""".replace(
    "\n", "|"
).split("|")
FORMS = [
    "A survey of {0} and {1}",
    "{0}: evidence from {1}",
    "How {0} shapes {1}",
    "On the economics of {0}",
    "Measuring {0} in the age of {1}",
    "“{0}” reconsidered: a reply on {1}",
    "The <i>long</i> history of {0}",
]
JOURNALS = ["Journal of {0} Studies", "{0} Review", "Annals of {0}", "International {0} Letters"]
PLACES = ["Oslo", "Lyon", "Porto", "Graz", "Kraków", "Leeds", "Osaka", "Quito"]
PRESSES = ["Harbour Press", "Northfield University Press", "Verlag am Tor", "Editions du Pont"]
TYPES = ["article-journal"] * 10 + ["book"] * 3 + ["chapter"] * 3 + ["paper-conference"] * 2
TYPES += ["thesis", "report", "webpage"]


def make_items(count: int, seed: int = 1) -> list[dict[str, Any]]:
    """``count`` CSL-JSON items of mixed types; some share first author and year."""
    random_ = random.Random(seed)
    return [_item(f"ref{number}", random_) for number in range(count)]


def _item(key: str, random_: random.Random) -> dict[str, Any]:
    kind = random_.choice(TYPES)
    topics = random_.sample(TOPICS, 2)
    title = random_.choice(FORMS).format(*topics)
    item: dict[str, Any] = {
        "id": key,
        "type": kind,
        "title": title[0].upper() + title[1:],
        "author": [_name(random_) for _ in range(random_.choice([1, 1, 2, 2, 3, 4, 6, 9]))],
        "issued": {"date-parts": [_date(random_)]},
    }
    if kind == "article-journal":
        first = random_.randint(1, 900)
        item["container-title"] = random_.choice(JOURNALS).format(topics[0].title())
        item["volume"], item["issue"] = str(random_.randint(1, 90)), str(random_.randint(1, 12))
        item["page"] = f"{first}-{first + random_.randint(2, 30)}"
        item["DOI"] = f"10.5555/{key}.{first}"
    elif kind in ("chapter", "paper-conference"):
        item["container-title"] = f"Handbook of {topics[1]}"
        item["editor"] = [_name(random_) for _ in range(random_.randint(1, 3))]
        item["page"] = f"{random_.randint(1, 99)}-{random_.randint(100, 250)}"
        item["publisher"], item["publisher-place"] = _publisher(random_)
    elif kind == "webpage":
        item["URL"] = f"https://example.org/{key}"
        item["accessed"] = {"date-parts": [[2024, random_.randint(1, 12), random_.randint(1, 28)]]}
    else:
        item["publisher"], item["publisher-place"] = _publisher(random_)
        if kind == "book" and random_.random() < 0.3:
            item["edition"] = str(random_.randint(2, 6))
    return item


def _name(random_: random.Random) -> dict[str, str]:
    given = random_.choice(GIVENS)
    if random_.random() < 0.4:
        given += f" {random_.choice(GIVENS)[0]}."
    name = {"family": random_.choice(FAMILIES), "given": given}
    if random_.random() < 0.05:
        name["non-dropping-particle"] = random_.choice(PARTICLES)
    return name


def _date(random_: random.Random) -> list[int]:
    return [random_.randint(1950, 2024), random_.randint(1, 12), random_.randint(1, 28)][
        : random_.randint(1, 3)
    ]


def _publisher(random_: random.Random) -> tuple[str, str]:
    return random_.choice(PRESSES), random_.choice(PLACES)
