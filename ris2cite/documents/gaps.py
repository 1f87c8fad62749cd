"""Missing and impossible data of items, as diagnostics of ``--check``."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date

from ris2cite.errors import Diagnostic, Severity
from ris2cite.model import Item
from ris2cite.text.account import Account


class GapFinder:
    """Finds the missing and impossible data of items for one style.

    ``style`` is the name, path or XML of a style. Raises StyleError if it cannot be used.
    """

    def __init__(self, style: str | bytes | os.PathLike[str]) -> None:
        from ris2cite.csl.library.find import find_style
        from ris2cite.csl.library.printed import printed_variables

        xml = style if isinstance(style, bytes) else find_style(os.fspath(style)).xml
        self._printed = printed_variables(xml)
        self._this_year = date.today().year

    def find(self, item: Item, source: str | None, account: Account) -> Iterator[Diagnostic]:
        """Yield a diagnostic for each problem of an item, with its location."""
        from ris2cite.items.integrity import problems_of

        for code, message in problems_of(item, self._this_year, self._printed):
            severity: Severity = "note" if code.startswith("no-") else "warning"
            place = (source, account.line, account.number, item.get("title"))
            yield Diagnostic(severity, code, message, *place)
