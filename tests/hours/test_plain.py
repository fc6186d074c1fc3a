"""Plain lines are read quickly, and as the grammar reads them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.diagnostics import Problem
from site_builder.hours.reading.line import Line, read_by_grammar, read_line
from site_builder.hours.reading.plain import read_plain
from tests.hours.invented_lines import ASKED, MEANT

DAY = st.sampled_from(["Mon", "tue", "Wednesday", "THU", "Fri", "Saturday", "sun"])
DAYS = st.one_of(DAY, st.tuples(DAY, DAY).map("-".join))
TIME = st.one_of(
    st.tuples(
        st.integers(0, 13),
        st.sampled_from(["", ":30", ".05", ":7", ":60"]),
        st.sampled_from(["am", "PM", ""]),
    ).map(lambda parts: f"{parts[0]}{parts[1]}{parts[2]}"),
    st.sampled_from(["noon", "midnight", "12am"]),
)
CLAUSE = st.tuples(DAYS, st.sampled_from([" ", ": ", ", "]), TIME, st.sampled_from(["-", " - "]), TIME).map(
    "".join
)
LINES = st.tuples(st.lists(CLAUSE, min_size=1, max_size=3), st.sampled_from(["; ", ", ", " "])).map(
    lambda parts: parts[1].join(parts[0])
)


def said(line: str, quickly: bool) -> Line | tuple[str, str, int | None]:
    try:
        return (read_line if quickly else read_by_grammar)(line)
    except Problem as problem:
        return (problem.message, problem.hint, problem.offset)


@settings(max_examples=300)
@given(LINES)
def test_plain_lines_are_read_as_the_grammar_reads_them(line: str) -> None:
    assert said(line, quickly=True) == said(line, quickly=False)


def test_all_other_lines_are_too() -> None:
    for line in (row[1] for row in (*MEANT, *ASKED)):
        assert said(line, quickly=True) == said(line, quickly=False), line


@pytest.mark.parametrize(
    "line", ["Mon-Fri 9am-5pm", "mon-thu: 9:30am-noon; Friday 10.15am-3pm", "Mon 9am-5pm, Sat 10am-noon"]
)
def test_what_most_services_have_is_plain(line: str) -> None:
    assert read_plain(line)
