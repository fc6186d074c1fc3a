"""How to reach somebody: telephone numbers as people in trouble need them, three-digit lines included."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator

from site_builder.diagnostics import Code, Problem, Severity
from site_builder.fields.kinds import Flag, Form, Line, Many
from site_builder.fields.readers import read_text
from site_builder.fields.record import record
from site_builder.hours.reading.record import Hours

PHONE_INVALID = Code("phone-invalid", Severity.ERROR, "A telephone number cannot be dialled as written.")

# `phonenumbers` knows national numbering plans, but calls helplines of three and six digits invalid.
# Of numbers that start with 0 it only looks at the length too, but takes a hundred times longer over it.
_NATIONAL = re.compile(r"0[1-357-9]\d{8,9}")
# Text relay: a textphone dials this before the number itself.
_RELAY = re.compile(r"^1800[12]\s?(?=0)")
_SHORT = re.compile(r"(?:999|112|111|101|105|119|116\s?\d{3}|18\s?00[0-2])")
_NOT_DIALLED = re.compile(r"[^\d+]")


def dialled(text: str) -> str:
    """The digits to dial, as they stand in a `tel:` link: `01632 960 001` gives `01632960001`."""
    return _NOT_DIALLED.sub("", text)


def is_possible_phone(text: str) -> bool:
    """Whether a number can be dialled in the United Kingdom; other countries' numbers start with +.

    Uses length and shape only (Ofcom's drama numbers such as 01632 960000 are not allocated to anybody). A number with the
    text relay's prefix, `18001 01632 960 001`, is one too.
    """
    text = _RELAY.sub("", text)
    if _SHORT.fullmatch(text):
        return True
    # Without its first zero a number has the right length for a library, but no telephone dials it.
    if not re.fullmatch(r"\(?[0+][\d\s()-]{8,21}", text):
        return False
    if _NATIONAL.fullmatch(dialled(text)):
        return True
    import phonenumbers  # slow to import, and only needed for numbers of other countries

    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(text, "GB"))
    except phonenumbers.NumberParseException:
        return False


def read_phone(value: Any) -> str:
    """Check a telephone number; it is kept as written."""
    text = " ".join(read_text(value).split())
    if not is_possible_phone(text):
        raise Problem(
            PHONE_INVALID,
            f"`{text}` can't be dialled as a telephone number.",
            "Write the number alone, with its first zero, such as `01632 960 001`; put words into `label`.",
        )
    return text


PhoneNumber = Annotated[str, BeforeValidator(read_phone), Form("a telephone number")]


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
