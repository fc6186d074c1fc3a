"""What a list of services shows, and how a long one is shared out over several pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from site_builder.language.speaking import N_, _
from site_builder.language.words import counted, sort_key
from site_builder.model.shapes import Count, Link, Section
from site_builder.model.site import Site
from site_builder.pages.lists.filter_form import FilterForm
from site_builder.pages.turning import PER_PAGE, page_count, page_url, turn_to
from site_builder.prose.blocks import HasHtml
from site_builder.types.need import Need
from site_builder.types.service.directory import Directory, Services, shared_out
from site_builder.types.service.model import Service
from site_builder.types.service.model import url as url_of

SOME = 40
"""How many services a page of the list of everything shows."""

_AROUND = 3
"""How many pages before and after one it leads to."""

NOT_CHECKED = "not-checked-lately"
"""The fragment of the last part of a list."""

Chapter = tuple[str, str, Services]
"""Heading, fragment and services of a part of a list."""


@dataclass(frozen=True, slots=True)
class Browse:
    """Ways to narrow a list, or to another list."""

    heading: str
    links: Sequence[Count]


@dataclass(frozen=True, slots=True)
class ListView:
    """What list.html shows."""

    intro: str
    advice: HasHtml | None
    total: str
    icon: str
    browse: Sequence[Browse]
    sections: Sequence[Section]
    apart: Sequence[Section]
    """What nobody has checked for long, after all others."""
    by_clock: bool
    """Whether the clock orders it: not where names or days do."""
    regroups: bool
    """Whether the clock makes its parts anew: the page holds all of a list that is about one matter."""
    empty: str
    instead: Sequence[Link]
    filter_url: str
    """Where the same list can be narrowed further; "" when that is nowhere."""
    previous: Link | None = None
    next: Link | None = None
    filter_form: FilterForm | None = None
    """The form that narrows the list itself."""


@dataclass(frozen=True, slots=True)
class ListWords:
    """What stands around the services of a list."""

    intro: str = ""
    advice: HasHtml | None = None
    icon: str = ""
    instead: Sequence[Link] = ()
    note: str = ""
    filter_url: str = ""


@dataclass(frozen=True, slots=True)
class Show:
    """How a list shows its services."""

    per_page: int = PER_PAGE
    names: bool = False
    """By their names alone."""
    regroups: bool = False
    """Whether the clock may make its parts anew."""
    times: Callable[[Service], str] | None = None
    """The words for a service's opening times, where a list has its own."""

    @property
    def by_clock(self) -> bool:
        """Whether the clock orders it."""
        return not self.names and self.times is None


def make_view(
    directory: Directory,
    url: str,
    number: int,
    services: Services,
    chapters: Sequence[Chapter],
    words: ListWords,
    browse: Callable[[], Sequence[Browse]],
    show: Show,
) -> ListView:
    """One page of a list."""
    per_page = show.per_page
    parts = list(_cut(chapters, (number - 1) * per_page, number * per_page))
    total = page_count(len(services), per_page)
    sections = [_section(directory, show, *part) for part in parts]
    return ListView(
        intro=words.intro,
        advice=words.advice if number == 1 else None,
        total=counted("%(num)s service", "%(num)s services", len(services)) if services else "",
        icon=words.icon,
        browse=tuple(
            each for each in (*browse(), *_other_pages(url, number, len(services), per_page)) if each.links
        ),
        sections=tuple(each for each in sections if not each.note),
        apart=tuple(each for each in sections if each.note),
        by_clock=show.by_clock,
        regroups=show.regroups and total == 1,
        previous=turn_to(url, number - 1, total),
        next=turn_to(url, number + 1, total),
        empty="" if services else _("Nobody has listed a service here yet. Try one of these, or ask us."),
        instead=words.instead,
        filter_url=words.filter_url if services else "",
    )


def _section(directory: Directory, show: Show, heading: str, key: str, found: Services) -> Section:
    return Section(
        heading,
        f"part--{key}",  # ids of entries never hold two hyphens, so none is one of the page's own
        _not_checked_note(directory.site) if key == NOT_CHECKED else "",
        cards=() if show.names else tuple(map(directory.card, found)),
        times=tuple(map(show.times, found)) if show.times else (),
        links=tuple(Link(each.name, url_of(each)) for each in found) if show.names else (),
    )


def by_trust(
    directory: Directory, divide: Callable[[Services], Sequence[Chapter]], services: Services
) -> Sequence[Chapter]:
    """Divide a list, services overdue for checking lower in each part, and those that are for long in a last part."""
    here, apart = directory.by_trust(services)
    return [*divide(here), *([(_("Not checked lately"), NOT_CHECKED, apart)] if apart else [])]


def _not_checked_note(site: Site) -> str:
    period = site.settings.reviews.services_long.words
    return _("Nobody has made sure of these for %(period)s or more. Ask before you go.", period=period)


def _cut(chapters: Sequence[Chapter], start: int, stop: int) -> Iterator[Chapter]:
    """The part of a list from one position to another, with the headings it falls under."""
    before = 0
    for heading, key, services in chapters:
        here = services[max(0, start - before) : max(0, stop - before)]
        before += len(services)
        if here:
            yield heading, key, here


def _other_pages(url: str, number: int, total: int, per_page: int) -> Iterator[Browse]:
    if total > per_page:
        pages = page_count(total, per_page)
        around = sorted({1, *range(number - _AROUND, number + _AROUND + 1), pages} & {*range(1, pages + 1)})
        links = (
            Count(
                _("Page %(number)s", number=each),
                page_url(url, each),
                min(per_page, total - (each - 1) * per_page),
                each == number,
            )
            for each in around
        )
        yield Browse(_("More of this list"), tuple(links))


def by_main_need(needs: Sequence[Need], services: Services) -> list[Chapter]:
    """Divide a list by the first need of each service."""
    return [(need.name, need.id, found) for need, found in shared_out(needs, services) if found]


_WAYS_IN = (
    (N_("Just turn up"), "turn-up"),
    (N_("Ask first"), "ask-first"),
    (N_("A worker refers you"), "referral"),
    (N_("Way in not known: ask first"), "not-known"),
    (N_("Closed for now"), "closed-for-now"),
)


def by_way_in(services: Services) -> list[Chapter]:
    """Divide a list by how to get in, the easiest first."""
    found: tuple[list[Service], ...] = ([], [], [], [], [])
    for service in services:
        found[_way_in(service)].append(service)
    return [(_(heading), key, part) for (heading, key), part in zip(_WAYS_IN, found, strict=True) if part]


def _way_in(service: Service) -> int:
    if service.status == "temporarily-closed":
        return 4
    routes = service.access.how if service.access else ()
    if not routes:
        return 3
    if "drop-in" in routes:
        return 0
    return 2 if set(routes) == {"referral"} else 1


def by_letter(services: Services) -> list[Chapter]:
    """Divide a list by first letters; names that start with anything else come under 0 to 9."""
    found: dict[str, list[Service]] = {}
    for service in services:
        first = sort_key(service.name)[:1].upper()
        found.setdefault(first if "A" <= first <= "Z" else "0-to-9", []).append(service)
    return [(_("0 to 9") if key == "0-to-9" else key, key.lower(), found[key]) for key in sorted(found)]
