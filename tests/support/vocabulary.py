"""Validating items as CSL-JSON 1.0.2: types, variables, shapes of values."""

from __future__ import annotations

from typing import Any

from ris2cite.model import DATE_VARIABLES, NAME_PARTS, NAME_VARIABLES, TYPES, VARIABLES

DATE_PARTS = frozenset(["date-parts", "season", "circa", "literal", "raw"])


def problems_of(item: dict[str, Any]) -> list[str]:
    """The violations of the schema of CSL-JSON 1.0.2; [] if the item is valid."""
    problems = []
    if item.get("type") not in TYPES:
        problems.append(f"type {item.get('type')!r}")
    for variable, value in item.items():
        if variable in ("id", "type"):
            if not isinstance(value, str) or not value:
                problems.append(f"{variable}: {value!r}")
        elif variable == "custom":
            if not isinstance(value, dict):
                problems.append(f"custom: {value!r}")
        elif variable not in VARIABLES:
            problems.append(f"unknown variable {variable}")
        elif variable in NAME_VARIABLES:
            problems += _problems_of_names(variable, value)
        elif variable in DATE_VARIABLES:
            problems += _problems_of_date(variable, value)
        elif not _is_text(value):
            problems.append(f"{variable}: {value!r}")
    return problems


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and value != "" and value == value.strip()


def _problems_of_names(variable: str, names: Any) -> list[str]:
    if not isinstance(names, list) or not names:
        return [f"{variable}: {names!r}"]
    return [
        f"{variable}: {name!r}"
        for name in names
        if not isinstance(name, dict)
        or not NAME_PARTS.issuperset(name)
        or not ({"family", "literal"} & set(name))
        or ("literal" in name and len(name) > 1)
        or not all(_is_text(part) for part in name.values())
    ]


def _problems_of_date(variable: str, date: Any) -> list[str]:
    if not isinstance(date, dict) or not date or not DATE_PARTS.issuperset(date):
        return [f"{variable}: {date!r}"]
    parts = date.get("date-parts", [])
    if len(parts) == 2 and parts[1] == [0]:  # a range without an end
        parts = parts[:1]
    # One ``season`` cannot say both of a range: EDTF's 21 to 24 stand for months there.
    months = {*range(1, 13), *(range(21, 25) if len(parts) == 2 else ())}
    good = len(parts) <= 2 and all(
        1 <= len(part) <= 3
        and all(type(number) is int for number in part)
        and part[0] != 0
        and (len(part) < 2 or part[1] in months)
        and (len(part) < 3 or 1 <= part[2] <= 31)
        for part in parts
    )
    good = good and ("date-parts" in date) != ("literal" in date)
    good = good and date.get("season", 1) in (1, 2, 3, 4) and date.get("circa", True) is True
    return [] if good else [f"{variable}: {date!r}"]
