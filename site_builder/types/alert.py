"""Alerts: severe-weather provision and the like, from a moment until a moment."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field, model_validator

from site_builder.diagnostics import Code, Problem, Severity
from site_builder.fields.days import read_date
from site_builder.fields.kinds import Flag, Form, Id, KindId, Many, RefTo, Text
from site_builder.fields.readers import read_text
from site_builder.fields.record import record
from site_builder.hours.calendar.spells import DAYS_AHEAD
from site_builder.hours.phrases import time_words
from site_builder.language.speaking import N_, _
from site_builder.language.words import date_words, range_words, short_weekday_words, weekday_words
from site_builder.model.addresses import ALERTS, below
from site_builder.model.by_clock import NEVER
from site_builder.model.contact import PhoneField
from site_builder.model.entry import Entry, Markdown
from site_builder.model.kinds import AlertKind
from site_builder.model.shapes import CHANGE, CLOSURE, Item, Note, Tag
from site_builder.model.site import ContentType, Menu, Site

MOMENT_INVALID = Code(
    "moment-invalid", Severity.ERROR, "A date with a time of day is not written like `2026-12-24 17:00`."
)
ALERT_REVERSED = Code("alert-reversed", Severity.ERROR, "An alert ends before it begins.")


def read_moment(value: Any) -> datetime:
    """Read `2026-12-24 17:00`, a moment by the clocks of the site's time zone (returned without zone)."""
    text = read_text(value)
    match = re.fullmatch(r"([^\sT]+)[ T]+([01]?\d|2[0-3]):([0-5]\d)", text)
    if not match:
        raise Problem(
            MOMENT_INVALID, f"`{text}` isn't a date with a time.", "Write both, such as `2026-12-24 17:00`."
        )
    day = read_date(match[1])
    return datetime(day.year, day.month, day.day, int(match[2]), int(match[3]))


Moment = Annotated[datetime, BeforeValidator(read_moment), Form("a date and time such as 2026-12-24 17:00")]


@record
class ServiceChange:
    """What is different at one service while the alert lasts."""

    service: Annotated[Id, RefTo("service")]
    """The service."""
    change: Text
    """What is different there. Its first sentence stands on small cards: `Open until 7:30pm. Ring the bell at the side.`"""
    closes: Flag = False
    """Whether it is shut all the while, so that nobody is sent there first. Some kinds of alerts close all that they name."""


@record
class Alert(Entry):
    """Something everybody has to know for a while. Past alerts are kept."""

    from_: Annotated[Moment, Field(alias="from")]
    """When it begins, by the clock."""
    until: Moment
    """When it ends, by the clock."""
    kind: Annotated[KindId, RefTo("alert_kind")] | None = None
    """What sort of alert it is. What one changes whose kind closes services is never shown before other places."""
    who: Text = ""
    """Who qualifies."""
    how: Text = ""
    """How to get in."""
    waived: Text = ""
    """In a sentence, which of the usual conditions don't count while it lasts."""
    phones: Many[PhoneField] = ()
    """Numbers to ring."""
    services: Many[ServiceChange] = ()
    """Which services change, and how."""
    text: Markdown | None = None
    """The rest of what there is to say."""

    @model_validator(mode="after")
    def _in_order(self) -> Alert:
        if self.until <= self.from_:
            raise Problem(
                ALERT_REVERSED,
                "This alert ends before it begins.",
                "Check `from` and `until`.",
                at=("until",),
            )
        return self


State = Literal["in force", "coming", "past"]


def state_of(alert: Alert, today: date) -> State:
    """Whether an alert counts at any time of a day, or doesn't yet, or doesn't any more."""
    if today < alert.from_.date():
        return "coming"
    return "past" if alert.until.date() < today else "in force"


def is_in_force(alert: Alert, today: date) -> bool:
    """Whether an alert counts at any time of a day."""
    return state_of(alert, today) == "in force"


def is_shown(alert: Alert, today: date) -> bool:
    """Whether pages carry an alert, so that it can appear and go by the reader's clock even if nobody builds anew."""
    return state_of(alert, today) != "past" and (alert.from_.date() - today).days <= DAYS_AHEAD


def moments(alert: Alert, zone: ZoneInfo) -> tuple[int, int]:
    """When it begins and when it ends, in seconds since 1970 (UTC)."""
    return int(alert.from_.replace(tzinfo=zone).timestamp()), int(
        alert.until.replace(tzinfo=zone).timestamp()
    )


def ended_words(alert: Alert) -> str:
    """What stands before the name of an alert that is over."""
    return _("Over since %(day)s:", day=date_words(alert.until))


def title_of(alert: Alert, today: date) -> str:
    """Its name, and that it is over when it is: what it promised may be read long after."""
    return f"{ended_words(alert)} {alert.name}" if state_of(alert, today) == "past" else alert.name


def dates_words(alert: Alert) -> str:
    """`From 5pm on Saturday 21 November to 9am on Friday 27 November 2026`."""
    one_year = alert.from_.year == alert.until.year
    start = _moment_words(alert.from_, short_weekday_words(alert.from_) if one_year else "")
    return _("From %(start)s to %(end)s", start=start, end=_moment_words(alert.until))


def _moment_words(moment: datetime, day: str = "") -> str:
    """A moment as a time and a day, which may be said in words of its own."""
    minutes = moment.hour * 60 + moment.minute
    day = day or weekday_words(moment)
    if minutes:
        return _("%(time)s on %(day)s", time=time_words(minutes), day=day)
    # People take "midnight on Tuesday" for either end of the day.
    return _("midnight at the start of %(day)s", day=day)


def url(entry: Alert) -> str:
    """Where its page is."""
    return below(ALERTS, entry.id)


def note(site: Site, alert: Alert, holder: object) -> Note | None:
    """What it changes at a service, now or in the next weeks: with its name, and the days it is for."""
    if not isinstance(holder, ServiceChange) or not is_shown(alert, site.today):
        return None
    start, end = moments(alert, site.settings.zone)
    dates = f"({range_words(alert.from_.date(), alert.until.date())})"
    kind = site.find(AlertKind, alert.kind)
    return Note(
        f"{holder.change} {dates}",
        alert.name,
        url(alert),
        alert.waived,
        start,
        end,
        coming=state_of(alert, site.today) == "coming",
        change=CLOSURE if holder.closes or (kind and kind.closes) else CHANGE,
        dates=dates,
    )


def item(site: Site, alert: Alert) -> Item:
    """An alert in a list."""
    end = moments(alert, site.settings.zone)[1]
    over = state_of(alert, site.today) == "past"
    # Nothing else stays true while a page is kept.
    tag = None if over else Tag(_("Over"), "quiet", end, NEVER, hidden=True)
    kind = site.find(AlertKind, alert.kind)
    said = (kind.name if kind else "", dates_words(alert))
    return Item(
        title_of(alert, site.today),
        url(alert),
        alert.summary,
        "".join(f"{each}. " for each in said if each).rstrip(),
        tag,
    )


TYPE = ContentType(
    name="alert",
    folder="alerts",
    model=Alert,
    label="alert",
    body="text",
    url=url,
    item=item,
    note=note,
    menu=Menu(N_("Alerts"), ALERTS),
)
