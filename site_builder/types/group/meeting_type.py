"""The content type of meetings. Their pages show the actions that follow, so pages/meetings makes them."""

from __future__ import annotations

from site_builder.language.speaking import N_, _
from site_builder.language.words import counted, sentence
from site_builder.model.addresses import MEETINGS
from site_builder.model.shapes import Item, Tag
from site_builder.model.site import ContentType, Menu, Site
from site_builder.types.group.meeting import Meeting, is_over, url, when_words
from site_builder.types.group.model import Group
from site_builder.types.group.rules import check_attendance, check_meetings


def item(site: Site, meeting: Meeting) -> Item:
    """A meeting in a list: when it is, or what came of it."""
    group = site.find(Group, meeting.group)
    said = [when_words(meeting), group.name if group else ""]
    if meeting.decisions:
        decisions = counted("%(num)s decision", "%(num)s decisions", len(meeting.decisions))
        said.append(sentence(decisions))
    where = (
        _("At %(place)s", place=meeting.place) if meeting.place and not is_over(meeting, site.today) else ""
    )
    tag = Tag(_("Cancelled"), "bad") if meeting.status == "cancelled" else None
    meta = ". ".join(part for part in said if part)
    return Item(meeting.name, url(meeting), meeting.summary or where, f"{meta}.", tag)


TYPE = ContentType(
    name="meeting",
    folder="meetings",
    model=Meeting,
    label="meeting",
    search_kind=N_("Meeting"),
    body="minutes",
    url=url,
    item=item,
    menu=Menu(N_("Meetings"), MEETINGS),
    checks=(check_meetings, check_attendance),
)
