"""What there is to choose from in each row of a framework: its statements, or the steps of a scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from site_builder.types.assessment.framework import Framework, Part, Row, Statement, Step


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose in a row.

    `written` is how assessments name it: its number, or else the id of its level, or else its points. `called` is what
    else people may write for it, in small letters. Points that nobody gave are None, and said to be an error.
    """

    written: str
    called: frozenset[str]
    points: Decimal | None
    level: str
    number: int | None
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Choices:
    """A row with its options. `number` counts rows in their part from 1."""

    number: int
    id: str
    name: str
    options: Sequence[Option]

    @property
    def points(self) -> Sequence[Decimal]:
        """The points that its options give."""
        return [option.points or Decimal(0) for option in self.options]


def points_text(points: Decimal) -> str:
    """Points as an assessment writes them: `3`, `3.5`."""
    return f"{points.normalize():f}"


def rows_of(framework: Framework, part: Part) -> Sequence[Choices]:
    """All rows of a part; a part without any is a single one."""
    rows = part.rows or (Row(name=part.name),)
    return tuple(
        Choices(number, row.id or str(number), row.name, _options(framework, part, row))
        for number, row in enumerate(rows, 1)
    )


def all_rows(framework: Framework) -> Sequence[tuple[Part, Sequence[Choices]]]:
    """All parts of a framework with their rows."""
    return tuple((part, rows_of(framework, part)) for part in framework.parts)


def _options(framework: Framework, part: Part, row: Row) -> Sequence[Option]:
    if row.statements:
        return tuple(_of_statement(framework, each) for each in row.statements)
    return tuple(map(_of_step, row.scale or part.scale or framework.scale))


def _of_statement(framework: Framework, statement: Statement) -> Option:
    level = framework.level(statement.level)
    points = statement.points
    if points is None and level:
        points = level.points
    if points is None and statement.number is not None:
        points = Decimal(statement.number)
    if statement.number is not None:
        written = str(statement.number)
    else:
        written = statement.level or ("" if points is None else points_text(points))
    called = {statement.level or "", level.name if level else ""}
    called |= {points_text(points)} if points is not None and statement.number is None else set()
    return Option(
        written,
        frozenset(name.casefold() for name in called if name),
        points,
        statement.level or "",
        statement.number,
        level.name if level else "",
        statement.text,
    )


def _of_step(step: Step) -> Option:
    called = frozenset({step.name.casefold()} if step.name else ())
    return Option(points_text(step.points), called, step.points, "", None, step.name, "")
