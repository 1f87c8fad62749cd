"""Paths of the checkout, its pages, and the shared material."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
TESTS = ROOT / "tests"
DATA = TESTS / "data"
SHARED = ROOT.parent / "shared"
"""Real files, manuals' examples and test suites; a checkout need not have them."""
CORPUS = SHARED / "corpus"
