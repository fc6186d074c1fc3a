"""Meetings: when and where, what was decided, and what comes of it in the plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from site_builder.language.ages import aged
from site_builder.language.speaking import N_, _
from site_builder.language.words import shortened, weekday_words
from site_builder.model.addresses import MEETINGS
from site_builder.model.by_clock import beginning
from site_builder.model.documents import document_way
from site_builder.model.page import Page, SearchDocument
from site_builder.model.shapes import Fact, IndexView, Link, Section, Way
from site_builder.model.site import Site
from site_builder.prose.blocks import HasHtml, bullets
from site_builder.prose.embedded import embedded
from site_builder.types.group.diary import before_and_after_now
from site_builder.types.group.meeting import (
    SECTOR,
    Decision,
    Meeting,
    from_to_words,
    is_over,
    over_on,
    url,
    when_words,
)
from site_builder.types.group.model import Group
from site_builder.types.plan.action import Action

LIST = Link(N_("Meetings"), MEETINGS)


@dataclass(frozen=True, slots=True)
class DecisionView:
    """Something the meeting agreed, and the actions that follow from it."""

    text: str
    actions: Sequence[Link]


@dataclass(frozen=True, slots=True)
class MeetingView:
    """What meeting.html shows."""

    summary: str
    cancelled: str
    facts: Sequence[Fact]
    agenda: HasHtml | None
    minutes: HasHtml | None
    decisions: Sequence[DecisionView]
    files: Sequence[Way]
    previous: Link | None
    next: Link | None


def pages(site: Site) -> Iterator[Page]:
    """The list, and a page for each meeting."""
    meetings = sorted(site.all(Meeting), key=lambda each: (each.on, each.id))
    if meetings:
        yield Page(
            url=LIST.url,
            template="index.html",
            kind="meetings",
            kept=False,
            title=_(LIST.label),
            description=_(
                "Meetings about homelessness in %(area)s: the next ones, and what the past ones decided.",
                area=site.settings.area,
            ),
            view=partial(_list_view, site, meetings),
            changed=site.changed_on(*meetings),
        )
    for each in meetings:
        mine = [other for other in meetings if other.group == each.group]
        yield Page(
            url=url(each),
            template="meeting.html",
            kind="meeting",
            kept=False,
            title=each.name,
            description=shortened(each.summary or f"{each.name}: {when_words(each)}."),
            view=partial(_view, site, mine, mine.index(each)),
            crumbs=(LIST.in_words(),),
            file=each.file,
            changed=site.changed_on(each),
            search=partial(_search, site, each),
        )


def _list_view(site: Site, meetings: Sequence[Meeting]) -> IndexView:
    coming, over = before_and_after_now(site, meetings)
    sections = [Section(_("Coming up"), "coming-up", items=coming)] if coming else []
    past = zip(reversed(meetings), reversed(over), strict=True)
    for year, here in groupby(past, key=lambda pair: pair[0].on.year):
        items = [item for _meeting, item in here]
        sections.append(Section(_("Past meetings in %(year)s", year=year), f"in-{year}", items=items))
    return IndexView(sections=sections)


def _view(site: Site, meetings: Sequence[Meeting], place: int) -> MeetingView:
    """Work out a meeting's page; `meetings` are all of its group, `place` is where among them it stands."""
    meeting = meetings[place]
    earlier, later = meetings[place - 1 : place] if place else (), meetings[place + 1 : place + 2]
    minutes = meeting.minutes_file
    return MeetingView(
        summary=meeting.summary,
        cancelled=_cancelled(site, meeting) if meeting.status == "cancelled" else "",
        facts=tuple(_facts(site, meeting)),
        agenda=bullets(meeting.agenda),
        minutes=embedded(meeting.minutes, 2, "minutes"),
        decisions=tuple(_decision(site, each) for each in meeting.decisions),
        files=(document_way(site, minutes, _("Minutes"), _("Minutes of %(meeting)s", meeting=meeting.name)),)
        if minutes
        else (),
        previous=site.link(earlier[0]) if earlier else None,
        next=site.link(later[0]) if later else None,
    )


def _cancelled(site: Site, meeting: Meeting) -> str:
    return (
        _("This meeting was cancelled.")
        if is_over(meeting, site.today)
        else _("This meeting is cancelled. Please don't come.")
    )


def _facts(site: Site, meeting: Meeting) -> Iterator[Fact]:
    over = is_over(meeting, site.today)
    for group in site.links(Group, [meeting.group]):
        yield Fact(_("Group"), group.label, group.url)
    yield Fact(_("Day"), aged(meeting.on, weekday_words(meeting.on)))
    if hours := from_to_words(meeting):
        yield Fact(_("Time"), hours)
    if meeting.place:
        yield Fact(_("Place"), meeting.place)
    yield from _came(site, meeting)
    if meeting.link and not over and meeting.status != "cancelled":
        end = beginning(over_on(meeting), site.settings.zone)
        yield Fact(_("Online"), _("Join by video or phone"), href=meeting.link, end=end)


def _came(site: Site, meeting: Meeting) -> Iterator[Fact]:
    """How many came, by sector, and who wants to be named."""
    if meeting.attended:
        sectors = [(site.find(SECTOR, each.sector), each.number) for each in meeting.attended]
        said = [f"{sector.name}: {number}" for sector, number in sectors if sector]
        total = sum(each.number for each in meeting.attended)
        yield Fact(_("Who came"), f"{total} ({'; '.join(said)})")
    if meeting.named:
        yield Fact(_("Among them"), "; ".join(meeting.named))


def _decision(site: Site, decision: Decision) -> DecisionView:
    actions = [site.item(found) for each in decision.actions if (found := site.find(Action, each))]
    return DecisionView(decision.text, tuple(Link(each.title, each.url) for each in actions if each.url))


def _search(site: Site, meeting: Meeting) -> SearchDocument:
    group = site.find(Group, meeting.group)
    texts = (*(each.text for each in meeting.decisions), *meeting.agenda)
    minutes = meeting.minutes.plain if meeting.minutes else ""
    keywords = (*([group.name] if group else []), *meeting.search_words)
    summary = meeting.summary or f"{when_words(meeting)}."
    return SearchDocument(
        summary, shortened(f"{' '.join(texts)} {minutes}", 600), keywords, {"kind": [N_("Meeting")]}
    )
