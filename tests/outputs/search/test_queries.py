"""Lists of searches of all kinds, tried with the script that browsers run; each was written before any of it was tried."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from site_builder.outputs.search.trial import FIRST, NOTHING, Trial
from tests.outputs.search.test_trial import SCRIPT

MONDAY = 1
ENOUGH = 0.97
NUMBERS = {
    "queries": 100,
    "queries-fourth": 65,
    "queries-fifth": 70,
    "queries-sixth": 84,
    "queries-seventh": 67,
    "queries-eighth": 83,
    "queries-ninth": 90,
    "queries-tenth": 94,
    "queries-eleventh": 105,
    "queries-twelfth": 113,
    "queries-thirteenth": 251,
    "queries-fourteenth": 491,
    "queries-fifteenth": 239,
    "queries-sixteenth": 213,
    "queries-danger": 77,
}
"""The lists, with how many different searches each has."""


def comparable(result: str) -> str:
    """An address without its ends, a number without its spaces."""
    return re.sub(r"\D", "", result) if re.fullmatch(r"[\d\s]+", result) else result.strip("/")


def is_right(right: Sequence[str], found: Sequence[str]) -> bool:
    """Whether something that is looked for was found, or nothing, if that is right."""
    return bool({comparable(each) for each in right}.intersection(map(comparable, found))) or (
        NOTHING in right and not found
    )


def missed(trial: Trial, queries: Sequence[Mapping[str, Any]]) -> list[str]:
    """The searches whose first results hold nothing of what they are for."""
    return [
        f"{each['query']}: {', '.join(found)}"
        for each in queries
        if not is_right(each["right"], found := trial.results(str(each["query"]), MONDAY)[:FIRST])
    ]


@pytest.mark.parametrize(("file", "number"), NUMBERS.items())
def test_the_right_page_is_among_the_first_three(example_site: Path, file: str, number: int) -> None:
    queries = yaml.safe_load(Path(__file__).with_name(f"{file}.yaml").read_text("utf-8"))
    assert len({str(each["query"]) for each in queries}) == number
    trial = Trial(SCRIPT.read_text("utf-8"), lambda path: (example_site / path).read_bytes())
    misses = missed(trial, queries)
    assert len(misses) <= number * (1 - ENOUGH), misses
