"""The engine of scores: points in, scores out. It knows methods, and no framework.

Scores are exact to one decimal, and a half goes up. What browsers reckon in assess.js is the same; a test holds both to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from site_builder.types.assessment.framework import Band, Framework, Method, Part, Threshold
from site_builder.types.assessment.options import Choices, Option, all_rows

Chosen = Sequence[Option | None]
"""What is chosen in each row of a part, in order; None where a row is left out."""

_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Range:
    """The lowest and the highest score there could be."""

    lowest: Decimal
    highest: Decimal


@dataclass(frozen=True, slots=True)
class Score:
    """A score of a part, or of everything. `value` is None where nothing is chosen."""

    value: Decimal | None
    possible: Range
    subtotals: Mapping[str, Decimal]
    """The points chosen at each level, by the level's id."""
    chosen: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Result:
    """The scores of an assessment."""

    parts: Sequence[tuple[Part, Score]]
    whole: Score


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a score stands among bands: in one, or below, between or above some."""

    band: Band | None
    before: Band | None = None
    after: Band | None = None


def result_of(framework: Framework, chosen: Sequence[Chosen]) -> Result:
    """Work out all scores from what is chosen in each part."""
    parts = all_rows(framework)
    scores = [
        (part, score_of(framework, rows, options))
        for (part, rows), options in zip(parts, chosen, strict=True)
    ]
    every_row = [row for _part, rows in parts for row in rows]
    whole = score_of(framework, every_row, [each for part in chosen for each in part])
    if framework.score == "mean-of-parts":
        value = mean_of(score.value for _part, score in scores)
        whole = replace(whole, value=value, possible=whole_range(framework))
    return Result(scores, whole)


def score_of(framework: Framework, rows: Sequence[Choices], chosen: Chosen) -> Score:
    """The score of some rows; those that are left out count for nothing."""
    counted = [(row, option) for row, option in zip(rows, chosen, strict=True) if option]
    points = [option.points or Decimal(0) for _row, option in counted]
    return Score(
        reckon(framework.score, points, [max(row.points) for row, _option in counted]),
        range_of(framework.score, rows),
        {
            level.id: sum(
                (option.points or Decimal(0) for _row, option in counted if option.level == level.id),
                Decimal(0),
            )
            for level in framework.levels
        },
        len(counted),
        len(rows) - len(counted),
    )


def reckon(method: Method, points: Sequence[Decimal], most: Sequence[Decimal]) -> Decimal | None:
    """A score from the points of some rows and the most each could have given."""
    total, all_most = sum(points, Decimal(0)), sum(most, Decimal(0))
    if not points or (method == "share" and not all_most):
        return None
    if method == "sum":
        return total
    value = 100 * total / all_most if method == "share" else total / len(points)
    return value.quantize(_TENTH, ROUND_HALF_UP)


def mean_of(scores: Iterable[Decimal | None]) -> Decimal | None:
    """The mean of the scores of parts as readers see them, without those in which nothing is chosen."""
    return reckon("mean", [score for score in scores if score is not None], [])


def range_of(method: Method, rows: Sequence[Choices]) -> Range:
    """The lowest and the highest score that some rows can come to."""
    most = [max(row.points, default=Decimal(0)) for row in rows]
    least = [min(row.points, default=Decimal(0)) for row in rows]
    return Range(reckon(method, least, most) or Decimal(0), reckon(method, most, most) or Decimal(0))


def whole_range(framework: Framework) -> Range:
    """The lowest and the highest score that everything can come to."""
    parts = [rows for _part, rows in all_rows(framework)]
    if framework.score != "mean-of-parts":
        return range_of(framework.score, [row for rows in parts for row in rows])
    each = [range_of(framework.score, rows) for rows in parts]
    lowest, highest = mean_of(one.lowest for one in each), mean_of(one.highest for one in each)
    return Range(lowest or Decimal(0), highest or Decimal(0))


def whole_at_each_level(framework: Framework) -> Mapping[str, Decimal]:
    """The score of everything with every choice at one level, for levels that all rows have."""
    parts = [rows for _part, rows in all_rows(framework)]
    whole = at_each_level(framework, [row for rows in parts for row in rows])
    if framework.score != "mean-of-parts":
        return whole
    each = [at_each_level(framework, rows) for rows in parts]
    return {level: mean_of(one[level] for one in each) or Decimal(0) for level in whole}


def at_each_level(framework: Framework, rows: Sequence[Choices]) -> Mapping[str, Decimal]:
    """The score of some rows with every choice at one level, for levels that all of them have."""
    found: dict[str, Decimal] = {}
    for level in framework.levels:
        chosen = [next((each for each in row.options if each.level == level.id), None) for row in rows]
        score = score_of(framework, rows, chosen)
        if score.value is not None and not score.left_out:
            found[level.id] = score.value
    return found


def place_among(bands: Iterable[Band], score: Decimal) -> Placing:
    """Where a score stands among bands, which may leave gaps."""
    before = after = None
    for band in sorted(bands, key=lambda band: band.lowest):
        if band.lowest <= score <= band.highest:
            return Placing(band)
        if band.highest < score:
            before = band
        elif after is None:
            after = band
    return Placing(None, before, after)


def is_reached(framework: Framework, threshold: Threshold, score: Score) -> bool | None:
    """Whether a score reaches a threshold, which only indicates.

    None where that can't be said: nothing is chosen, or the rows that are left out of a sum could change it.
    """
    if score.value is None:
        return None
    at_least = threshold.side == "at-least"
    reached = score.value >= threshold.score if at_least else score.value <= threshold.score
    return None if framework.score == "sum" and score.left_out and reached is not at_least else reached


def change_is_better(framework: Framework, before: Decimal, now: Decimal) -> bool | None:
    """Whether a score got better; None where it is the same, or where neither end is better."""
    if before == now or framework.better == "neither":
        return None
    return (now > before) is (framework.better == "high")
