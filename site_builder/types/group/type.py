"""The content type of groups. Their pages show their meetings and actions too, so pages/groups makes them."""

from __future__ import annotations

from site_builder.language.ages import aged
from site_builder.language.speaking import N_, _
from site_builder.model.addresses import GROUPS
from site_builder.model.kinds import GroupKind
from site_builder.model.shapes import Item
from site_builder.model.site import ContentType, Menu, Site
from site_builder.types.group.diary import meetings_of, next_meeting
from site_builder.types.group.model import Group, url
from site_builder.types.group.rules import check_circles, check_diaries


def item(site: Site, group: Group) -> Item:
    """A group in a list, with its next meeting, which isn't called so: it may be long past when the page is read."""
    coming = next_meeting(meetings_of(site, group), site.today)
    kind = site.find(GroupKind, group.kind)
    meta = f"{kind.name}." if kind else ""
    if coming:
        meeting = _("Meeting: %(day)s.", day=aged(coming.on))
        meta = f"{meta} {meeting}"
    return Item(group.name, url(group), group.summary, meta)


TYPE = ContentType(
    name="group",
    folder="groups",
    model=Group,
    label="group",
    search_kind=N_("Group"),
    body="purpose",
    url=url,
    item=item,
    menu=Menu(N_("Groups"), GROUPS),
    checks=(check_diaries, check_circles),
)
