"""Lines that editors of a live directory wrote: nearly all must be read, and the rest asked about well."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.diagnostics import Problem
from site_builder.hours.reading.record import parse_hours

LINES = Path(__file__).parents[3] / "shared" / "data" / "real-hours.txt"


def test_real_lines_are_read_or_asked_about() -> None:
    if not LINES.exists():
        pytest.skip(f"the collected lines are not on this machine ({LINES.name} beside the checkout)")
    lines = [
        line for line in LINES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")
    ]
    asked: dict[str, str] = {}
    for line in lines:
        try:
            parse_hours(line)
        except Problem as problem:
            asked[line] = problem.code.name
    assert len(lines) >= 50
    print(f"{len(lines) - len(asked)} of {len(lines)} lines read, {len(asked)} asked about")
    assert len(asked) <= len(lines) // 6, asked
    assert set(asked.values()) <= {
        "hours-of-an-activity",
        "hours-note",
        "hours-no-closing-time",
        "hours-time-zone",
        "hours-unreadable",
        "hours-which-days",
    }
