"""Pandoc's citations → clusters of cites, as CSL processors read them."""

from __future__ import annotations

from typing import Any

from ris2cite.csl.compiling.style import CompiledStyle
from ris2cite.pandoc.cites import Citation
from ris2cite.pandoc.inlines import Inline, Kept, plain_text, rich_text
from ris2cite.pandoc.locators import Locator, LocatorReader, prints_locators

_SUPPRESS_AUTHOR = "SuppressAuthor"


class ClusterReader:
    """Converts citations to clusters, without cites whose key is not ``known``."""

    def __init__(self, style: CompiledStyle, kept: Kept, known: frozenset[str]) -> None:
        # If the style does not print locators, they stay in the suffix.
        self._locators = LocatorReader(style.locale) if prints_locators(style) else None
        self._delimiter = style.citation.delimiter if style.citation is not None else "; "
        self._kept = kept
        self._known = known

    def cluster(self, citation: Citation) -> dict[str, Any] | None:
        """The cluster of a citation, or None if it has no known key.

        Unknown keys are printed as ``**key?**`` next to the previous or following cite.
        """
        items: list[dict[str, Any]] = []
        stretches: list[int] = []
        missing: list[str] = []
        for place, cite in enumerate(citation.cites):
            if cite["citationId"] not in self._known:
                unknown = rich_text(unknown_cite(cite), self._kept)
                if items:
                    items[-1]["suffix"] += self._delimiter + unknown
                else:
                    missing.append(unknown + self._delimiter)
                continue
            in_text = citation.author_in_text and not place
            item = self._item(cite, in_text=in_text)
            # A cite with a prefix or suffix is not moved, nor is the author of a sentence.
            if item["prefix"] or item["suffix"] or in_text:
                stretches += [len(items), len(items) + 1]
            items.append(item)
        if not items:
            return None
        items[0]["prefix"] = "".join(missing) + items[0]["prefix"]
        properties = {
            "noteIndex": citation.note,
            "stretches": stretches,
            "resets": citation.resets,
            "optional": all("suppress-author" in item for item in items),
        }
        return {"citationItems": items, "properties": properties}

    def _item(self, cite: dict[str, Any], *, in_text: bool) -> dict[str, Any]:
        suffix = rich_text(cite["citationSuffix"], self._kept)
        locator = Locator("", "", suffix)
        if self._locators is not None:
            locator = self._locators.read(suffix)
        rest = locator.suffix
        if in_text and rest[:1].isalnum():
            rest = f", {rest}"
        item = {
            "id": cite["citationId"],
            "prefix": rich_text(cite["citationPrefix"], self._kept),
            "suffix": rest.rstrip(),
        }
        if locator.label:
            item["label"], item["locator"] = locator.label, locator.text
        if in_text or cite["citationMode"]["t"] == _SUPPRESS_AUTHOR:
            item["suppress-author"] = True
        return item


def unknown_cite(cite: dict[str, Any]) -> list[Inline]:
    """The inlines for a cite whose key is unknown, with its prefix and suffix."""
    prefix, suffix = cite["citationPrefix"], cite["citationSuffix"]
    if plain_text(suffix)[:1].isalnum():  # @key [p. 3]
        suffix = [{"t": "Str", "c": ","}, {"t": "Space"}, *suffix]
    return [
        *([*prefix, {"t": "Space"}] if prefix else []),
        {"t": "Strong", "c": [{"t": "Str", "c": f"{cite['citationId']}?"}]},
        *suffix,
    ]
