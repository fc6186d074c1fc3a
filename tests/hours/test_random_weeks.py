"""Random hours, as moments, against the reference: at every minute that matters, the same doors are open."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.hours.calendar.spells import APPOINTMENT, OPEN, UNKNOWN, spells
from tests.hours.random_hours import Case, cases, minutes_of

KINDS = {OPEN: "open", APPOINTMENT: "appointment", UNKNOWN: "unknown"}


@settings(max_examples=150)
@given(cases(), st.data())
def test_moments_are_what_the_reference_says(case: Case, data: st.DataObject) -> None:
    reference = case.reference
    found = spells(case.doors, case.window, case.calendar)
    for minute in data.draw(minutes_of(reference)):
        here = [each for each in found if each.start <= minute < each.end]
        lets_in = any(
            each.kind == OPEN and (not each.last_entry or minute <= each.last_entry) for each in here
        )
        said = {KINDS[each.kind] for each in here}
        assert said == {kind for kind in KINDS.values() if reference.at(minute, kind)}, (minute, case)
        assert lets_in == reference.lets_in(minute), (minute, case)


@settings(max_examples=50)
@given(cases())
def test_moments_are_in_order_and_never_empty(case: Case) -> None:
    found = spells(case.doors, case.window, case.calendar)
    assert list(found) == sorted(found, key=lambda each: each.start)
    for each in found:
        assert each.start < each.end
        assert not each.last_entry or each.start <= each.last_entry <= each.end
