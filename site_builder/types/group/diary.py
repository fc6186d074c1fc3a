"""When a group met, when it meets next, and whether it has stopped meeting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from site_builder.fields.readers import Period
from site_builder.model.by_clock import before_and_after, beginning
from site_builder.model.kinds import GroupKind
from site_builder.model.shapes import Item
from site_builder.model.site import Site
from site_builder.types.group.meeting import Meeting, is_over, over_on
from site_builder.types.group.model import Group


def meetings_of(site: Site, group: Group) -> Sequence[Meeting]:
    """A group's meetings, the earliest first."""
    found = [each.source for each in site.referrers(group, Meeting, "group")]
    return sorted(found, key=lambda meeting: (meeting.on, meeting.id))


def before_and_after_now(site: Site, meetings: Sequence[Meeting]) -> tuple[list[Item], list[Item]]:
    """Which are to come and which are over, in the order they are handed in, also as the reader's clock goes on."""
    zone = site.settings.zone
    ends = [(site.item(each), beginning(over_on(each), zone)) for each in meetings]
    return before_and_after(ends, beginning(site.today, zone))


def last_meeting(meetings: Sequence[Meeting], today: date) -> Meeting | None:
    """The latest meeting that took place, as far as anybody knows."""
    past = [each for each in meetings if is_over(each, today) and each.status != "cancelled"]
    return past[-1] if past else None


def next_meeting(meetings: Sequence[Meeting], today: date) -> Meeting | None:
    """The first meeting that is still to come, or is today."""
    coming = [each for each in meetings if not is_over(each, today) and each.status != "cancelled"]
    return coming[0] if coming else None


def meeting_period(site: Site, group: Group) -> Period | None:
    """At the latest how long after a meeting the next is due: the group's own word, or else the site's for forums."""
    kind = site.find(GroupKind, group.kind)
    usual = site.settings.reviews.forum_meetings if kind and kind.forum else None
    return group.meets_every or usual


def overdue_since(meetings: Sequence[Meeting], period: Period | None, today: date) -> date | None:
    """The day by which the next meeting was due, when that day is over and none is planned."""
    last = last_meeting(meetings, today)
    if period is None or last is None or next_meeting(meetings, today):
        return None
    due = last.on + timedelta(days=period.days)
    return due if due < today else None
