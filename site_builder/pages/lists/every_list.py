"""Every list of services that exists. Which services are in which list is worked out once, for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from site_builder.language.words import DAYS, count
from site_builder.model.addresses import (
    A_TO_Z,
    AREAS,
    CLIENT_GROUPS,
    HELP_NOW,
    NEEDS,
    SERVICES,
    WEEKDAYS,
    filtered,
)
from site_builder.model.page import Page, SearchDocument
from site_builder.model.shapes import IndexView, Item, Link, Section
from site_builder.model.site import Site
from site_builder.pages.lists.browsing import Browsing, Kind, day_url, need_in_area_url
from site_builder.pages.lists.filter_form import make_filter_form
from site_builder.pages.lists.listing import TOP, Listing, pages_of
from site_builder.pages.lists.view import PER_PAGE, ListWords, by_letter, by_main_need, by_way_in
from site_builder.prose.blocks import paragraphs
from site_builder.prose.embedded import embedded
from site_builder.types.area import Area
from site_builder.types.client_group import ClientGroup
from site_builder.types.need import Need
from site_builder.types.service.directory import Directory, Services

_A_TO_Z = Link("All services from A to Z", A_TO_Z)
_NEEDS = Link("By need", NEEDS)
_AREAS = Link("By area", AREAS)
_GROUPS = Link("By who it is for", CLIENT_GROUPS)
_DAYS = Link("By day", WEEKDAYS)
_HELP_NOW = Link("Help now", HELP_NOW)


def pages(site: Site) -> Iterator[Page]:
    """All lists of services, and the pages that lead to them."""
    lists = _Lists(site)
    for listing in lists.all():
        yield from pages_of(lists.directory, listing)
    yield from lists.indexes()


class _Lists:
    """The lists of one site, and the links between them."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.directory = Directory(site)
        self.browse = Browsing(site, self.directory)
        self.needs, self.areas, self.groups = self.browse.needs, self.browse.areas, self.browse.groups
        self.by_need = partial(by_main_need, self.needs)
        self.changed = site.changed_on(*self.directory.all)

    def all(self) -> Iterator[Listing]:
        """Every list."""
        yield self._everything()
        yield self._letters()
        for need in self.needs:
            yield self._need(need)
            for area in self.areas:
                if (need.id, area.id) in self.directory.by_need_and_area:
                    yield self._need_in_area(need, area)
        for area in self.areas:
            yield self._area(area)
        for group in self.groups:
            yield self._group(group)
        for weekday, name in enumerate(DAYS, 1):
            yield self._day(weekday, name)

    def _everything(self) -> Listing:
        return Listing(
            url=SERVICES,
            title="All services",
            description=f"Every service for people without a safe home in {self.site.settings.area}.",
            services=self.directory.all,
            chapters=self.by_need,
            words=ListWords(intro="Start with what you need, or look through everything."),
            browse=lambda: (
                self.browse.need_counts(),
                self.browse.area_counts(),
                self.browse.group_counts(),
                self.browse.day_counts(),
            ),
            crumbs=(),
            filter_form=partial(make_filter_form, self.site, PER_PAGE),
            changed=self.changed,
            paper=True,
        )

    def _letters(self) -> Listing:
        return Listing(
            url=A_TO_Z,
            title="Services from A to Z",
            description=f"Every service in {self.site.settings.area} by its name.",
            services=self.directory.all,
            chapters=by_letter,
            by_name=True,
            words=ListWords(),
            browse=lambda: (),
            changed=self.changed,
        )

    def _need(self, need: Need) -> Listing:
        services = self.directory.by_need.get(need.id, ())
        return Listing(
            url=self.site.url(need),
            title=need.name,
            description=need.summary or f"{need.name} in {self.site.settings.area}.",
            services=services,
            chapters=by_way_in,
            words=ListWords(
                need.summary,
                embedded(need.advice, 1, "advice"),
                need.icon or "door",
                (_HELP_NOW, _NEEDS, _A_TO_Z),
                filter_url=filtered(need=need.id),
            ),
            browse=lambda: (self.browse.need_area_counts(need), self.browse.need_counts(need)),
            crumbs=(TOP, _NEEDS),
            file=need.file,
            changed=self.site.changed_on(need, *services),
            risky=need.risky,
            paper=True,
            search=partial(
                _search, "Need", need.summary, (*need.also_called, *need.search_words), {"need": [need.name]}
            ),
        )

    def _need_in_area(self, need: Need, area: Area) -> Listing:
        services = self.directory.by_need_and_area[need.id, area.id]
        return Listing(
            url=need_in_area_url(need, area),
            title=f"{need.name} in {area.name}",
            description=f"{need.name} in {area.name}: {count(len(services), 'service')}. {need.summary}",
            services=services,
            chapters=by_way_in,
            words=ListWords(
                need.summary,
                None,
                need.icon or "door",
                (
                    Link(f"{need.name} in all areas", self.site.url(need)),
                    Link(area.name, self.site.url(area)),
                ),
                filter_url=filtered(need=need.id, area=area.id),
            ),
            browse=lambda: (
                self.browse.need_area_counts(need, area),
                self.browse.area_need_counts(area, need),
            ),
            crumbs=(TOP, _NEEDS, Link(need.name, self.site.url(need))),
            changed=self.site.changed_on(*services),
            risky=need.risky,
            paper=True,
        )

    def _area(self, area: Area) -> Listing:
        services = self.directory.by_area.get(area.id, ())
        return Listing(
            url=self.site.url(area),
            title=area.name,
            description=area.summary or f"Services for people without a safe home in {area.name}.",
            services=services,
            chapters=self.by_need,
            words=ListWords(
                area.summary,
                embedded(area.about, 1, "about"),
                instead=(_AREAS, _A_TO_Z),
                filter_url=filtered(area=area.id),
            ),
            browse=lambda: (self.browse.area_need_counts(area), self.browse.area_counts(area)),
            crumbs=(TOP, _AREAS),
            file=area.file,
            paper=True,
            changed=self.site.changed_on(area, *services),
            search=partial(
                _search, "Area", area.summary, (*area.also_called, *area.search_words), {"area": [area.name]}
            ),
        )

    def _group(self, group: ClientGroup) -> Listing:
        services = self.directory.by_group.get(group.id, ())
        return Listing(
            url=self.site.url(group),
            title=group.name,
            description=group.summary or f"Services made with {group.name} in mind.",
            services=services,
            chapters=self.by_need,
            words=ListWords(
                group.summary,
                embedded(group.about, 1, "about"),
                instead=(_NEEDS, _A_TO_Z),
                filter_url=filtered(group=group.id),
            ),
            browse=lambda: (self.browse.group_counts(group),),
            crumbs=(TOP, _GROUPS),
            file=group.file,
            paper=True,
            changed=self.site.changed_on(group, *services),
            search=partial(
                _search, "Who it is for", group.summary, (*group.also_called, *group.search_words), {}
            ),
        )

    def _day(self, weekday: int, name: str) -> Listing:
        services = self.directory.by_weekday.get(weekday, ())
        return Listing(
            url=day_url(name),
            title=f"Usually open on {name}s",
            description=f"Services in {self.site.settings.area} that are usually open on {name}s, with their times.",
            services=services,
            chapters=self.by_need,
            words=ListWords(
                "These are the usual times. Bank holidays and other days may differ: look at the service's page, or ring.",
                instead=(_DAYS, _A_TO_Z),
            ),
            browse=lambda: (self.browse.day_counts(weekday),),
            crumbs=(TOP, _DAYS),
            changed=self.changed,
            times=lambda service: self.directory.times[service.id][weekday],
        )

    def indexes(self) -> Iterator[Page]:
        """The pages that list the lists."""
        area = self.site.settings.area
        for link, about, items, entries in (
            (_NEEDS, "What do you need?", self._need_items, self.needs),
            (_AREAS, f"The parts of {area}, and what there is in each.", self._area_items, self.areas),
            (_GROUPS, "Services made with somebody like you in mind.", self._group_items, self.groups),
            (_DAYS, "What is usually open on which day.", self._day_items, self.directory.all),
        ):
            if not entries and link is not _DAYS:
                continue
            yield Page(
                url=link.url,
                template="index.html",
                kind="list",
                title=f"Services {link.label[0].lower()}{link.label[1:]}",
                description=f"Services in {area} {link.label[0].lower()}{link.label[1:]}.",
                view=partial(_index, about, items),
                crumbs=(TOP,),
                changed=self.site.changed_on(*entries),
            )

    def _need_items(self) -> Iterable[Item]:
        return (_item(each, self.site.url(each), self.directory.by_need) for each in self.needs)

    def _area_items(self) -> Iterable[Item]:
        return (_item(each, self.site.url(each), self.directory.by_area) for each in self.areas)

    def _group_items(self) -> Iterable[Item]:
        return (_item(each, self.site.url(each), self.directory.by_group) for each in self.groups)

    def _day_items(self) -> Iterable[Item]:
        for weekday, name in enumerate(DAYS, 1):
            services = self.directory.by_weekday.get(weekday, ())
            yield Item(name, day_url(name), meta=count(len(services), "service"))


def _item(entry: Kind, url: str, found: Mapping[str, Services]) -> Item:
    return Item(entry.name, url, entry.summary, count(len(found.get(entry.id, ())), "service"))


def _index(about: str, items: Callable[[], Iterable[Item]]) -> IndexView:
    return IndexView(
        intro=paragraphs(about), sections=(Section("", "", items=tuple(items())),), links=(_A_TO_Z, _HELP_NOW)
    )


def _search(
    kind: str, summary: str, keywords: Sequence[str], filters: Mapping[str, Sequence[str]]
) -> SearchDocument:
    return SearchDocument(summary, "", keywords, {"kind": [kind], **filters})
