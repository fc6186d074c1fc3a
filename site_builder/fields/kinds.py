"""The kinds of value that fields hold. Each is an `Annotated` alias for pydantic, with the words for how it is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, TypeVar, get_args

from pydantic import AfterValidator, BeforeValidator

from site_builder.diagnostics import Problem
from site_builder.fields.days import (
    read_date,
    read_day_or_month,
    read_deadline,
    read_happened,
    read_past_day,
)
from site_builder.fields.plain import refuse_markdown
from site_builder.fields.readers import (
    CHOICE_UNKNOWN,
    Period,
    forgiven,
    not_empty,
    one_or_many,
    read_colour,
    read_file_name,
    read_flag,
    read_id,
    read_kind,
    read_line,
    read_number,
    read_period,
    read_points,
    read_register_number,
    read_text,
)
from site_builder.fields.web import read_email, read_web_address
from site_builder.tools.suggest import did_you_mean

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Form:
    """Says in a few words how a field's value is written; scaffolds and documentation show it."""

    words: str


@dataclass(frozen=True, slots=True)
class RefTo:
    """Marks a field as the id of an entry of the named content type; linking checks that it exists."""

    type: str


@dataclass(frozen=True, slots=True)
class HasBeen:
    """Marks a day on which something is said to have happened; a check finds those that are still to come."""


def nothing_else(_text: str) -> bool:
    """Nothing of a field for editors is shown."""
    return False


@dataclass(frozen=True, slots=True)
class EditorsOnly:
    """Marks text that is dropped while it is read, but for what `but` finds may be shown."""

    but: Callable[[str], bool] = nothing_else


class LeadsAway:
    """Marks a web address; a check looks for the page of those that lead to the site itself."""


def choice_reader(words: tuple[str, ...]) -> Callable[[Any], str]:
    """Make a reader for a field that takes one of a few words; case, spaces and underscores are forgiven."""
    known = {word.replace("-", " "): word for word in words}

    def read(value: Any) -> str:
        text = read_text(value)
        found = known.get(forgiven(text))
        if found is None:
            bare = text.strip("“”‘’„`'\"")
            raise Problem(
                CHOICE_UNKNOWN,
                f"`{text}` isn't one of the words this field takes.",
                did_you_mean(bare, words),
                instead=bare if bare in words else "",
            )
        return found

    return read


def choice(literal: Any) -> Any:
    """The validator for a `Literal` field: `Annotated[Kind, choice(Kind)]`."""
    return BeforeValidator(choice_reader(get_args(literal)))


Text = Annotated[str, BeforeValidator(read_text), AfterValidator(refuse_markdown), Form("text")]
Line = Annotated[str, BeforeValidator(read_line), AfterValidator(refuse_markdown), Form("one line of text")]
Flag = Annotated[bool, BeforeValidator(read_flag), Form("yes or no")]
Id = Annotated[
    str,
    BeforeValidator(read_text),
    AfterValidator(read_id),
    Form("a short name such as `harbour-day-centre`"),
]
KindId = Annotated[
    str,
    BeforeValidator(read_kind),
    AfterValidator(read_id),
    Form("a short name such as `working-group`"),
]
"""The id of a kind; how people write words that they choose from is forgiven."""
Date = Annotated[date, BeforeValidator(read_date), Form("a date such as 2026-10-28")]
PastDay = Annotated[
    date, BeforeValidator(read_past_day), HasBeen(), Form("a date such as 2026-10-28, not after today")
]
DayOrMonth = Annotated[
    date, BeforeValidator(read_day_or_month), Form("a date such as 2026-10-28, or a month such as 2026-10")
]
Happened = Annotated[
    date,
    BeforeValidator(read_happened),
    HasBeen(),
    Form("a date such as 2026-10-28, or a month such as 2026-10, not after today"),
]
"""When something happened: the day, or the month if nobody knows the day."""
Deadline = Annotated[
    date,
    BeforeValidator(read_deadline),
    Form("a date such as 2026-10-28, or a month such as 2026-10, to its end"),
]
"""By when something is due."""
Number = Annotated[int, BeforeValidator(read_number), Form("a whole number")]
Points = Annotated[Decimal, BeforeValidator(read_points), Form("a number such as `12` or `3.5`")]
Email = Annotated[str, BeforeValidator(read_email), Form("an email address")]
WebAddress = Annotated[
    str, BeforeValidator(read_web_address), LeadsAway(), Form("a web address with https://")
]
Colour = Annotated[str, BeforeValidator(read_colour), Form('a colour such as "#1f6f78"')]
FileName = Annotated[str, BeforeValidator(read_file_name), Form("the name of a file")]
RegisterNumber = Annotated[str, BeforeValidator(read_register_number), Form("a number from the register")]
TimePeriod = Annotated[Period, BeforeValidator(read_period), Form("a length of time such as 6 months")]
EditorNote = Annotated[
    str, BeforeValidator(read_text), AfterValidator(lambda _: ""), EditorsOnly(), Form("text")
]
"""A note for editors: dropped as soon as it is read, so that no page, index or export can show it."""
Many = Annotated[tuple[T, ...], BeforeValidator(one_or_many)]
Some = Annotated[tuple[T, ...], BeforeValidator(one_or_many), AfterValidator(not_empty)]
"""A list that has to have something in it."""

Answer = Literal["yes", "no", "ask", "unknown"]
YesNoAsk = Annotated[Answer, choice(Answer)]
"""An answer about who may come: unknown is never shown as yes or no."""

Extent = Literal["yes", "partly", "no", "unknown"]
YesPartlyNo = Annotated[Extent, choice(Extent)]
"""An answer about a building."""
