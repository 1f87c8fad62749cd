"""Options that the tests share."""

from __future__ import annotations

import pytest


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
