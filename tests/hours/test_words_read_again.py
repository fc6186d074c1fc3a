"""Words that are printed for a week, read again, mean that week; and so do other ways to write it, or they are asked about."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from site_builder.diagnostics import Problem
from site_builder.hours.reading.line import MAX_LENGTH, days_from_text, read_day_times, read_line
from site_builder.hours.reading.record import Hours, parse_hours
from site_builder.hours.reading.tokens import Tokens
from site_builder.hours.saying.table import describe
from tests.hours import noticeboard_lines, website_lines
from tests.hours.invented_lines import MEANT
from tests.hours.random_weeks import DAYS, ON_BANK_HOLIDAYS, TIMES, weeks
from tests.hours.test_invented_lines import ON_SHOW, UNSEEN


def printed(hours: Hours) -> str:
    """All that the table says of a week."""
    return "; ".join(f"{row.label}: {row.words}" for row in describe(hours))


def check_words_read_again(data: st.DataObject) -> None:
    try:
        hours = data.draw(weeks())
    except (ValidationError, Problem):
        assume(False)
        raise
    words = printed(hours)
    assume(len(words) <= MAX_LENGTH)
    assert printed(parse_hours(words)) == words


@settings(max_examples=400)
@given(st.data())
def test_printed_words_read_again_are_the_same_week(data: st.DataObject) -> None:
    check_words_read_again(data)


@pytest.mark.slow
@settings(max_examples=20000, deadline=None)
@given(st.data())
def test_many_printed_words_read_again_are_the_same_week(data: st.DataObject) -> None:
    check_words_read_again(data)


@st.composite
def written_twice(draw: st.DrawFn) -> tuple[str, str]:
    """A week in its plainest form, and as somebody else may write it."""
    chosen = draw(st.lists(st.sampled_from(range(len(DAYS))), min_size=1, max_size=3, unique=True))
    plain, other = [], []
    times_first = draw(st.booleans())
    for number in chosen:
        times = draw(st.sampled_from(TIMES))
        plain.append(f"{DAYS[number][0]} {times[0]}")
        said, when = draw(st.sampled_from(DAYS[number])), draw(st.sampled_from(times))
        form = draw(st.sampled_from(("{0} {1}", "{0}, {1}", "{0}: {1}", "{0} ({1})", "({0}) {1}")))
        other.append(form.format(when, said) if times_first and ":" not in form else form.format(said, when))
    between = draw(st.sampled_from(("; ", ", ", " and ", ". ")))
    line = between.join(draw(st.permutations(other)))
    if draw(st.booleans()):
        return ON_BANK_HOLIDAYS[0].format("; ".join(plain)), draw(st.sampled_from(ON_BANK_HOLIDAYS)).format(
            line
        )
    return "; ".join(plain), line


def check_means_the_same(plain: str, other: str) -> None:
    try:
        wanted = printed(parse_hours(plain))
    except Problem:
        assume(False)
        raise
    try:
        found = printed(parse_hours(other))
    except Problem:
        return
    assert found == wanted, (plain, other)


@settings(max_examples=400)
@given(written_twice())
def test_other_ways_to_write_a_week_mean_it_or_are_asked_about(written: tuple[str, str]) -> None:
    check_means_the_same(*written)


@pytest.mark.slow
@settings(max_examples=20000, deadline=None)
@given(written_twice())
def test_many_other_ways_to_write_a_week_mean_it_or_are_asked_about(written: tuple[str, str]) -> None:
    check_means_the_same(*written)


MEANS_NOTHING = frozenset(
    ["noise", "open", "from", "every", "and", "comma", "strong", "colon", "(", ")", "for-lunch"]
)
"""Kinds of words and marks that a line may have or not have. All others say something."""
SAYS_AGAIN = frozenset(["of-month", "part-of-day", "seven-days"])
"""Kinds that may say again what the line says already: which half of the day, that the 2nd Tuesday is of the month."""
SAID_TWICE = {
    ("the same said twice", "fri"),
    ("but one of the month, before", "wed"), ("but one of the month, behind", "wed"),
    ("but one of the month, but not", "wed"), ("but one of the month, apart from", "wed"),
    ("but one of the month, in brackets", "wed"), ("daily and the days", "daily"), ("but every other", "-"),
    ("closes earlier", "except"), ("opens later", "except"), ("to the day after", "sat"),
}  # fmt: skip
"""Words that lines of the table say twice: `Wed except the 1st` is enough."""


ON_SHOW_TWICE = {
    "-": [
        " - 10am",
        " - please",
        " - women",
        "Sat-Sun: closed",
        " – Sat",
        "Fri–Sat",
        "(Mon-Fri)",
        "Mondays - ",
    ],
    "closed": ["(closed for lunch 12.30pm-1.30pm)", "Closed for lunch 1-2pm"],
    "daily": ["daily except Mondays", "closed daily"],
    "every day": ["24 hours a day, every day"],
    "bob dydd": ["Bob dydd Mawrth"],
    "mon": ["Mon/Llun"],
    "llun": ["Mon/Llun"],
    "weekdays": ["Weekdays (Mon-Fri)"],
    "the following morning": ["7.30am the following morning"],
}
"""Words of lines on show that are said twice, or dashes that divide as a space does."""


@pytest.mark.parametrize("line", [row[0] for row in (*website_lines.MEANT, *noticeboard_lines.MEANT)])
def test_every_word_of_a_line_on_show_matters(line: str) -> None:
    whole = parse_hours(line)
    for token in Tokens(line).all:
        try:
            same = parse_hours(f"{line[: token.start]} {line[token.end :]}") == whole
        except Problem:
            continue
        may = token.kind in MEANS_NOTHING | SAYS_AGAIN or any(
            where in line for where in ON_SHOW_TWICE.get(token.text, ())
        )
        assert not same or may, f"{token.text!r} of {line!r} says nothing"


@pytest.mark.parametrize(("title", "line"), [row[:2] for row in MEANT], ids=[row[0] for row in MEANT])
def test_every_word_of_a_line_matters(title: str, line: str) -> None:
    whole = parse_hours(line)
    for token in Tokens(line).all:
        rest = f"{line[: token.start]} {line[token.end :]}"
        try:
            same = parse_hours(rest) == whole
        except Problem:
            continue
        may = token.kind in MEANS_NOTHING | SAYS_AGAIN or (title, token.text) in SAID_TWICE
        assert not same or may, f"{token.text!r} of {line!r} says nothing"


def check_is_read_or_asked_about(text: str) -> None:
    for read in (read_line, read_day_times, days_from_text):
        problem = problem_of(read, text)
        if problem:
            assert problem.message
            assert problem.hint
            assert 0 <= problem.offset <= len(text)


def problem_of(read: Callable[[str], object], text: str) -> Problem | None:
    try:
        read(text)
    except Problem as problem:
        return problem
    return None


LINES = [*(row[1] for row in MEANT), *(row[0] for row in (*ON_SHOW, *UNSEEN))]
WORDS = st.sampled_from(
    [
        *sorted({token for line in LINES for token in line.split()}),
        "(",
        ")",
        ",",
        ";",
        "9",
        "to",
        "until",
        "last",
    ]
)


@settings(max_examples=400)
@given(st.one_of(st.lists(WORDS, max_size=8).map(" ".join), st.text(max_size=30)))
def test_whatever_is_written_is_read_or_asked_about(text: str) -> None:
    check_is_read_or_asked_about(text)


@pytest.mark.slow
@settings(max_examples=20000, deadline=None)
@given(st.lists(WORDS, max_size=9).map(" ".join))
def test_many_things_that_are_written_are_read_or_asked_about(text: str) -> None:
    check_is_read_or_asked_about(text)
