"""What a line of opening hours says, as the fields of a record that say the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic_core import ArgsKwargs

from site_builder.diagnostics import Problem
from site_builder.hours.reading import codes
from site_builder.hours.reading.fields import many_problems
from site_builder.hours.reading.line import Line, read_line


def line_fields(line: Line) -> dict[str, Any]:
    """The fields of `Hours` that a line fills."""
    said = {"weekly": line.rules, **line._asdict()}
    del said["rules"]
    said["exceptions"] = tuple(
        {"from": first, "until": last, "hours": times} for first, last, times in line.exceptions
    )
    return {
        name: value for name, value in said.items() if value
    }  # closed bank holidays are a filled tuple too


def lift_line(value: Any) -> Any:
    """Let a line stand as `weekly`: what it says beyond days and times moves up to the fields for that."""
    fields = value.kwargs if isinstance(value, ArgsKwargs) else value
    if not isinstance(fields, Mapping) or not isinstance(fields.get("weekly"), str):
        return value
    try:
        said = line_fields(read_line(fields["weekly"]))
        twice = sorted(said.keys() & fields.keys() - {"weekly"})
        if twice:
            message = f"The text for the week and `{twice[0]}` both say it."
            raise Problem(codes.CONTRADICTION, message, "Keep it in one place.")
    except Problem as problem:
        raise many_problems([(("weekly",), problem)]) from None
    return {**fields, "weekly": (), **said}
