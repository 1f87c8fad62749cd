"""What is told about lines that are in no record."""

from __future__ import annotations

from ris2cite.errors import Severity

MESSAGES: dict[str, tuple[Severity, str]] = {
    "header": ("note", "{count} around the records left out: “{text}”"),
    "outside-record": ("error", "{count} outside of any record left out: “{text}”"),
    "stray-tags": ("error", "{count} with tags but no record around left out: “{text}”"),
    "end-value": ("error", "{count} with text after the end tag, left out: “{text}”"),
    "type-value": ("error", "{count} after the type tag left out: “{text}”"),
    "second-type": ("error", "{count} with a second type left out: “{text}”"),
    "record-without-type": (
        "error",
        "a record without TY line left out ({count}); put “TY  - JOUR” (or another type) "
        "before it to have it read: “{text}”",
    ),
}
"""Code → severity and wording of what is told about lines that are in no record."""
