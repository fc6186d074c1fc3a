"""When somebody last made sure that an entry is right, and how."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from site_builder.fields.kinds import Happened, Line, choice
from site_builder.fields.readers import Period
from site_builder.fields.record import record
from site_builder.language.speaking import N_, _

CheckedHow = Literal["phone", "visit", "email", "website", "form"]

_WORDS: dict[CheckedHow, str] = {
    "phone": N_("by phone"),
    "visit": N_("on a visit"),
    "email": N_("by email"),
    "website": N_("from their website"),
    "form": N_("by a form they filled in"),
}


def _person_or_role(value: Any) -> Any:
    """Let a role be written as one: `{role: The coordinator}`."""
    return value["role"] if isinstance(value, dict) and value.keys() == {"role"} else value


@record
class Checked:
    """When somebody last made sure the entry is right."""

    on: Happened
    """The day."""
    how: Annotated[CheckedHow, choice(CheckedHow)] | None = None
    """How it was checked."""
    by: Annotated[Line, BeforeValidator(_person_or_role)] = ""
    """Who checked it. It is published, so a name names that person to everybody: `by: {role: The coordinator}` names none."""

    @property
    def words(self) -> str:
        """How it was checked and by whom: `by phone, by the forum's coordinator`."""
        how = _(_WORDS[self.how]) if self.how else ""
        by = f"the {self.by[4:]}" if self.by.startswith("The ") else self.by
        return ", ".join(filter(None, (how, _("by %(who)s", who=by) if by else "")))


def late_from(checked: Checked, period: Period) -> date:
    """The first day on which a check is longer ago than a review period."""
    return min(checked.on, date.max - timedelta(days=period.days + 1)) + timedelta(days=period.days + 1)


def is_check_late(checked: Checked | None, period: Period, today: date) -> bool:
    """Whether the last check is longer ago than a review period, or there was none."""
    return checked is None or today >= late_from(checked, period)
