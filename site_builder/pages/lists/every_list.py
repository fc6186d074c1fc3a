"""Every list of services that exists. Which services are in which list is worked out once, for all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from site_builder.language.speaking import N_, _, holidays_words
from site_builder.language.words import DAYS, day_name
from site_builder.model.addresses import (
    A_TO_Z,
    SERVICES,
    filtered,
)
from site_builder.model.page import Page, SearchDocument
from site_builder.model.shapes import Link
from site_builder.model.site import Site
from site_builder.pages.lists.browsing import (
    BY_AREA,
    BY_DAY,
    BY_GROUP,
    BY_LETTER,
    BY_NEED,
    URGENT,
    Browsing,
    day_url,
    links_in_words,
    need_in_area_url,
    services_counted,
)
from site_builder.pages.lists.filter_form import make_filter_form
from site_builder.pages.lists.indexes import index_pages
from site_builder.pages.lists.listing import Listing, pages_of
from site_builder.pages.lists.view import SOME, ListWords, Show, by_letter, by_main_need, by_way_in
from site_builder.prose.embedded import embedded
from site_builder.types.area import Area
from site_builder.types.client_group import ClientGroup
from site_builder.types.need import Need
from site_builder.types.service.directory import Directory
from site_builder.types.service.model import LIST
from site_builder.types.service.status import has_risky_services


def pages(site: Site) -> Iterator[Page]:
    """All lists of services, and the pages that lead to them."""
    lists = _Lists(site)
    for listing in lists.all():
        yield from pages_of(lists.directory, listing)
    yield from index_pages(site, lists.directory, lists.browse)


class _Lists:
    """The lists of one site, and the links between them."""

    def __init__(self, site: Site) -> None:
        self.site, self.area = site, site.settings.area
        self.directory = site.once(Directory)
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
            title=_("All services"),
            description=_("Every service for people without a safe home in %(area)s.", area=self.area),
            services=self.directory.all,
            chapters=self.by_need,
            show=Show(SOME),
            words=ListWords(intro=_("Start with what you need, or look through everything.")),
            browse=lambda: (
                self.browse.need_counts(),
                self.browse.area_counts(),
                self.browse.group_counts(),
                self.browse.day_counts(),
            ),
            crumbs=(),
            filter_form=partial(make_filter_form, self.site, SOME),
            changed=self.changed,
            paper=True,
        )

    def _letters(self) -> Listing:
        return Listing(
            url=A_TO_Z,
            title=_("Services from A to Z"),
            description=_("Every service in %(area)s by its name.", area=self.area),
            services=self.directory.all,
            chapters=by_letter,
            show=Show(names=True),
            words=ListWords(),
            browse=lambda: (),
            changed=self.changed,
        )

    def _need(self, need: Need) -> Listing:
        services = self.directory.by_need.get(need.id, ())
        return Listing(
            url=self.site.url(need),
            title=need.name,
            description=need.summary or _("%(need)s in %(area)s.", need=need.name, area=self.area),
            services=services,
            chapters=by_way_in,
            show=Show(regroups=True),
            words=ListWords(
                need.summary,
                embedded(need.advice, 1, "advice"),
                need.icon or "door",
                links_in_words(URGENT, BY_NEED, BY_LETTER),
                filter_url=filtered(need=need.id),
            ),
            browse=lambda: (self.browse.need_area_counts(need), self.browse.need_counts(need)),
            crumbs=links_in_words(LIST, BY_NEED),
            file=need.file,
            changed=self.site.changed_on(need, *services),
            risky=need.risky,
            paper=True,
            search=partial(
                _search,
                N_("Need"),
                need.summary,
                (*need.also_called, *need.search_words),
                {"need": [need.name]},
            ),
        )

    def _need_in_area(self, need: Need, area: Area) -> Listing:
        services = self.directory.by_need_and_area[need.id, area.id]
        number = services_counted(len(services))
        said = _("%(need)s in %(area)s: %(services)s.", need=need.name, area=area.name, services=number)
        return Listing(
            url=need_in_area_url(need, area),
            title=_("%(need)s in %(area)s", need=need.name, area=area.name),
            description=f"{said} {need.summary}",
            services=services,
            chapters=by_way_in,
            show=Show(regroups=True),
            words=ListWords(
                need.summary,
                None,
                need.icon or "door",
                (
                    Link(_("%(need)s in all areas", need=need.name), self.site.url(need)),
                    Link(area.name, self.site.url(area)),
                ),
                filter_url=filtered(need=need.id, area=area.id),
            ),
            browse=lambda: (
                self.browse.need_area_counts(need, area),
                self.browse.area_need_counts(area, need),
            ),
            crumbs=(*links_in_words(LIST, BY_NEED), Link(need.name, self.site.url(need))),
            changed=self.site.changed_on(*services),
            risky=need.risky,
            paper=True,
        )

    def _area(self, area: Area) -> Listing:
        services = self.directory.by_area.get(area.id, ())
        return Listing(
            url=self.site.url(area),
            title=area.name,
            description=area.summary
            or _("Services for people without a safe home in %(area)s.", area=area.name),
            services=services,
            chapters=self.by_need,
            show=Show(regroups=True),
            words=ListWords(
                area.summary,
                embedded(area.about, 1, "about"),
                instead=links_in_words(BY_AREA, BY_LETTER),
                filter_url=filtered(area=area.id),
            ),
            browse=lambda: (self.browse.area_need_counts(area), self.browse.area_counts(area)),
            crumbs=links_in_words(LIST, BY_AREA),
            file=area.file,
            paper=True,
            changed=self.site.changed_on(area, *services),
            search=partial(
                _search,
                N_("Area"),
                area.summary,
                (*area.also_called, *area.search_words),
                {"area": [area.name]},
            ),
        )

    def _group(self, group: ClientGroup) -> Listing:
        services = self.directory.by_group.get(group.id, ())
        return Listing(
            url=self.site.url(group),
            title=group.name,
            description=group.summary or _("Services made with %(group)s in mind.", group=group.name),
            services=services,
            chapters=self.by_need,
            show=Show(regroups=True),
            words=ListWords(
                group.summary,
                embedded(group.about, 1, "about"),
                instead=links_in_words(BY_NEED, BY_LETTER),
                filter_url=filtered(group=group.id),
            ),
            browse=lambda: (self.browse.group_counts(group),),
            crumbs=links_in_words(LIST, BY_GROUP),
            file=group.file,
            risky=has_risky_services(self.site, group),
            paper=True,
            changed=self.site.changed_on(group, *services),
            search=partial(
                _search, N_("Who it is for"), group.summary, (*group.also_called, *group.search_words), {}
            ),
        )

    def _day(self, weekday: int, name: str) -> Listing:
        services = self.directory.by_weekday.get(weekday, ())
        return Listing(
            url=day_url(name),
            title=_("Usually open on %(day)ss", day=day_name(weekday)),
            description=_(
                "Services in %(area)s that are usually open on %(day)ss, with their times.",
                area=self.area,
                day=day_name(weekday),
            ),
            services=services,
            chapters=self.by_need,
            words=ListWords(
                _(
                    "These are the usual times. %(holidays)s and other days may differ: look at the service's page, or ring.",
                    holidays=holidays_words(),
                ),
                instead=links_in_words(BY_DAY, BY_LETTER),
            ),
            browse=lambda: (self.browse.day_counts(weekday),),
            crumbs=links_in_words(LIST, BY_DAY),
            changed=self.changed,
            show=Show(times=lambda service: self.directory.times[service.id][weekday]),
        )


def _search(
    kind: str, summary: str, keywords: Sequence[str], filters: Mapping[str, Sequence[str]]
) -> SearchDocument:
    return SearchDocument(summary, "", keywords, {"kind": [kind], **filters})
