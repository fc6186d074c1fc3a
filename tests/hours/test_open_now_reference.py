"""The reference itself: what people would say, written by hand."""

from __future__ import annotations

import pytest

from tests.hours.open_now_cases import LONDON, MOMENTS, Moment
from tests.hours.open_now_words import words


@pytest.mark.parametrize("case", MOMENTS, ids=lambda case: case.title)
def test_the_reference_says_what_people_would(case: Moment) -> None:
    state = case.reference.state(case.minute)
    assert words(state, case.minute, LONDON.zone)[0] == case.said, state
