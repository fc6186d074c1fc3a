"""What has to hold of groups and their meetings: somebody meets, notes what came of it, and reports upwards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from site_builder.diagnostics import Code, Diagnostic, Severity
from site_builder.language.month import last_day
from site_builder.language.words import date_words, on_words
from site_builder.model.documents import check_document
from site_builder.model.site import Site
from site_builder.types.group.diary import last_meeting, meeting_period, meetings_of, overdue_since
from site_builder.types.group.meeting import Meeting, is_over
from site_builder.types.group.model import Group

GROUP_MEETING_OVERDUE = Code(
    "group-meeting-overdue",
    Severity.WARNING,
    "A group hasn't met for longer than it wants to, and no meeting is planned.",
)
GROUP_CIRCLE = Code("group-circle", Severity.ERROR, "Groups report to each other in a circle.")
MEETING_STILL_PLANNED = Code(
    "meeting-still-planned", Severity.WARNING, "A meeting is over and still said to be planned."
)
MINUTES_MISSING = Code(
    "minutes-missing", Severity.WARNING, "A meeting was held two months ago or more and has no minutes."
)

ATTENDED_EARLY = Code(
    "attended-early", Severity.ERROR, "A meeting that is planned or cancelled says who came."
)
ATTENDED_TWICE = Code("attended-twice", Severity.ERROR, "A meeting counts a sector twice.")

MINUTES_AFTER_DAYS = 60
"""How long after a meeting its minutes should be there."""


def check_diaries(site: Site) -> Iterator[Diagnostic]:
    """Warn when a group has stopped meeting."""
    for group in site.all(Group):
        meetings, period = meetings_of(site, group), meeting_period(site, group)
        last = last_meeting(meetings, site.today)
        if not last or not period or site.may_be_named(group, Meeting):
            continue
        if overdue_since(meetings, period, site.today):
            yield Diagnostic(
                site.span(group, "meets_every" if group.meets_every else "name"),
                GROUP_MEETING_OVERDUE,
                f"{group.name} last met {on_words(last.on)}, wants to meet every {period.text}, "
                "and no meeting is planned.",
                "Add its next meeting, such as "
                f"content/meetings/{group.id}-{site.today.year}.yaml with `status: planned`.",
            )


def check_circles(site: Site) -> Iterator[Diagnostic]:
    """Reporting to another group must end somewhere. Each circle is said once, at the first of its groups."""
    for group in site.all(Group):
        way = [group.id]
        above = site.find(Group, group.reports_to)
        while above is not None and above.id not in way:
            way.append(above.id)
            above = site.find(Group, above.reports_to)
        if above is None or above.id != min(way) or group.id != above.id:
            continue
        if len(way) == 1:
            message, hint = "This group reports to itself.", "Name another group, or take the line out."
        else:
            round_trip = " > ".join(f"`{each}`" for each in (*way, group.id))
            message = f"These groups report to each other in a circle: {round_trip}."
            hint = "Take `reports_to` out of one of these files."
        yield Diagnostic(site.span(group, "reports_to"), GROUP_CIRCLE, message, hint)


def check_meetings(site: Site) -> Iterator[Diagnostic]:
    """Warn about meetings that were forgotten once they were over; find documents that aren't there."""
    for meeting in site.all(Meeting):
        yield from check_document(site, meeting, "minutes_file", meeting.minutes_file)
        if meeting.status == "planned" and is_over(meeting, site.today):
            message = f"This meeting is still planned, but its day, {date_words(meeting.on)}, is over."
            hint = "Write `status: held` and what was decided, or `status: cancelled`."
            yield Diagnostic(site.span(meeting, "on"), MEETING_STILL_PLANNED, message, hint)
        elif _lacks_minutes(meeting, site.today):
            message = f"This meeting was held {on_words(meeting.on)} and still has no minutes."
            place = "below the second `---` line" if meeting.file.endswith(".md") else "into `minutes`"
            hint = f"Write them {place}, or name their document in `minutes_file`."
            yield Diagnostic(site.span(meeting, "on"), MINUTES_MISSING, message, hint)


def check_attendance(site: Site) -> Iterator[Diagnostic]:
    """Nobody came to a meeting that wasn't held, and each sector is counted once."""
    for meeting in site.all(Meeting):
        if meeting.status != "held" and (meeting.attended or meeting.named):
            message = f"This meeting is {meeting.status}, but it says who came."
            hint = "Write `status: held`, or take `attended` and `named` out."
            keys = "attended" if meeting.attended else "named"
            yield Diagnostic(site.span(meeting, keys), ATTENDED_EARLY, message, hint)
        seen: set[str] = set()
        for n, each in enumerate(meeting.attended):
            if each.sector in seen:
                message = f"The sector `{each.sector}` is counted twice."
                hint = "Add the two numbers up in one line."
                yield Diagnostic(site.span(meeting, "attended", n, "sector"), ATTENDED_TWICE, message, hint)
            seen.add(each.sector)


def _lacks_minutes(meeting: Meeting, today: date) -> bool:
    written = meeting.minutes or meeting.minutes_file
    return (
        meeting.status == "held" and not written and (today - last_day(meeting.on)).days >= MINUTES_AFTER_DAYS
    )
