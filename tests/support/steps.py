"""Counting steps instead of time, which gives the same figure on every machine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

from tests.support.paths import ROOT

PACKAGE = str(ROOT / "ris2cite")


def count_steps(work: Callable[[], object]) -> int:
    """The number of lines of the package that ``work`` executes, including repetitions in loops.

    What happens inside one call of C (a regular expression, a sort) counts as one step;
    tests of those give them an input so long that a step in proportion to its square
    would never end.
    """
    steps = 0

    def at_line(_frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal steps
        steps += event == "line"
        return at_line

    def at_call(frame: FrameType, _event: str, _argument: object) -> Any:
        return at_line if frame.f_code.co_filename.startswith(PACKAGE) else None

    before = sys.gettrace()
    sys.settrace(at_call)
    try:
        work()
    finally:
        sys.settrace(before)
    return steps


def assert_in_proportion(work: Callable[[int], object], size: int) -> None:
    """Fail where four times the size is more than six times the work.

    A step in proportion to the square of the size is sixteen times the work.
    """
    work(size)  # fills caches
    once, four_times = count_steps(lambda: work(size)), count_steps(lambda: work(4 * size))
    assert four_times < 6 * max(once, 500), f"{once:,} steps for {size:,}, {four_times:,} for four"
