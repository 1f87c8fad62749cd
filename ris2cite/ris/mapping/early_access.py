"""Articles that are online before they are in an issue."""

from __future__ import annotations

from ris2cite.model import Item
from ris2cite.ris.values.draft import Draft

EARLY = "advance online publication"
_OF_ISSUES = ("volume", "issue", "page")


def is_early(item: Item) -> bool:
    """Whether an article has a date of online publication, but no volume, issue and pages."""
    return "available-date" in item and item.keys().isdisjoint(_OF_ISSUES)


def date_early_access(draft: Draft) -> None:
    """Set the status of an article that has a date of online publication, but no volume, issue
    and pages; without another date, it was issued on that date.

    The Web of Science leaves out the year of such articles.
    """
    item = draft.item
    if "available-date" not in item or item["type"] != "article-journal":
        return
    item.setdefault("issued", item["available-date"])
    if is_early(item):
        item.setdefault("status", EARLY)
