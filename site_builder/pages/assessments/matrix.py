"""The rows of a framework as they show on paper, in the form and in an assessment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from site_builder.language.speaking import _, spoken
from site_builder.model.shapes import Item
from site_builder.prose.blocks import HasHtml, paragraphs
from site_builder.types.assessment.framework import Framework, Part
from site_builder.types.assessment.options import Choices, Option, points_text, rows_of
from site_builder.types.assessment.score import range_of
from site_builder.types.assessment.words import number_words


@dataclass(frozen=True, slots=True)
class OptionView:
    """Something to choose. `written` is what an assessment writes for it, `points` what it counts, as programs write it."""

    written: str
    points: str
    number: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class RowView:
    """A row with its options; `id` is the name that is written for it where it is left out."""

    id: str
    number: str
    title: str
    options: Sequence[OptionView]


@dataclass(frozen=True, slots=True)
class PartView:
    """A marker, a domain or a principle with its rows."""

    id: str
    title: str
    text: HasHtml | None
    lowest: str
    highest: str
    rows: Sequence[RowView]
    case_studies: Sequence[Item]


def part_views(
    framework: Framework, illustrated: Callable[[str], Sequence[Item]] = lambda _part: ()
) -> Sequence[PartView]:
    """All parts of a framework with what there is to choose, and the case studies that illustrate each."""
    return tuple(_part(framework, part, illustrated(part.id)) for part in framework.parts)


def _part(framework: Framework, part: Part, case_studies: Sequence[Item]) -> PartView:
    rows = rows_of(framework, part)
    possible = range_of(framework.score, rows)
    return PartView(
        part.id,
        part.name,
        paragraphs(part.about),
        number_words(possible.lowest),
        number_words(possible.highest),
        tuple(row_view(row, part) for row in rows),
        case_studies,
    )


def row_view(row: Choices, part: Part) -> RowView:
    """A row; one that only repeats its part needs no title."""
    title = row.name if part.rows else ""
    return RowView(row.id, str(row.number), title, tuple(option_view(each) for each in row.options))


def option_view(option: Option) -> OptionView:
    """An option."""
    points = "0" if option.points is None else points_text(option.points)
    return OptionView(option.written, points, _number(option), option.label, option.text)


def option_words(option: Option) -> str:
    """A choice in a line: `14, Poor: Nothing is written down.`."""
    before = ", ".join(filter(None, (_number(option), option.label)))
    return _("%(choice)s: %(text)s", choice=before, text=option.text) if option.text else before


def _number(option: Option) -> str:
    """The number that a choice is known by: its own, or else its points."""
    if option.number is not None:
        return spoken().number(option.number)
    return "" if option.points is None else number_words(option.points)
