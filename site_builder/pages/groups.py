"""Groups with their members, their meetings and their part in the plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from site_builder.fields.readers import Period
from site_builder.language.ages import aged, on_aged
from site_builder.language.speaking import N_, _, ngettext
from site_builder.language.words import counted, search_words, sentence, shortened, weekday_words
from site_builder.model.addresses import GROUPS, MEETINGS
from site_builder.model.by_clock import spells_by_days
from site_builder.model.kinds import GroupKind, kind_facts
from site_builder.model.page import Page, SearchDocument
from site_builder.model.shapes import Fact, IndexView, Item, Link, Section, Way, email
from site_builder.model.site import Site
from site_builder.model.traits import in_order
from site_builder.prose.blocks import HasHtml, paragraphs
from site_builder.prose.embedded import embedded
from site_builder.types.group.diary import (
    before_and_after_now,
    last_meeting,
    meeting_period,
    meetings_of,
    next_meeting,
    overdue_since,
)
from site_builder.types.group.meeting import Meeting, over_on
from site_builder.types.group.model import Group, Member, url
from site_builder.types.organisation import Organisation
from site_builder.types.plan.action import Action
from site_builder.types.resource import Resource
from site_builder.types.sector import Sector

LIST = Link(N_("Groups"), GROUPS)


@dataclass(frozen=True, slots=True)
class MemberView:
    """A seat in the group. Without an organisation's own line, `url` belongs to the name."""

    name: str
    role: str
    organisation: str
    url: str
    sector: str
    empty: bool


@dataclass(frozen=True, slots=True)
class GroupView:
    """What group.html shows."""

    summary: str
    purpose: HasHtml | None
    facts: Sequence[Fact]
    members: Sequence[MemberView]
    join: HasHtml | None
    contacts: Sequence[Way]
    about: HasHtml | None
    coming: Sequence[Item]
    past: Sequence[Item]
    actions: Sequence[Item]


def pages(site: Site) -> Iterator[Page]:
    """The list, and a page for each group."""
    groups = in_order(site.all(Group))
    if groups:
        yield Page(
            url=LIST.url,
            template="index.html",
            kind="groups",
            kept=False,
            title=_(LIST.label),
            description=_(
                "Who meets about homelessness in %(area)s, and how to take part.", area=site.settings.area
            ),
            view=partial(_list_view, site, groups),
            changed=site.changed_on(*groups, *site.all(GroupKind)),
        )
    for each in groups:
        yield Page(
            url=url(each),
            template="group.html",
            kind="group",
            kept=False,
            title=each.name,
            description=shortened(
                each.summary or _("What %(group)s does, who is in it and when it meets.", group=each.name)
            ),
            view=partial(_view, site, each),
            crumbs=(LIST.in_words(),),
            file=each.file,
            changed=site.changed_on(each),
            search=partial(_search, site, each),
        )


def _list_view(site: Site, groups: Sequence[Group]) -> IndexView:
    return IndexView(
        total=sentence(counted("%(num)s group", "%(num)s groups", len(groups))),
        sections=[Section("", "", items=[site.item(each) for each in groups])],
        links=[Link(_("All meetings"), MEETINGS)] if site.all(Meeting) else (),
    )


def _view(site: Site, group: Group) -> GroupView:
    meetings = meetings_of(site, group)
    coming, over = before_and_after_now(site, meetings)
    return GroupView(
        summary=group.summary,
        purpose=embedded(group.purpose, 2, "purpose"),
        facts=tuple(_facts(site, group)),
        members=tuple(_member(site, each) for each in group.members),
        join=paragraphs(group.how_to_join),
        contacts=(email(group.contact),) if group.contact else (),
        about=None,
        coming=coming,
        past=over[::-1],
        actions=tuple(site.item(each.source) for each in site.referrers(group, Action, "groups")),
    )


def _facts(site: Site, group: Group) -> Iterator[Fact]:
    yield from kind_facts(site.find(GroupKind, group.kind))
    if group.chair:
        yield Fact(_("Chair"), group.chair)
    if group.co_chair:
        yield Fact(_("Co-chair"), group.co_chair)
    yield from _seats(site, group)
    if group.meets:
        yield Fact(_("Meets"), group.meets)
    yield from _meeting_facts(site, group)
    for above in site.links(Group, [group.reports_to]):
        yield Fact(_("Reports to"), above.label, above.url)
    for lower in site.referrers(group, Group, "reports_to"):
        yield Fact(_("Hears from"), lower.source.name, site.url(lower.source))
    for terms in site.links(Resource, [group.terms]):
        yield Fact(_("Terms of reference"), terms.label, terms.url)


def _meeting_facts(site: Site, group: Group) -> Iterator[Fact]:
    """When it meets next, or that it should have, as the reader's clock goes on."""
    meetings = meetings_of(site, group)
    period = meeting_period(site, group)
    days = [over_on(each) for each in meetings]
    days += [each.on + timedelta(days=period.days + 1) for each in meetings if period]
    for fact, start, end in spells_by_days(
        partial(_next_on, site, meetings, period), days, site.today, site.settings.zone
    ):
        if fact:
            yield replace(fact, start=start, end=end, hidden=start > 0)


def _next_on(site: Site, meetings: Sequence[Meeting], period: Period | None, day: date) -> Fact | None:
    """When the next meeting after the beginning of a day is; or that none is planned."""
    coming, last = next_meeting(meetings, day), last_meeting(meetings, day)
    if coming:
        return Fact(_("Next meeting"), aged(coming.on, weekday_words(coming.on)), site.url(coming))
    if not last:
        return None
    late = overdue_since(meetings, period, day)
    met = on_aged(last.on)
    said = _("None planned. The last was %(met)s.", met=met)
    if late:
        due = aged(late, weekday_words(late))
        said = _("None planned. The last was %(met)s; the next was due by %(day)s.", met=met, day=due)
    return Fact(_("Next meeting"), said, tone="care" if late else "")


def _member(site: Site, member: Member) -> MemberView:
    organisation = site.find(Organisation, member.organisation)
    sector = site.find(Sector, member.sector)
    said = sector.name if sector else ""
    name = organisation.name if organisation else ""
    url = site.url(organisation) if organisation else ""
    if member.name:
        return MemberView(member.name, member.role, name, url, said, empty=False)
    shown, role = (name or member.role, member.role if name else "")
    return MemberView(shown or said, role, "", url, said if shown else "", member.empty)


def _seats(site: Site, group: Group) -> Iterator[Fact]:
    """How many seats there are, how many of them for each sector, and how many nobody has."""
    counts = Counter(member.sector for member in group.members if member.sector)
    if not counts:
        return
    sectors = [(sector.name, counts[sector.id]) for sector in in_order(site.all(Sector)) if counts[sector.id]]
    said = "; ".join(f"{name}: {number}" for name, number in sectors)
    empty = sum(member.empty for member in group.members)
    total = f"{len(group.members)} ({said})"
    words = ngettext("%(num)s is empty", "%(num)s are empty", empty)
    yield Fact(_("Seats"), f"{total}. {words}." if empty else total, tone="care" if empty else "")


def _search(site: Site, group: Group) -> SearchDocument:
    kind = site.find(GroupKind, group.kind)
    text = f"{group.purpose.plain if group.purpose else ''} {group.how_to_join}"
    of_kind = (kind.name, *kind.search_words) if kind else ()
    keywords = (*of_kind, *group.search_words, *search_words(_("chair, members, join, take part")))
    return SearchDocument(group.summary, shortened(text, 600), keywords, {"kind": [N_("Group")]})
