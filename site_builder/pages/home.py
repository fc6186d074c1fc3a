"""The first screen: what to do now, what you need, and what the borough has promised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from site_builder.language.speaking import _, ngettext
from site_builder.language.words import shortened
from site_builder.model.addresses import (
    CLIENT_GROUPS,
    HOME,
    PATHWAYS,
    SIGNATORIES,
    TONIGHT,
    WEEKDAYS,
)
from site_builder.model.page import Page
from site_builder.model.shapes import Count, Item, Link, Part, PhoneLine, Tile
from site_builder.model.site import Site
from site_builder.model.standing import tally_parts
from site_builder.model.traits import in_order
from site_builder.pages import frame
from site_builder.types.area import Area
from site_builder.types.charter import Charter
from site_builder.types.client_group import ClientGroup
from site_builder.types.commitment import Commitment
from site_builder.types.group.diary import before_and_after_now
from site_builder.types.group.meeting import Meeting
from site_builder.types.need import Need, tile
from site_builder.types.news import published
from site_builder.types.pathway.model import Pathway
from site_builder.types.plan.model import Plan, progress_url
from site_builder.types.plan.progress import headline, tally_of
from site_builder.types.service.directory import Directory
from site_builder.types.signatory import Signatory

_MOST_URGENT = 4
_LATEST = 3


@dataclass(frozen=True, slots=True)
class Urgent:
    """Something to do now."""

    label: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class CharterBlock:
    """The charter in short."""

    title: str
    text: str
    url: str
    commitments: Sequence[Link]
    signed: str
    signed_url: str


@dataclass(frozen=True, slots=True)
class PlanBlock:
    """How the action plan is going."""

    title: str
    text: str
    url: str
    progress_url: str
    parts: Sequence[Part]


@dataclass(frozen=True, slots=True)
class HomeView:
    """What home.html shows."""

    intro: str
    urgent: Sequence[Urgent]
    phones: Sequence[PhoneLine]
    needs: Sequence[Tile]
    lists: Sequence[Link]
    areas: Sequence[Count]
    charter: CharterBlock | None
    plan: PlanBlock | None
    news: Sequence[Item]
    meetings: Sequence[Item]


def pages(site: Site) -> Iterator[Page]:
    """The home page."""
    settings = site.settings
    yield Page(
        url=HOME,
        template="home.html",
        kind="home",
        title=_("Find help in %(area)s", area=settings.area),
        description=shortened(
            settings.summary or _("Help for people without a safe home in %(area)s.", area=settings.area), 160
        ),
        view=partial(make_view, site),
        changed=site.changed_on(*(entry for by_id in site.entries.values() for entry in by_id.values())),
    )


def make_view(site: Site) -> HomeView:
    """Work out the home page; what a site doesn't have is left out."""
    directory = site.once(Directory)
    needs = in_order(site.all(Need))
    settings = site.settings
    return HomeView(
        intro=settings.welcome,
        urgent=tuple(_urgent(site, needs)),
        phones=tuple(PhoneLine(each.number, each.name, each.when) for each in settings.emergency),
        needs=tuple(map(tile, needs)),
        lists=tuple(_lists(site)),
        areas=_areas(site, directory),
        charter=_charter(site),
        plan=_plan(site),
        news=_news(site),
        meetings=_meetings(site),
    )


def _urgent(site: Site, needs: Sequence[Need]) -> Iterator[Urgent]:
    """For each need that can't wait, the route for somebody in that situation; the tiles below lead to the services."""
    routes = in_order(site.all(Pathway))
    for need in [need for need in needs if need.help_now][:_MOST_URGENT]:
        route = next((route for route in routes if route.needs[:1] == (need.id,)), None)
        if route:
            yield Urgent(route.situation, route.summary, site.url(route))
    if any(need.help_now for need in needs):
        yield Urgent(_("What is open tonight"), _("What is open this evening and in the night."), TONIGHT)


def _lists(site: Site) -> Iterator[Link]:
    yield from frame.service_lists()
    yield Link(_("What is open on which day"), WEEKDAYS)
    if site.all(ClientGroup):
        yield Link(_("By who it is for"), CLIENT_GROUPS)
    if site.all(Pathway):
        yield Link(_("Step by step: routes through help"), PATHWAYS)


def _areas(site: Site, directory: Directory) -> tuple[Count, ...]:
    areas = in_order(site.all(Area))
    return tuple(Count(area.name, site.url(area), len(directory.by_area.get(area.id, ()))) for area in areas)


def _charter(site: Site) -> CharterBlock | None:
    charter = next(iter(site.all(Charter)), None)
    if charter is None:
        return None
    commitments = sorted(site.all(Commitment), key=lambda each: each.number)
    signed = sum(signatory.withdrawn is None for signatory in site.all(Signatory))
    return CharterBlock(
        title=charter.name,
        text=charter.summary,
        url=site.url(charter),
        commitments=tuple(site.link(each) for each in commitments),
        signed=_signed(signed),
        signed_url=SIGNATORIES,
    )


def _signed(number: int) -> str:
    if number == 0:
        return _("Nobody has signed yet")
    return ngettext(
        "%(num)s person or organisation has signed", "%(num)s people and organisations have signed", number
    )


def _plan(site: Site) -> PlanBlock | None:
    """The plan that runs this year, or else the last one; one that only follows an assessment comes after all others."""
    plans = sorted(site.all(Plan), key=lambda each: (each.assessment is None, each.first_year, each.id))
    current = [each for each in plans if each.first_year <= site.today.year] or plans
    if not current:
        return None
    chosen = current[-1]
    counts = tally_of(site, chosen)
    return PlanBlock(
        title=chosen.name,
        text=f"{headline(chosen, counts, site.today)}.",
        url=site.url(chosen),
        progress_url=progress_url(chosen),
        parts=tally_parts(counts, "actions"),
    )


def _news(site: Site) -> tuple[Item, ...]:
    """The latest news."""
    return tuple(site.item(each) for each in published(site)[:_LATEST])


def _meetings(site: Site) -> tuple[Item, ...]:
    """The next meetings, cancelled ones left out."""
    meetings = sorted(site.all(Meeting), key=lambda each: (each.on, each.id))
    coming = [each for each in meetings if each.on >= site.today and each.status != "cancelled"]
    return tuple(before_and_after_now(site, coming[:_LATEST])[0])
