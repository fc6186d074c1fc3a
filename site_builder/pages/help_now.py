"""Help now: what to do first, and the doors that open without waiting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from site_builder.hours.calendar.spells import OPEN
from site_builder.language.speaking import N_, _
from site_builder.model.addresses import HELP_NOW, TONIGHT
from site_builder.model.page import Page, SearchDocument
from site_builder.model.shapes import Card, Link, PhoneLine, Tile
from site_builder.model.site import Site
from site_builder.model.traits import all_names, in_order
from site_builder.prose.blocks import HasHtml, paragraphs
from site_builder.prose.embedded import embedded
from site_builder.types.need import Need, tile
from site_builder.types.pathway.model import Pathway
from site_builder.types.service.directory import Directory
from site_builder.types.service.model import Service
from site_builder.types.service.notes import puts_first
from site_builder.types.service.open_times import open_spells
from site_builder.types.service.status import is_running

_SHOWN = 2
"""How many services of a need stand on the page without being asked for."""
_MOST = 3
_MORE = 3
"""How many more are open at other times."""
_LOOKED_AT = 100
"""How many of a need's services are looked through for hours at which none of the first is open."""
_QUICK = frozenset({"drop-in", "phone", "self-referral"})
"""Ways in that need nobody else."""


@dataclass(frozen=True, slots=True)
class Urgent:
    """A need that can't wait: where to go first, where else, and what to do."""

    id: str
    heading: str
    cards: Sequence[Card]
    more: Sequence[Card]
    text: HasHtml | None
    links: Sequence[Link] = ()


@dataclass(frozen=True, slots=True)
class HelpNowView:
    """What help-now.html shows."""

    phones: Sequence[PhoneLine]
    urgent: Sequence[Urgent]
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
    """Work out the page: each need that can't wait with the doors that open for it, numbers to ring, then everything else."""
    directory = site.once(Directory)
    needs = in_order(site.all(Need))
    urgent = [need for need in needs if need.help_now]
    return HelpNowView(
        phones=tuple(PhoneLine(each.number, each.name, each.when) for each in site.settings.emergency),
        urgent=tuple(_urgent(directory, need, first=need is urgent[0]) for need in urgent),
        needs=tuple(tile(need) for need in needs if not need.help_now),
    )


def _urgent(directory: Directory, need: Need, *, first: bool) -> Urgent:
    site = directory.site
    routes = in_order(site.all(Pathway))
    links = [Link(route.situation, site.url(route)) for route in routes if route.needs[:1] == (need.id,)]
    if first:
        links.append(Link(_("What is open tonight"), TONIGHT))
    links.append(Link(_("All services: %(need)s", need=need.name), site.url(need)))
    cards = tuple(map(directory.card, _quick(directory, need)))
    return Urgent(
        id=need.id,
        heading=need.name,
        cards=cards[:_SHOWN],
        more=cards[_SHOWN:],
        text=embedded(need.advice, 2, need.id) or paragraphs(need.summary),
        links=tuple(links),
    )


def _quick(directory: Directory, need: Need) -> Sequence[Service]:
    """The first few services a person can reach alone, and those that are open when none of these is.

    First come those that an alert changes unless it closes them, then those that are there for this need before others, of
    these the ones open for longest. What is overdue for checking comes after what isn't, and what has been for long doesn't
    come. So a reader's clock finds one that is open at nearly all times at which any is.
    """

    def rank(service: Service) -> tuple[bool, int]:
        usual = not any(puts_first(note) for note in directory.site.notes(service))
        return usual, service.needs.index(need.id)

    found = [
        service
        for service in directory.by_need.get(need.id, ())
        if is_running(service) and need.id in service.needs and is_quick(service)
    ]
    believed, _rest = directory.by_trust(sorted(directory.longest_first(found), key=rank))
    return [*believed[:_MOST], *_at_other_times(directory.site, believed[:_MOST], believed[_MOST:_LOOKED_AT])]


def _at_other_times(site: Site, first: Sequence[Service], others: Sequence[Service]) -> Iterator[Service]:
    """A few others that are open when none of the first is, each for as much of that time as there is."""
    spans = {each.id: _open_spans(site, each) for each in (*first, *others)}
    covered = _joined([span for each in first for span in spans[each.id]])
    left = list(others)

    def added(service: Service) -> int:
        return _length(_joined([*covered, *spans[service.id]])) - _length(covered)

    for _turn in range(min(_MORE, len(left))):
        best = max(left, key=added)
        if not added(best):
            return
        yield best
        covered = _joined([*covered, *spans[best.id]])
        left.remove(best)


def _open_spans(site: Site, service: Service) -> list[tuple[int, int]]:
    return [(each.start, each.end) for each in open_spells(site, service) if each.kind == OPEN]


def _joined(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans of time in order, those that touch made one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _length(spans: Sequence[tuple[int, int]]) -> int:
    return sum(end - start for start, end in spans)


def is_quick(service: Service) -> bool:
    """Whether somebody can get in without a worker and without waiting for an appointment."""
    return service.access is not None and not _QUICK.isdisjoint(service.access.how)


def _search(needs: Sequence[Need]) -> SearchDocument:
    return SearchDocument(
        _("What to do first, and who to ring."), all_names(needs), filters={"kind": [N_("Page")]}
    )
