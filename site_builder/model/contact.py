"""How to reach somebody: telephone numbers with what people in trouble need to know before ringing."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator

from site_builder.fields.kinds import Flag, Form, Line, Many
from site_builder.fields.phone import PhoneNumber
from site_builder.fields.record import record
from site_builder.hours.reading.record import Hours


def number_alone(value: Any) -> Any:
    """Let an author write a number where a phone with label and hours is possible."""
    return {"number": value} if isinstance(value, str) else value


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
