"""The one logic of "open now", now.js in a real browser, against the reference: for every state, and for random hours."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from site_builder.hours.calendar.holidays import Calendar
from site_builder.hours.calendar.spells import Window, encoded, spells, window
from site_builder.hours.reading.record import Hours
from tests.hours.open_now_cases import LONDON, MOMENTS
from tests.hours.open_now_reference import state_of
from tests.hours.open_now_words import words
from tests.hours.random_hours import ZONES, Case, cases, minutes_of
from tests.tooling.server import Site
from tests.tooling.small_site import BASICS, SETTINGS, small_site

Serve = Callable[..., AbstractContextManager[Site]]
Alerts = Sequence[tuple[int, int]]
"""From when until when each holds, in seconds since 1970 (UTC)."""

TELL = """async ([asked, alerts]) => {
  const { spellsOf, stateAt } = await import(document.querySelector('script[src*="/now."]').src);
  const facts = document.querySelector("[data-open]");
  for (const each of document.querySelectorAll("[data-change]")) each.remove();
  for (const [from, until] of alerts) {
    const alert = facts.parentElement.appendChild(document.createElement("p"));
    Object.assign(alert.dataset, { from, until, change: "change" });
  }
  return asked.map(([open, minute, second]) => {
    facts.dataset.open = open;
    Date.now = () => (minute * 60 + second) * 1000;
    document.dispatchEvent(new Event("visibilitychange")); // as when somebody comes back to the page
    const row = facts.querySelector(":scope > [data-by-clock] dd");
    const [from, length] = open.split(" ").map(Number);
    return { state: stateAt(spellsOf(open, from), minute, from + length), said: [row?.textContent, row?.className] };
  });
}"""
"""Asks the page of a service for times, each with a minute and a second: the state, and the words and colour in its line."""


@pytest.fixture(scope="module")
def pages(
    browser: Browser, serve: Serve, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Mapping[str, Page]]:
    """The page of a service of a site in each zone, on a phone that is set to another one."""
    with ExitStack() as stack:
        context = stack.enter_context(browser.new_context(timezone_id="America/St_Johns", locale="fr-CA"))
        found = {}
        kitchen = f"{BASICS['services/kitchen.yaml']}phones: 01632 960 001\n"
        files = {**BASICS, "services/kitchen.yaml": kitchen}
        for zone in ZONES:
            small = small_site(
                tmp_path_factory.mktemp("open"), files, settings=f"{SETTINGS}time_zone: {zone}\n"
            )
            small.build()
            found[zone] = context.new_page()
            found[zone].goto(stack.enter_context(serve(small.output)).at("/services/kitchen/"))
        yield found


def carried(doors: Sequence[Hours], within: Window, calendar: Calendar) -> str:
    """The times as the page of a service carries them."""
    text = encoded(spells(doors, within, calendar), within.start)
    return f"{within.start} {within.end - within.start} {text}".rstrip()


def test_every_state_is_told(pages: Mapping[str, Page]) -> None:
    """The cases written by hand."""
    asked = [
        (carried(each.hours, window(each.today, LONDON), LONDON), each.minute, 59 * (place % 2))
        for place, each in enumerate(MOMENTS)
    ]
    answers = pages["Europe/London"].evaluate(TELL, [asked, []])
    for each, answer in zip(MOMENTS, answers, strict=True):
        assert (each.title, answer["said"][0]) == (each.title, each.said)
        assert (each.title, state_of(answer["state"])) == (each.title, each.reference.state(each.minute))


def test_every_state_is_told_while_an_alert_changes_it(pages: Mapping[str, Page]) -> None:
    asked = [(carried(each.hours, window(each.today, LONDON), LONDON), each.minute, 0) for each in MOMENTS]
    answers = pages["Europe/London"].evaluate(TELL, [asked, [(0, 2**40)]])
    told = {tuple(answer["said"]) for answer in answers}
    assert all(tone == "care" for _, tone in told)
    for sentence in (
        "Usually open now. An alert changes this: ring first",
        "Usually open now, until 5pm. An alert changes this: ring first",
        "Usually open now, until 5pm. Last entry 4:30pm. An alert changes this: ring first",
        "Usually open until 5pm, but nobody new is let in after 4:30pm. An alert changes this: ring first",
        "Usually closed now. An alert changes this: ring first",
        "Usually closed now. Opens today at 9am. An alert changes this: ring first",
        "Usually closed now. May be open today. An alert changes this: ring first",
        "Not known: ring first",
        "By appointment: ring first",
    ):
        assert (sentence, "care") in told


@settings(max_examples=100)
@given(cases(), st.data())
def test_random_hours_are_told_as_the_reference_tells_them(
    pages: Mapping[str, Page], case: Case, data: st.DataObject
) -> None:
    """Of every kind and in three zones, around both changes of the clocks, with alerts that come and go."""
    reference, zone = case.reference, case.calendar.zone
    minutes = data.draw(minutes_of(reference))
    alerts = [(minute * 60, (minute + length) * 60) for minute, length in data.draw(_alerts(minutes))]
    text = carried(case.doors, case.window, case.calendar)
    answers = pages[case.zone].evaluate(TELL, [[(text, minute, 0) for minute in minutes], alerts])
    for minute, answer in zip(minutes, answers, strict=True):
        state = reference.state(minute)
        changed = any(start <= minute * 60 < end for start, end in alerts)
        assert (minute, state_of(answer["state"])) == (minute, state)
        assert (minute, *answer["said"]) == (minute, *words(state, minute, zone, changed=changed))


def _alerts(minutes: Sequence[int]) -> st.SearchStrategy[Sequence[tuple[int, int]]]:
    """When alerts begin and for how many minutes they hold."""
    return st.lists(st.tuples(st.sampled_from(minutes), st.sampled_from([1, 60, 3000])), max_size=2)


def test_beyond_what_is_known_nothing_is_said(pages: Mapping[str, Page]) -> None:
    within = window(MOMENTS[0].today, LONDON)
    text = carried(MOMENTS[0].hours, within, LONDON)
    edges = [within.start - 1, within.start, within.end - 1, within.end]
    answers = pages["Europe/London"].evaluate(TELL, [[(text, minute, 0) for minute in edges], []])
    assert [bool(answer["said"][0]) for answer in answers] == [False, True, True, True]
    assert answers[-1]["said"][0] == "No longer known: ring first"
