"""The whole directory as a booklet to print: every service once, under its main need, and two ways to look it up.

It isn't a page of the site: `pdf.py` makes a file of it. It is kept for months, so it says when things were checked rather than
how long ago, and leaves out what is only true this week.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from site_builder.hours.saying.summary import hours_words
from site_builder.language.asking import asking
from site_builder.language.speaking import _
from site_builder.language.words import counted, on_words
from site_builder.model.addresses import HOME, SERVICES, code_url
from site_builder.model.mark import own_palette
from site_builder.model.page import Page
from site_builder.model.phone_line import phone_line
from site_builder.model.place import Place
from site_builder.model.setting_records import Colours
from site_builder.model.shapes import Link, PhoneLine, Way
from site_builder.model.site import Site
from site_builder.model.traits import in_order
from site_builder.model.ways import text_way
from site_builder.prose.blocks import HasHtml
from site_builder.prose.embedded import embedded
from site_builder.types.area import Area
from site_builder.types.need import Need
from site_builder.types.service.access_words import how_words, who_words
from site_builder.types.service.asking import asked_by, numbers_of
from site_builder.types.service.directory import Directory
from site_builder.types.service.model import Service, url
from site_builder.types.service.notes import notice_words
from site_builder.types.service.status import areas_of, is_overdue, is_running
from site_builder.types.service.times import when_words
from site_builder.types.service.where import printed_words, where_words

PATH = "booklet.pdf"
"""Where the file is in the output."""
FOLDED_PATH = "booklet-a4.pdf"
"""Where the same is, laid out for folding."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place a service happens at, with its times when they are its own."""

    text: str
    times: str


@dataclass(frozen=True, slots=True)
class BookletEntry:
    """A service in a few lines."""

    id: str
    name: str
    url: str
    code_url: str
    summary: str
    note: str
    who: str
    how: str
    bring: str
    when: str
    places: Sequence[Spot]
    phones: Sequence[PhoneLine]
    texts: Sequence[Way]
    checked: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A need, with the services that are there for it first of all."""

    id: str
    heading: str
    icon: str
    summary: str
    advice: HasHtml | None
    entries: Sequence[BookletEntry]
    also: Sequence[Link]
    """Services that are there for another need first, and help with this one too."""


@dataclass(frozen=True, slots=True)
class IndexGroup:
    """A heading of an index, with links to entries in the booklet."""

    heading: str
    links: Sequence[Link]


@dataclass(frozen=True, slots=True)
class BookletIndex:
    """One way to look services up."""

    id: str
    heading: str
    groups: Sequence[IndexGroup]


@dataclass(frozen=True, slots=True)
class BookletView:
    """What booklet.html shows."""

    total: str
    shades: Mapping[str, str]
    """The site's own colours, by the names that styles have for them; none where those of the theme stand."""
    address: str
    code_url: str
    chapters: Sequence[Chapter]
    indexes: Sequence[BookletIndex]


def booklet_page(site: Site) -> Page:
    """The booklet as something a theme can show."""
    return Page(
        url=HOME + PATH,
        template="booklet.html",
        kind="booklet",
        title=_("Help in %(area)s", area=site.settings.area),
        description=_("Every service for people without a safe home in %(area)s.", area=site.settings.area),
        view=partial(make_view, site),
    )


def make_view(site: Site) -> BookletView:
    """Work out the booklet: the services that are running, by main need, then by need, by area and by name."""
    directory = site.once(Directory)
    running = [service for service in directory.all if is_running(service)]
    needs = in_order(site.all(Need))
    return BookletView(
        total=counted("%(num)s service", "%(num)s services", len(running)),
        shades=_shades(site.settings.colours),
        address=site.settings.base_url,
        code_url=_code_url(site, SERVICES),
        chapters=tuple(
            _chapter(site, need, found)
            for need in needs
            if (found := [each for each in directory.by_need.get(need.id, ()) if is_running(each)])
        ),
        indexes=tuple(_indexes(site, directory, running)),
    )


