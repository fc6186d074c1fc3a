"""How to reach somebody: telephone numbers with what people in trouble need to know before ringing."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator

from site_builder.diagnostics import Problem
from site_builder.fields.kinds import Flag, Form, Line, Many
from site_builder.fields.phone import PHONE_INVALID, PhoneNumber, folded, how_to_write, what_is_wrong
from site_builder.fields.record import record
from site_builder.hours.reading.record import Hours


def number_alone(value: Any) -> Any:
    """Let an author write a number where a phone with label and hours is possible."""
    if not isinstance(value, str):
        return value
    text = folded(value)
    if text and (wrong := what_is_wrong(text)):
        raise Problem(PHONE_INVALID, f"`{text}` {wrong}", how_to_write(text, alone=True))
    return {"number": value}


@record
class Phone:
    """A telephone number with what a caller needs to know before ringing."""

    number: PhoneNumber
    """The number alone, as people dial it."""
    label: Line = ""
    """Who answers, such as "Front desk"."""
    free: Flag | None = None
    """Whether the call costs nothing, also without credit."""
    hours: Hours | None = None
    """When somebody answers."""
    languages: Many[Line] = ()
    """Languages spoken on this number."""


PhoneField = Annotated[
    Phone,
    BeforeValidator(number_alone),
    Form("a telephone number, or `number` with `label`, `free`, `hours` and `languages` below it"),
]
