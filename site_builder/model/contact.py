"""How to reach somebody: by telephone, in writing, on the web and by post, with what each is for where there are several."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator

from site_builder.diagnostics import Problem
from site_builder.fields.country import GB, told_country
from site_builder.fields.kinds import Email, Flag, Form, Line, Many, Some, WebAddress
from site_builder.fields.location import Postcode
from site_builder.fields.phone import (
    PHONE_INVALID,
    PhoneNumber,
    TextNumber,
    folded,
    how_to_write,
    what_is_wrong,
)
from site_builder.fields.record import record
from site_builder.hours.reading.record import Hours


def number_alone(value: Any, country: str = GB) -> Any:
    """Let an author write a number where a phone with label and hours is possible."""
    if not isinstance(value, str):
        return value
    text = folded(value)
    if text and (wrong := what_is_wrong(text, country)):
        raise Problem(PHONE_INVALID, f"`{text}` {wrong}", how_to_write(text, country, alone=True))
    return {"number": value}


def alone(name: str) -> BeforeValidator:
    """Let an author write one value, the field of that name, where a group is possible."""
    return BeforeValidator(lambda value: {name: value} if isinstance(value, str) else value)


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


@record
class TextLine:
    """A number for text messages."""

    number: TextNumber
    """The number alone; it may be a short one."""
    word: Line = ""
    """The word to send, such as HOME."""
    label: Line = ""
    """Who answers."""


@record
class EmailAddress:
    """An email address with what it is for."""

    address: Email
    """The address alone."""
    label: Line = ""
    """What it is for, such as "Referrals"."""


@record
class Website:
    """A website with what is found there."""

    address: WebAddress
    """The address alone."""
    label: Line = ""
    """What is there, such as "Menu of the week"."""


@record
class PostalAddress:
    """Where letters go."""

    address: Some[Line]
    """The lines of the address above the town, such as "PO Box 12"."""
    town: Line = ""
    """The town or village."""
    postcode: Postcode | None = None
    """Its postcode."""


_WORD_TO_NUMBER = re.compile(
    r"(?:(?:text|send)\s+)?(?:the word\s+)?[\"'“‘]?(?P<word>[^\s\"'“”‘’]+)[\"'”’]?\s+to\s+(?P<number>\S.*)",
    re.IGNORECASE,
)


def _text_line(value: Any) -> Any:
    """Let an author write `HOME to 85258`, or a number alone."""
    if not isinstance(value, str):
        return value
    found = _WORD_TO_NUMBER.fullmatch(value.strip())
    return found.groupdict() if found else {"number": value}


PhoneField = Annotated[
    Phone,
    told_country(number_alone),
    Form("a telephone number, or `number` with `label`, `free`, `hours` and `languages` below it"),
]
TextField = Annotated[
    TextLine,
    BeforeValidator(_text_line),
    Form(
        "a number for texts, a word and a number such as `HOME to 85258`, or `number` with `word` and `label` below it"
    ),
]
EmailField = Annotated[
    EmailAddress, alone("address"), Form("an email address, or `address` with `label` below it")
]
WebsiteField = Annotated[
    Website, alone("address"), Form("a web address with https://, or `address` with `label` below it")
]
