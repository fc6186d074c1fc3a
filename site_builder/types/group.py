"""Groups: the forum, boards and working groups, and how to join them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Annotated, Literal, Protocol, cast

from site_builder.diagnostics import Code, Diagnostic, Severity
from site_builder.fields.kinds import Email, Id, Line, Many, Number, RefTo, Text, TimePeriod, choice
from site_builder.fields.readers import Period
from site_builder.fields.record import record
from site_builder.language.words import ago_words, date_words
from site_builder.model.addresses import GROUPS, below
from site_builder.model.entry import Entry, Markdown
from site_builder.model.shapes import Item
from site_builder.model.site import ContentType, Site

GROUP_MEETING_OVERDUE = Code(
    "group-meeting-overdue",
    Severity.WARNING,
    "A group hasn't met for longer than it wants to, and no meeting is planned.",
)
GROUP_CIRCLE = Code("group-circle", Severity.ERROR, "Groups report to each other in a circle.")

Kind = Literal["forum", "board", "working-group", "lived-experience"]

KIND_NAMES: dict[str, str] = {
    "forum": "Forum",
    "board": "Board",
    "working-group": "Working group",
    "lived-experience": "People who have been homeless",
}
"""Kinds of groups in words."""


@record
class Member:
    """A seat in the group: an organisation, or a person by name or role."""

    organisation: Annotated[Id, RefTo("organisation")] | None = None
    """The organisation, if it is a seat for one."""
    name: Line = ""
    """The person, if they agreed to be named."""
    role: Line = ""
    """What they do in the group."""


@record
class Group(Entry):
    """A group that meets."""

    kind: Annotated[Kind, choice(Kind)]
    """What sort of group it is."""
    purpose: Markdown | None = None
    """What it is there for."""
    terms: Annotated[Id, RefTo("resource")] | None = None
    """Its terms of reference."""
    chair: Line = ""
    """Who chairs it."""
    co_chair: Line = ""
    """Who chairs it with them."""
    members: Many[Member] = ()
    """Who sits in it."""
    reports_to: Annotated[Id, RefTo("group")] | None = None
    """The group above it."""
    meets: Line = ""
    """When and where, in words."""
    meets_every: TimePeriod | None = None
    """At the latest how long after a meeting the next is due, such as `3 months`."""
    how_to_join: Text = ""
    """What to do to take part."""
    contact: Email | None = None
    """An address that somebody reads."""
    order: Number = 100
    """Its place among the groups; smaller comes first."""


class Meeting(Protocol):
    """What a group knows of its meetings."""

    id: str
    on: date
    status: str


def meetings_of(site: Site, group: Group) -> Sequence[Meeting]:
    """A group's meetings, the earliest first."""
    found = [cast("Meeting", each.source) for each in site.referrers(group, "meeting", "group")]
    return sorted(found, key=lambda meeting: (meeting.on, meeting.id))


def last_meeting(meetings: Sequence[Meeting], today: date) -> Meeting | None:
    """The latest meeting that took place, as far as anybody knows."""
    past = [each for each in meetings if each.on < today and each.status != "cancelled"]
    return past[-1] if past else None


def next_meeting(meetings: Sequence[Meeting], today: date) -> Meeting | None:
    """The first meeting that is still to come, or is today."""
    coming = [each for each in meetings if each.on >= today and each.status != "cancelled"]
    return coming[0] if coming else None


def meeting_period(site: Site, group: Group) -> Period | None:
    """At the latest how long after a meeting the next is due: the group's own word, for a forum else the site's."""
    return group.meets_every or (site.settings.reviews.forum_meetings if group.kind == "forum" else None)


def overdue_since(meetings: Sequence[Meeting], period: Period | None, today: date) -> date | None:
    """The day by which the next meeting was due, when that day is over and none is planned."""
    last = last_meeting(meetings, today)
    if period is None or last is None or next_meeting(meetings, today):
        return None
    due = last.on + timedelta(days=period.days)
    return due if due < today else None


def check_meetings(site: Site) -> Iterator[Diagnostic]:
    """Warn when a group has stopped meeting."""
    for group in site.all(Group):
        meetings, period = meetings_of(site, group), meeting_period(site, group)
        last = last_meeting(meetings, site.today)
        if last and period and overdue_since(meetings, period, site.today):
            yield Diagnostic(
                site.span(group, "meets_every" if group.meets_every else "name"),
                GROUP_MEETING_OVERDUE,
                f"{group.name} last met on {date_words(last.on)}, wants to meet every {period.text}, "
                "and no meeting is planned.",
                "Add its next meeting, such as "
                f"content/meetings/{group.id}-{site.today.year}.yaml with `status: planned`.",
            )


def check_circles(site: Site) -> Iterator[Diagnostic]:
    """Reporting to another group must end somewhere. Each circle is said once, at the first of its groups."""
    for group in site.all(Group):
        way = [group.id]
        above = site.find("group", group.reports_to)
        while isinstance(above, Group) and above.id not in way:
            way.append(above.id)
            above = site.find("group", above.reports_to)
        if above is None or above.id != min(way) or group.id != above.id:
            continue
        if len(way) == 1:
            message, hint = "This group reports to itself.", "Name another group, or take the line out."
        else:
            round_trip = " > ".join(f"`{each}`" for each in (*way, group.id))
            message = f"These groups report to each other in a circle: {round_trip}."
            hint = "Take `reports_to` out of one of these files."
        yield Diagnostic(site.span(group, "reports_to"), GROUP_CIRCLE, message, hint)


def url(entry: Group) -> str:
    """Where its page is."""
    return below(GROUPS, entry.id)


def item(site: Site, group: Group) -> Item:
    """A group in a list, with its next meeting."""
    coming = next_meeting(meetings_of(site, group), site.today)
    when = f" Next meeting: {date_words(coming.on)}, {ago_words(coming.on, site.today)}." if coming else ""
    return Item(group.name, url(group), group.summary, f"{KIND_NAMES[group.kind]}.{when}")


TYPE = ContentType(
    name="group",
    folder="groups",
    model=Group,
    label="group",
    body="purpose",
    url=url,
    item=item,
    checks=(check_meetings, check_circles),
)
