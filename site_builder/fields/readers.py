"""Reads the text an author wrote for one value, and says plainly what is wrong with it.

Values arrive as text exactly as written (`content/source.py` resolves nothing), so phone zeros, `NO` and charity numbers
survive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

from site_builder.diagnostics import Code, Problem, Severity
from site_builder.language.words import length_words
from site_builder.tools.characters import folded

T = TypeVar("T")

TEXT_WANTED = Code(
    "text-wanted", Severity.ERROR, "A field that takes words was given a list or a group of fields."
)
FIELD_EMPTY = Code("field-empty", Severity.ERROR, "A field has nothing after its colon.")
TEXT_TOO_LONG = Code("text-too-long", Severity.ERROR, "A one-line text is too long to show on a phone.")
LIST_TOO_LONG = Code("list-too-long", Severity.ERROR, "A list has far more items than can be meant.")
LIST_EMPTY = Code("list-empty", Severity.ERROR, "A list that needs at least one item is empty.")
NUMBER_INVALID = Code("number-invalid", Severity.ERROR, "A whole number was expected.")
CHOICE_UNKNOWN = Code(
    "choice-unknown", Severity.ERROR, "A field that takes one of a few words was given another."
)
ID_INVALID = Code(
    "id-invalid", Severity.ERROR, "The name of an entry has characters that cannot be in a web address."
)
PERIOD_INVALID = Code("period-invalid", Severity.ERROR, "A length of time is not written like `6 months`.")
COLOUR_INVALID = Code("colour-invalid", Severity.ERROR, "A colour is not written like `#1f6f78`.")
FILE_NAME_INVALID = Code(
    "file-name-invalid", Severity.ERROR, "The name of an image or document points outside its folder."
)
REGISTER_NUMBER_INVALID = Code(
    "register-number-invalid", Severity.ERROR, "A charity or company number cannot be right."
)

MAX_ID_LENGTH = 80
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PERIOD = re.compile(r"(\d{1,3}) (day|week|month|year)s?")
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}


def read_text(value: Any) -> str:
    """Check that a field holds words, and return them without surrounding space."""
    if not isinstance(value, str):
        kind = "a list" if isinstance(value, list) else "a group of fields"
        raise Problem(
            TEXT_WANTED, f"This takes words, but it holds {kind}.", "Write the words after the colon."
        )
    text = value.strip()
    if not text:
        raise Problem(FIELD_EMPTY, "This is empty.", "Write something after the colon.")
    return text


def read_line(value: Any) -> str:
    """Check that a field holds one line of at most 200 characters."""
    text = " ".join(read_text(value).split())
    if len(text) > 200:
        raise Problem(
            TEXT_TOO_LONG,
            f"This is {len(text)} characters long; 200 is the most.",
            "Shorten it, and put the rest into the description.",
        )
    return text


def plain_id(text: str) -> str:
    """The id nearest to any text: `Caffi'r Tŷ` gives `caffi-r-ty`; "" where no letter is left."""
    return re.sub(r"[^a-z0-9]+", "-", folded(text)).strip("-")[:MAX_ID_LENGTH].strip("-")


def read_kind(value: Any) -> str:
    """Read the id of something that people choose by its name: case, spaces and underscores are forgiven."""
    return forgiven(read_text(value)).replace(" ", "-")


def forgiven(text: str) -> str:
    """A word that people choose from, however they write it: `Working_Group` and `working-group` are `working group`."""
    return " ".join(text.lower().replace("-", " ").replace("_", " ").split())


def read_id(text: str) -> str:
    """Check that text can be an entry's id and so part of a web address: `harbour-day-centre`."""
    if len(text) > MAX_ID_LENGTH:
        raise Problem(
            ID_INVALID,
            f"The name `{text[:40]}…` is {len(text)} characters long; {MAX_ID_LENGTH} is the most.",
            "Choose a shorter name for the file.",
        )
    if not _ID.fullmatch(text):
        wish = plain_id(text)
        raise Problem(
            ID_INVALID,
            f"`{text}` can't be part of a web address: use small letters a to z, digits and single hyphens.",
            f"Write `{wish}`." if wish else "Write a name such as `harbour-day-centre`.",
        )
    return text


