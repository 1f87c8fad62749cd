"""Callbacks for tests that expect no diagnostic."""

from __future__ import annotations

import pytest

from ris2cite.errors import Diagnostic


def fail_on(diagnostic: Diagnostic) -> None:
    """Fail the test with the text of the diagnostic. For ``on_diagnostic``."""
    pytest.fail(f"unexpected diagnostic: {diagnostic}")
