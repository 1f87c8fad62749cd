"""Paths of the checkout, its pages, and the shared material."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
TESTS = ROOT / "tests"
DATA = TESTS / "data"
SHARED = ROOT.parent / "shared"
"""Real files, examples of the manuals, and test suites, which may be missing."""
CORPUS = SHARED / "corpus"