def read_number(value: Any) -> int:
    """Read a whole number from zero to a million."""
    text = str(value) if isinstance(value, int) else read_text(value)
    if not re.fullmatch(r"\d{1,7}", text):
        raise Problem(NUMBER_INVALID, f"`{text}` isn't a whole number.", "Write digits only, such as `12`.")
    return int(text)


def read_points(value: Any) -> Decimal:
    """Read points or a score: a number from zero on, with one decimal at most."""
    text = str(value) if isinstance(value, (int, Decimal)) else read_text(value)
    if not re.fullmatch(r"\d{1,5}(?:\.\d)?", text):
        raise Problem(
            NUMBER_INVALID,
            f"`{text}` isn't a number of points.",
            "Write digits, with one decimal at most, such as `12` or `3.5`.",
        )
    return Decimal(text)


def read_colour(value: Any) -> str:
    """Check a colour written as # and six hexadecimal digits."""
    text = read_text(value).lower()
    if not re.fullmatch(r"#[0-9a-f]{6}", text):
        raise Problem(
            COLOUR_INVALID, f"`{text}` isn't a colour this can read.", 'Write it in quotes, like `"#1f6f78"`.'
        )
    return text


def read_file_name(value: Any) -> str:
    """Check a path inside content/images or content/files; it may have folders but never leaves them."""
    text = read_text(value)
    if not re.fullmatch(r"(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*", text):
        raise Problem(
            FILE_NAME_INVALID,
            f"`{text}` can't be the name of a file here.",
            "Use letters, digits, hyphens, dots and forward slashes, such as `logos/harbour-trust.png`.",
        )
    return text


def read_register_number(value: Any) -> str:
    """Check a charity or company number; leading zeros and letters (SC, NI, OC) stay as written."""
    text = read_text(value).upper()
    if not re.fullmatch(r"[A-Z]{0,4}\d{3,10}(?:-\d)?", text):
        raise Problem(
            REGISTER_NUMBER_INVALID,
            f"`{text}` can't be a charity or company number.",
            "Copy it from the register, such as `1099999`, `SC099999` or `00123456`.",
        )
    return text


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time, as the author wrote it and in days (a month counts 30, a year 365)."""

    text: str
    days: int

    @property
    def words(self) -> str:
        """The same said to readers."""
        number, _space, unit = self.text.partition(" ")
        return length_words(int(number), unit.removesuffix("s"))


def read_period(value: Any) -> Period:
    """Read a length of time such as `6 months`, `90 days` or `1 year`."""
    if isinstance(value, Period):
        return value
    text = read_text(value)
    match = _PERIOD.fullmatch(text)
    if not match or match[1].strip("0") == "":
        raise Problem(
            PERIOD_INVALID,
            f"`{text}` isn't a length of time this can read.",
            "Write a number and a unit, such as `6 months`, `90 days` or `1 year`.",
        )
    return Period(text, int(match[1]) * _DAYS[match[2]])


def one_or_many(value: Any) -> Any:
    """Let an author write one value where a list is possible: `needs: food` means `needs: [food]`."""
    return [value] if isinstance(value, (str, dict)) else value


def each_of(value: Any) -> Iterator[tuple[tuple[int, ...], Any]]:
    """What is written where there may be a list: each value, with the way to it from there."""
    if isinstance(value, list):
        yield from (((number,), item) for number, item in enumerate(value))
    else:
        yield (), value


def a_few(values: tuple[T, ...]) -> tuple[T, ...]:
    """Check that a list of which each item makes a page has no more than 50."""
    if len(values) > 50:
        raise Problem(LIST_TOO_LONG, f"This list has {len(values)} items; 50 is the most.", "Shorten it.")
    return values


def not_empty(values: tuple[T, ...]) -> tuple[T, ...]:
    """Check that a list has something in it."""
    if not values:
        raise Problem(LIST_EMPTY, "This list is empty.", "Write at least one item into it.")
    return values


_YES_NO = {"yes": True, "true": True, "no": False, "false": False}


def read_flag(value: Any) -> bool:
    """Read yes or no."""
    if isinstance(value, bool):
        return value
    text = read_text(value)
    if text.lower() not in _YES_NO:
        raise Problem(CHOICE_UNKNOWN, f"`{text}` isn't yes or no.", "Write `yes` or `no`.")
    return _YES_NO[text.lower()]