def _shades(colours: Colours) -> Mapping[str, str]:
    palette = own_palette(colours)
    if palette is None:
        return {}
    own = {name: palette.light[name] for name in ("dusk", "pale", "lamp", "night")}
    return {"brand": colours.brand, "brand-2": colours.accent, **own}


def _chapter(site: Site, need: Need, services: Sequence[Service]) -> Chapter:
    first = [each for each in services if each.needs[0] == need.id]
    return Chapter(
        f"need--{need.id}",
        need.name,
        need.icon or "door",
        need.summary,
        embedded(need.advice, 2, f"need--{need.id}"),
        tuple(_entry(site, service) for service in first),
        _links(each for each in services if each not in first),
    )


def _links(services: Iterable[Service]) -> Sequence[Link]:
    """Links to where services stand in the booklet."""
    return tuple(Link(each.name, f"#{each.id}") for each in services)


def _entry(site: Site, service: Service) -> BookletEntry:
    with asking(asked_by(service)):
        return _asked_entry(site, service)


def _asked_entry(site: Site, service: Service) -> BookletEntry:
    path = url(service)
    return BookletEntry(
        id=service.id,
        name=service.name,
        url=path,
        code_url=_code_url(site, path),
        summary=service.summary,
        note=_note(site, service),
        who=who_words(service),
        how=how_words(service),
        bring=service.access.bring if service.access else "",
        when=when_words(service, site.today),
        places=tuple(_spots(site, service)),
        phones=tuple(phone_line(phone, site.today) for phone in numbers_of(service)),
        texts=tuple(map(text_way, service.text)),
        checked=_checked(site, service),
    )


def _note(site: Site, service: Service) -> str:
    """A notice, unless it has an end: the booklet will be read after it."""
    notice = service.notice
    if notice is None or notice.until or (notice.from_ and site.today < notice.from_):
        return ""
    return notice_words(notice)


def _spots(site: Site, service: Service) -> Iterator[Spot]:
    """Every place that may be named, each once."""
    shown = dict.fromkeys(_spot(site, place) for place in service.places)
    yield from shown or (Spot(where_words(site, service), ""),)


def _spot(site: Site, place: Place) -> Spot:
    words = printed_words(site, place)
    if place.is_rough:
        return Spot(words, "")
    text = f"{place.name}, {words}" if place.address and place.name not in words else words
    return Spot(text, hours_words(place.hours, site.today) if place.hours else "")


def _code_url(site: Site, path: str) -> str:
    return code_url(path) if site.settings.qr_codes else ""


def _checked(site: Site, service: Service) -> str:
    if service.checked is None:
        return _("Nobody has checked this yet: ring first.")
    when = on_words(service.checked.on)
    if is_overdue(site, service):
        return _("Checked %(when)s, too long ago to rely on: ring first.", when=when)
    return _("Checked %(when)s.", when=when)


def _indexes(site: Site, directory: Directory, running: Sequence[Service]) -> Iterator[BookletIndex]:
    yield BookletIndex("by--place", _("By place"), tuple(_places(site, directory, running)))
    yield BookletIndex("by--name", _("By name"), (IndexGroup("", _links(running)),))


def _places(site: Site, directory: Directory, running: Sequence[Service]) -> Iterator[IndexGroup]:
    """By area; what is there for all areas is named once, and what is for none too."""
    areas = in_order(site.all(Area))
    everywhere = {each.id for each in running if len(areas) > 1 and len(set(areas_of(each))) == len(areas)}
    groups = [
        (
            _("In every part of %(area)s", area=site.settings.area),
            [each for each in running if each.id in everywhere],
        ),
        *((area.name, _only_here(directory.by_area.get(area.id, ()), everywhere)) for area in areas),
        (_("Anywhere, or by phone"), [each for each in running if not areas_of(each)]),
    ]
    for heading, services in groups:
        if services:
            yield IndexGroup(heading, _links(services))


def _only_here(services: Iterable[Service], everywhere: Collection[str]) -> list[Service]:
    return [each for each in services if is_running(each) and each.id not in everywhere]
