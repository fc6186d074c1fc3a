"""How a framework is scored, as its page and its form say it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.language.speaking import _
from site_builder.model.rag import rag_tag
from site_builder.model.shapes import Tag
from site_builder.types.assessment.framework import Framework
from site_builder.types.assessment.options import points_text, rows_of
from site_builder.types.assessment.score import at_each_level, whole_at_each_level, whole_range
from site_builder.types.assessment.words import (
    band_range_words,
    better_words,
    ends_words,
    indicative_words,
    method_words,
    threshold_words,
    value_words,
)


@dataclass(frozen=True, slots=True)
class BandView:
    """A band. `lowest` and `highest` are as programs write numbers."""

    title: str
    scores: str
    lowest: str
    highest: str
    tag: Tag | None
    text: str


@dataclass(frozen=True, slots=True)
class LevelScore:
    """A level, and what a part and the whole come to with every choice at it; "" where that can't be said."""

    title: str
    tag: Tag | None
    part: str
    whole: str


@dataclass(frozen=True, slots=True)
class ScoringView:
    """How a score comes about and what it means. `threshold_score` is as programs write numbers, "" for none."""

    method: str
    better: str
    ends: str
    most: str
    levels: Sequence[LevelScore]
    bands: Sequence[BandView]
    gaps: str
    threshold: str
    threshold_score: str
    threshold_side: str
    indicative: str
    considerations: Sequence[str]


def scoring_view(framework: Framework) -> ScoringView:
    """Work out how a framework is scored."""
    possible = whole_range(framework)
    threshold = framework.threshold
    return ScoringView(
        method=method_words(framework),
        better=better_words(framework),
        ends=ends_words(framework, possible),
        most=value_words(framework, possible.highest),
        levels=_levels(framework),
        bands=tuple(
            BandView(
                band.name,
                band_range_words(framework, band),
                points_text(band.lowest),
                points_text(band.highest),
                rag_tag(band.rag),
                band.text,
            )
            for band in framework.bands
        ),
        gaps=_("Scores that no band holds are said to lie between the published bands; nobody invents one.")
        if framework.bands
        else "",
        threshold=threshold_words(framework, threshold) if threshold else "",
        threshold_score=points_text(threshold.score) if threshold else "",
        threshold_side=threshold.side if threshold else "",
        indicative=indicative_words(),
        considerations=framework.considerations,
    )


def _levels(framework: Framework) -> Sequence[LevelScore]:
    """Levels, with what they come to where every row has every level; for one part only where all parts come to the same."""
    parts = [rows_of(framework, part) for part in framework.parts]
    whole = whole_at_each_level(framework)
    of_parts = [at_each_level(framework, rows) for rows in parts]
    complete = len(whole) == len(framework.levels)
    same = complete and all(each == of_parts[0] for each in of_parts)
    return tuple(
        LevelScore(
            level.name,
            rag_tag(level.rag),
            value_words(framework, of_parts[0][level.id]) if same else "",
            value_words(framework, whole[level.id]) if complete else "",
        )
        for level in framework.levels
    )
