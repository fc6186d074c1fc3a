"""Draws scores over the years as SVG, the best end up. The table below says the same; colours come from the theme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from site_builder.language.words import shortened
from site_builder.model.rag import RAG_TONES
from site_builder.types.assessment.framework import Band, Framework
from site_builder.types.assessment.score import Range, whole_range
from site_builder.types.assessment.words import value_words

# Measured in eighteenths of the reader's letter size, like the pictures of pathways; a small phone has room for 283.
_UNIT = 18
_LEFT, _STEP, _TOP, _HEIGHT, _FOOT = 96, 92, 26, 170, 26
_FONT, _LETTERS = 13, 13


@dataclass(frozen=True, slots=True)
class Mark:
    """A score on a day."""

    on: date
    value: Decimal | None


def draw(framework: Framework, title: str, marks: Sequence[Mark]) -> Markup | None:
    """Draw scores from left to right; None where fewer than two make no line."""
    if len(marks) < 2:
        return None
    possible = whole_range(framework)
    width = _LEFT + _STEP * len(marks)
    height = _TOP + _HEIGHT + _FOOT
    scale = _Scale(possible, upside_down=framework.better == "low")
    bands = [_band(band, scale, width) for band in framework.bands]
    ends = [_end(framework, value, scale) for value in (possible.lowest, possible.highest)]
    points = [
        (_LEFT + _STEP * (n + 0.5), scale.height_of(mark.value or Decimal(0))) for n, mark in enumerate(marks)
    ]
    line = Markup('<path class="edge" d="M{}"/>').format("L".join(f"{x:g} {y:g}" for x, y in points))
    dots = [
        Markup('<circle class="start" cx="{:g}" cy="{:g}" r="6"/>').format(x, y)
        + _text(x, y - 11, value_words(framework, mark.value), "middle", "b")
        + _text(x, height - 6, _day(marks, mark.on), "middle")
        for (x, y), mark in zip(points, marks, strict=True)
    ]
    return Markup(
        '<svg class="route trend" role="img" width="{}em" viewBox="0 0 {} {}"><title>{}</title>{}</svg>'
    ).format(round(width / _UNIT, 2), width, height, title, Markup("").join([*bands, *ends, line, *dots]))


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a score stands in the picture."""

    possible: Range
    upside_down: bool

    def height_of(self, value: Decimal) -> float:
        """How far from the top, to one decimal."""
        span = self.possible.highest - self.possible.lowest or Decimal(1)
        share = float((value - self.possible.lowest) / span)
        return round(_TOP + _HEIGHT * (share if self.upside_down else 1 - share), 1)


def _band(band: Band, scale: _Scale, width: int) -> Markup:
    lowest = max(band.lowest, scale.possible.lowest)
    highest = min(band.highest, scale.possible.highest)
    if highest < lowest:
        return Markup("")
    top, bottom = sorted((scale.height_of(lowest), scale.height_of(highest)))
    shape = Markup('<rect class="{}" x="{}" y="{:g}" width="{}" height="{:g}"/>').format(
        RAG_TONES[band.rag] if band.rag else "quiet", _LEFT - 8, top, width - _LEFT + 8, max(bottom - top, 2)
    )
    return shape + _text(_LEFT - 14, (top + bottom) / 2 + 4, shortened(band.name, _LETTERS), "end")


def _end(framework: Framework, value: Decimal, scale: _Scale) -> Markup:
    return _text(0, scale.height_of(value) + 4, value_words(framework, value), "start")


def _day(marks: Sequence[Mark], day: date) -> str:
    """The year, or where a year has more than one, the month too."""
    years = [mark.on.year for mark in marks]
    return str(day.year) if len(set(years)) == len(years) else f"{day.month}/{day.year}"


def _text(x: float, y: float, words: str, anchor: str, weight: str = "") -> Markup:
    bold = Markup(' font-weight="700"') if weight else ""
    return Markup('<text x="{:g}" y="{:g}" font-size="{}" text-anchor="{}"{}>{}</text>').format(
        x, y, _FONT, anchor, bold, words
    )
