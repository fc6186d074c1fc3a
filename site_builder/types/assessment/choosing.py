"""Reads what an assessment chooses in one part of its framework, and says what of it can't be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from site_builder.diagnostics import Code, Problem, Severity
from site_builder.language.words import listed
from site_builder.tools.suggest import did_you_mean
from site_builder.types.assessment.assessment import Assessed
from site_builder.types.assessment.options import Choices, Option
from site_builder.types.assessment.score import Chosen

CHOICE_UNKNOWN = Code(
    "assessment-choice-unknown",
    Severity.ERROR,
    "An assessment chooses a statement, level or points that its framework doesn't have.",
)
ROW_TWICE = Code("assessment-row-twice", Severity.ERROR, "An assessment chooses twice in one row.")
ROW_UNSAID = Code(
    "assessment-row-unsaid", Severity.ERROR, "An assessment leaves a row out without saying why."
)
LEFT_OUT_WRONG = Code(
    "assessment-left-out-wrong",
    Severity.ERROR,
    "An assessment leaves a row out that isn't there, or that it chooses in.",
)


@dataclass
class Read:
    """What is chosen in each row of a part, and what is wrong with how it is written."""

    chosen: list[Option | None]
    problems: list[Problem] = field(default_factory=list)


def read_chosen(part_name: str, rows: Sequence[Choices], assessed: Assessed) -> Read:
    """Read what was chosen in a part: numbers in any order, or levels or points in the order of the rows."""
    read = Read([None] * len(rows))
    left_out = list(_left_out(read, rows, assessed))
    if any(option.number is not None for row in rows for option in row.options):
        _by_number(read, part_name, rows, assessed, left_out)
    else:
        _in_order(read, part_name, rows, assessed, left_out)
    if not read.problems:
        _say_unsaid(read, part_name, rows, left_out)
    return read


def _left_out(read: Read, rows: Sequence[Choices], assessed: Assessed) -> Iterator[int]:
    """The places of the rows that are left out."""
    seen: set[int] = set()
    for n, each in enumerate(assessed.left_out):
        place = next((row.number - 1 for row in rows if each.row in (row.id, str(row.number))), None)
        if place is None:
            message = f"There is no row `{each.row}` here."
            hint = f"The rows are {_rows_words(rows)}."
            read.problems.append(Problem(LEFT_OUT_WRONG, message, hint, at=("left_out", n, "row")))
        elif place in seen:
            message = f"The row `{each.row}` is left out twice."
            read.problems.append(
                Problem(LEFT_OUT_WRONG, message, "Keep one of the two.", at=("left_out", n, "row"))
            )
        else:
            seen.add(place)
            yield place


def _rows_words(rows: Sequence[Choices]) -> str:
    return listed([f"`{row.number}`" if row.id == str(row.number) else f"`{row.id}`" for row in rows])


def _by_number(
    read: Read, part_name: str, rows: Sequence[Choices], assessed: Assessed, left_out: Sequence[int]
) -> None:
    """Choices by the numbers of statements say themselves which row they are in; levels stand in the order of rows."""
    numbered = {option.written: (n, option) for n, row in enumerate(rows) for option in row.options}
    if not any(each in numbered or each.isdigit() for each in assessed.chosen):
        _in_order(read, part_name, rows, assessed, left_out)
        return
    for n, written in enumerate(assessed.chosen):
        if written not in numbered:
            message = f"“{part_name}” has no statement `{written}`."
            hint = f"Its statements are {_numbers_words(rows)}."
            read.problems.append(Problem(CHOICE_UNKNOWN, message, hint, at=("chosen", n)))
            continue
        place, option = numbered[written]
        _choose(read, rows, n, place, option, left_out)


def _choose(
    read: Read, rows: Sequence[Choices], n: int, place: int, option: Option, left_out: Sequence[int]
) -> None:
    row, taken = rows[place], read.chosen[place]
    if taken:
        message = f"Row {row.number}{_named(row)} has two choices, {taken.written} and {option.written}."
        hint = "Keep the one that fits best: each row takes one."
        read.problems.append(Problem(ROW_TWICE, message, hint, at=("chosen", n)))
    elif place in left_out:
        message = f"Row {row.number}{_named(row)} is left out, but {option.written} is chosen in it."
        hint = "Take it out of `left_out`, or out of `chosen`."
        read.problems.append(Problem(LEFT_OUT_WRONG, message, hint, at=("chosen", n)))
    else:
        read.chosen[place] = option


def _in_order(
    read: Read, part_name: str, rows: Sequence[Choices], assessed: Assessed, left_out: Sequence[int]
) -> None:
    """Levels or points, one for each row that isn't left out."""
    open_rows = [n for n in range(len(rows)) if n not in left_out]
    for n, written in enumerate(assessed.chosen):
        if n >= len(open_rows):
            number = len(open_rows)
            message = (
                f"“{part_name}” takes {number} choice{'' if number == 1 else 's'}, but this is one more."
            )
            hint = "Write one for each row, in the order of the rows; each row takes one."
            read.problems.append(Problem(ROW_TWICE, message, hint, at=("chosen", n)))
            continue
        row = rows[open_rows[n]]
        option = _found(row, written)
        if option is None:
            message = f"Row {row.number}{_named(row)} of “{part_name}” has no `{written}`."
            read.problems.append(
                Problem(
                    CHOICE_UNKNOWN,
                    message,
                    did_you_mean(written, [each.written for each in row.options]),
                    at=("chosen", n),
                )
            )
        else:
            read.chosen[open_rows[n]] = option


def _found(row: Choices, written: str) -> Option | None:
    """The option of a row that is written so."""
    exact = next((each for each in row.options if each.written == written), None)
    named = [each for each in row.options if written.casefold() in each.called]
    return exact or (named[0] if len(named) == 1 else None)


def _say_unsaid(read: Read, part_name: str, rows: Sequence[Choices], left_out: Sequence[int]) -> None:
    for row, option in zip(rows, read.chosen, strict=True):
        if option is None and row.number - 1 not in left_out:
            message = f"Nothing is chosen in row {row.number}{_named(row)} of “{part_name}”."
            hint = f"Choose one of {_options_words(row)}, or write it into `left_out` with `row: {row.id}` and `why`."
            read.problems.append(Problem(ROW_UNSAID, message, hint, at=("chosen",)))


def _named(row: Choices) -> str:
    return f" ({row.name})" if row.name else ""


def _options_words(row: Choices) -> str:
    return listed([f"`{option.written}`" for option in row.options], "or")


def _numbers_words(rows: Sequence[Choices]) -> str:
    """The numbers of all statements: `1 to 15`, or a list where some are missing."""
    numbers = sorted(option.number for row in rows for option in row.options if option.number is not None)
    if numbers == list(range(numbers[0], numbers[-1] + 1)) and len(numbers) > 1:
        return f"{numbers[0]} to {numbers[-1]}"
    return listed([str(number) for number in numbers])


def chosen_of(rows: Sequence[Choices], assessed: Assessed | None) -> Chosen:
    """What is chosen in each row of a part, as far as it can be read."""
    return read_chosen("", rows, assessed).chosen if assessed else [None] * len(rows)
