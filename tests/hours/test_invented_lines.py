"""Lines as people write them, of every kind and its neighbours: each means what was meant, or is asked about."""

from __future__ import annotations

import pytest

from site_builder.diagnostics import Problem
from site_builder.hours.reading.record import parse_hours
from site_builder.hours.saying.table import describe
from tests.hours import (
    charity_lines,
    church_lines,
    council_lines,
    directory_lines,
    form_lines,
    group_lines,
    leaflet_lines,
    noticeboard_lines,
    phrase_lines,
    poster_lines,
    prose_lines,
    shelter_lines,
    town_lines,
    website_lines,
)
from tests.hours.invented_lines import ASKED, MEANT


def week_of(line: str) -> str:
    """The week of a line: its open rows, and what it says of bank holidays and dates."""
    rows = [row for row in describe(parse_hours(line)) if not (row.weekdays and row.is_closed)]
    said = [row for row in rows if row.about != "bank holidays" or "Not known" not in row.words]
    return "; ".join(f"{row.label}: {row.words}" for row in said)


@pytest.mark.parametrize(("title", "line", "week"), MEANT, ids=[row[0] for row in MEANT])
def test_a_line_means_what_was_meant(title: str, line: str, week: str) -> None:
    assert week_of(line) == week, title


@pytest.mark.parametrize(("title", "line", "code", "hint"), ASKED, ids=[row[0] for row in ASKED])
def test_what_could_mean_two_things_is_asked(title: str, line: str, code: str, hint: str) -> None:
    with pytest.raises(Problem) as caught:
        parse_hours(line)
    assert (caught.value.code.name, hint in caught.value.hint) == (code, True), (title, caught.value.hint)


def test_titles_are_told_apart() -> None:
    titles = [row[0] for row in (*MEANT, *ASKED)]
    assert len({*titles}) == len(titles)


ON_SHOW = [*website_lines.MEANT, *noticeboard_lines.MEANT]
SAYING_TOO_LITTLE = [*website_lines.ASKED, *noticeboard_lines.ASKED]


@pytest.mark.parametrize(("line", "week"), ON_SHOW, ids=[row[0] for row in ON_SHOW])
def test_a_line_on_show_means_what_was_meant(line: str, week: str) -> None:
    assert week_of(line) == week


@pytest.mark.parametrize(("line", "code"), SAYING_TOO_LITTLE, ids=[row[0] for row in SAYING_TOO_LITTLE])
def test_a_line_that_says_too_little_is_asked_about(line: str, code: str) -> None:
    with pytest.raises(Problem) as caught:
        parse_hours(line)
    assert code in ("", caught.value.code.name)


UNSEEN = [
    row
    for lines in (
        charity_lines,
        leaflet_lines,
        church_lines,
        group_lines,
        form_lines,
        shelter_lines,
        town_lines,
        phrase_lines,
        poster_lines,
        prose_lines,
        council_lines,
        directory_lines,
    )
    for row in lines.LINES
]


@pytest.mark.parametrize(("line", "meaning"), UNSEEN, ids=[row[0] for row in UNSEEN])
def test_a_line_that_was_written_before_it_was_tried_means_what_was_meant(line: str, meaning: str) -> None:
    if meaning:
        assert week_of(line).lower() == week_of(meaning).lower()
        return
    with pytest.raises(Problem) as caught:
        parse_hours(line)
    assert caught.value.hint
