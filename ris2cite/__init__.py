"""RIS to references: the public API, each name of which is imported on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ris2cite.api import (
        check,
        cited_keys,
        convert,
        dedupe,
        iter_items,
        iter_output,
        list_locales,
        list_styles,
        read,
        write,
    )
    from ris2cite.csl.adapter import CompiledBibliography
    from ris2cite.documents.processor import Processor
    from ris2cite.errors import (
        Diagnostic,
        InputError,
        LocaleNotFoundError,
        Ris2citeError,
        Ris2citeWarning,
        StrictError,
        StyleError,
        StyleNotFoundError,
        UsageError,
    )
    from ris2cite.ris.parser import RisParser

__version__ = "0.1.0"

__all__ = [
    "CompiledBibliography",
    "Diagnostic",
    "InputError",
    "LocaleNotFoundError",
    "Processor",
    "Ris2citeError",
    "Ris2citeWarning",
    "RisParser",
    "StrictError",
    "StyleError",
    "StyleNotFoundError",
    "UsageError",
    "__version__",
    "check",
    "cited_keys",
    "convert",
    "dedupe",
    "iter_items",
    "iter_output",
    "list_locales",
    "list_styles",
    "read",
    "write",
]

_MODULES = {
    **dict.fromkeys(
        ["check", "cited_keys", "convert", "dedupe", "iter_items", "iter_output"], "api"
    ),
    **dict.fromkeys(["list_locales", "list_styles", "read", "write"], "api"),
    "CompiledBibliography": "csl.adapter",
    "Processor": "documents.processor",
    "RisParser": "ris.parser",
}
"""Name → its module; names not listed are in ``errors``."""


def __getattr__(name: str) -> object:
    """Import ``name`` from its module, so that ``import ris2cite`` alone is fast."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_MODULES.get(name, 'errors')}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
