"""Help now: what to do first, and the doors that open without waiting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from site_builder.language.speaking import N_, _
from site_builder.model.addresses import HELP_NOW, TONIGHT
from site_builder.model.page import Page, SearchDocument
from site_builder.model.shapes import Link, PhoneLine, Section, Tile
from site_builder.model.site import Site
from site_builder.model.traits import in_order
from site_builder.prose.blocks import HasHtml, paragraphs
from site_builder.prose.embedded import embedded
from site_builder.types.need import Need, tile
from site_builder.types.pathway.model import Pathway
from site_builder.types.service.directory import Directory
from site_builder.types.service.model import Service
from site_builder.types.service.notes import puts_first
from site_builder.types.service.status import is_running

_MOST = 3
_SOON = ("drop-in", "phone", "self-referral")
"""Ways in that need nobody else, the quickest first."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do."""

    id: str
    heading: str
    text: HasHtml | None
    links: Sequence[Link] = ()


@dataclass(frozen=True, slots=True)
class HelpNowView:
    """What help-now.html shows."""

    phones: Sequence[PhoneLine]
    intro: HasHtml | None
    steps: Sequence[Step]
    sections: Sequence[Section]
    needs: Sequence[Tile]


def pages(site: Site) -> Iterator[Page]:
    """The help-now page. It is risky as soon as one of the needs on it is."""
    needs = [need for need in site.all(Need) if need.help_now]
    yield Page(
        url=HELP_NOW,
        template="help-now.html",
        kind="help-now",
        title=_("Help now"),
        description=_(
            "What to do first if you have nowhere safe to be in %(area)s, and who to ring.",
            area=site.settings.area,
        ),
        view=partial(make_view, site),
        changed=site.changed_on(*needs),
        risky=any(need.risky for need in needs),
        paper=True,
        search=partial(_search, needs),
    )


def make_view(site: Site) -> HelpNowView:
    """Work out the page: numbers first, then each need that can't wait, then everything else."""
    directory = Directory(site)
    needs = in_order(site.all(Need))
    urgent = [need for need in needs if need.help_now]
    sections = ((need, _quick(directory, need)) for need in urgent)
    return HelpNowView(
        phones=tuple(PhoneLine(each.number, each.name, each.when) for each in site.settings.emergency),
        intro=paragraphs(
            _("You don't have to sort it all out today. Start with the first line that is true for you.")
        ),
        steps=tuple(_step(site, need, first=need is urgent[0]) for need in urgent),
        sections=tuple(
            Section(
                _("%(need)s: ask here first", need=need.name),
                f"places-{need.id}",
                cards=tuple(map(directory.card, found)),
            )
            for need, found in sections
            if found
        ),
        needs=tuple(tile(need) for need in needs if not need.help_now),
    )


def _step(site: Site, need: Need, *, first: bool) -> Step:
    routes = in_order(site.all(Pathway))
    links = [Link(route.situation, site.url(route)) for route in routes if route.needs[:1] == (need.id,)]
    if first:
        links.append(Link(_("What is open tonight"), TONIGHT))
    links.append(Link(_("All services: %(need)s", need=need.name), site.url(need)))
    return Step(
        need.id, need.name, embedded(need.advice, 2, need.id) or paragraphs(need.summary), links=tuple(links)
    )


def _quick(directory: Directory, need: Need) -> Sequence[Service]:
    """The first few services a person can reach alone, of those that are there for this need.

    Those with the easiest way in come first; of these, those that an alert changes unless it closes them, then those open on
    most days. What is overdue for checking comes after what isn't, and what has been for long doesn't come.
    """

    def rank(service: Service) -> tuple[int, int, bool, int]:
        usual = not any(puts_first(note) for note in directory.site.notes(service))
        return service.needs.index(need.id), _way_in(service), usual, -len(directory.times[service.id])

    found = [
        service
        for service in directory.by_need.get(need.id, ())
        if is_running(service) and need.id in service.needs and _way_in(service) >= 0
    ]
    believed, _rest = directory.by_trust(sorted(found, key=rank))
    return believed[:_MOST]


def _way_in(service: Service) -> int:
    """The place of a service's easiest way in among the quick ones; -1 when it has none."""
    routes = service.access.how if service.access else ()
    return min((_SOON.index(route) for route in routes if route in _SOON), default=-1)


def _search(needs: Sequence[Need]) -> SearchDocument:
    words = tuple(word for need in needs for word in (need.name, *need.also_called))
    return SearchDocument(_("What to do first, and who to ring."), "", words, {"kind": [N_("Page")]})
