"""Options that the tests share."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

# What CI says must be the same twice; on a developer's machine each run looks elsewhere.
settings.register_profile("ci", derandomize=True, deadline=None)
if os.environ.get("CI"):
    settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--csl-suite",
        metavar="DIR",
        help="folder with the fixtures of the CSL test suite (default: ../shared/csl-test-suite)",
    )
    parser.addoption(
        "--regenerate",
        action="store_true",
        help="write the expected output of the golden tests anew",
    )
