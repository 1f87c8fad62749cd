"""``custom``, CSL-JSON's place for data that CSL has no variable for.

ris2cite keeps raw values of the input there under the name of its format (``custom.ris``:
tag → values), and what it knows of an item beyond CSL under its own (``custom.ris2cite``).
Items may come from anywhere, so nothing can be expected to have the right shape.
"""

from __future__ import annotations

from typing import Any

from ris2cite.model import Item


def table_in_custom(item: Item, name: str) -> dict[str, Any]:
    """The object under ``name`` in the ``custom`` of an item, or an empty one."""
    custom = item.get("custom")
    found = custom.get(name) if isinstance(custom, dict) else None
    return found if isinstance(found, dict) else {}


def list_in_custom(item: Item, name: str, key: str) -> list[Any]:
    """The list under ``key`` in that object, or an empty one."""
    found = table_in_custom(item, name).get(key)
    return found if isinstance(found, list) else []


def incomplete_lists(item: Item) -> list[Any]:
    """The name variables whose list ended in “et al.” in the input."""
    return list_in_custom(item, "ris2cite", "et-al")
