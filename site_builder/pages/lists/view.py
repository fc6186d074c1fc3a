"""What a list of services shows, and how a long one is shared out over several pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from site_builder.language.speaking import N_, _
from site_builder.language.words import counted, sort_key
from site_builder.model.addresses import below
from site_builder.model.shapes import Count, Link, Section
from site_builder.model.site import Site
from site_builder.pages.lists.filter_form import FilterForm
from site_builder.prose.blocks import HasHtml
from site_builder.types.need import Need
from site_builder.types.service.directory import Directory, Services
from site_builder.types.service.model import Service

PER_PAGE = 200
"""How many services one page lists: what an old phone can still scroll."""

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
    empty: str
    instead: Sequence[Link]
    filter_url: str
    """Where the same list can be narrowed further; "" when that is nowhere."""
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


def page_count(number: int) -> int:
    """How many pages a list of so many services needs; an empty one needs one too."""
    return max(1, -(-number // PER_PAGE))


def page_url(url: str, number: int) -> str:
    """The address of a list's page, counted from 1."""
    return url if number == 1 else below(url, f"page-{number}")


def make_view(
    directory: Directory,
    url: str,
    number: int,
    services: Services,
    chapters: Sequence[Chapter],
    words: ListWords,
    browse: Callable[[], Sequence[Browse]],
    times: Callable[[Service], str] | None = None,
) -> ListView:
    """One page of a list. `times` gives the words for a service's opening times, where a list has its own."""
    parts = list(_cut(chapters, (number - 1) * PER_PAGE, number * PER_PAGE))
    return ListView(
        intro=words.intro,
        advice=words.advice if number == 1 else None,
        total=counted("%(num)s service", "%(num)s services", len(services)) if services else "",
        icon=words.icon,
        browse=tuple(each for each in (*browse(), *_other_pages(url, number, len(services))) if each.links),
        sections=tuple(
            Section(
                heading,
                f"part--{key}",  # ids of entries never hold two hyphens, so none is one of the page's own
                _not_checked_note(directory.site) if key == NOT_CHECKED else "",
                cards=tuple(map(directory.card, found)),
                times=tuple(map(times, found)) if times else (),
            )
            for heading, key, found in parts
        ),
        empty="" if services else _("Nobody has listed a service here yet. Try one of these, or ask us."),
        instead=words.instead,
        filter_url=words.filter_url if services else "",
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


def _other_pages(url: str, number: int, total: int) -> Iterator[Browse]:
    if total > PER_PAGE:
        links = (
            Count(
                _("Page %(number)s", number=each),
                page_url(url, each),
                min(PER_PAGE, total - (each - 1) * PER_PAGE),
                each == number,
            )
            for each in range(1, page_count(total) + 1)
        )
        yield Browse(_("More of this list"), tuple(links))


def by_main_need(needs: Sequence[Need], services: Services) -> list[Chapter]:
    """Divide a list by the first need of each service."""
    found: dict[str, list[Service]] = {need.id: [] for need in needs}
    for service in services:
        found[service.needs[0] if service.needs else ""].append(service)
    return [(need.name, need.id, found[need.id]) for need in needs if found[need.id]]


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
