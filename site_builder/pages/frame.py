"""What stands around every page: the menu, the foot, the alerts in force, and the short forms that get explained."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from site_builder.language.speaking import _
from site_builder.model.addresses import (
    A_TO_Z,
    ACCESSIBILITY,
    KEEP,
    PRIVACY,
    SEARCH,
    SERVICES,
)
from site_builder.model.shapes import Link
from site_builder.model.site import Site
from site_builder.model.traits import in_order, is_risky
from site_builder.render.context import AlertLine, SiteContext, site_context
from site_builder.types.alert import Alert, dates_words, is_in_force, is_shown, moments
from site_builder.types.page import PlainPage
from site_builder.types.service.model import LIST
from site_builder.types.term import Term


def site_frame(site: Site, asset: Mapping[str, str]) -> SiteContext:
    """Gather what every page of the site shows."""
    alerts = sorted(
        (each for each in site.all(Alert) if is_shown(each, site.today)), key=lambda each: each.from_
    )
    lines = tuple(_alert_line(site, each) for each in alerts)
    return site_context(
        site.settings, site.today, tuple(_menu(site)), tuple(_foot(site)), lines, asset, site.logo
    )


def _alert_line(site: Site, alert: Alert) -> AlertLine:
    start, end = moments(alert, site.settings.zone)
    coming = not is_in_force(alert, site.today)
    return AlertLine(alert.name, site.url(alert), f"{dates_words(alert)}.", start, end, coming)


def glossary_of(site: Site) -> dict[str, str]:
    """Short forms and what they stand for."""
    return {term.short: term.name for term in site.all(Term) if term.short}


def lists(site: Site, *, chief: bool = False) -> Iterator[Link]:
    """The lists of everything but services that the site has: those at the foot, or those of the main menu."""
    for content_type in site.types.values():
        menu = content_type.menu
        if menu and menu.chief is chief and (menu.is_shown or content_type.has_entries)(site):
            yield Link(_(menu.label), menu.url)


def service_lists() -> Iterator[Link]:
    """The lists of all services."""
    yield Link(_("All services"), SERVICES)
    yield Link(_("Services from A to Z"), A_TO_Z)


def has_risky_pages(site: Site) -> bool:
    """Whether any page has the control to leave quickly."""
    return any(is_risky(entry) for by_id in site.entries.values() for entry in by_id.values())


def _menu(site: Site) -> Iterator[Link]:
    """The main menu. Help now isn't in it, because themes show it on its own on every page."""
    yield LIST.in_words()
    yield from lists(site, chief=True)
    yield from _pages(site, in_menu=True)


def _foot(site: Site) -> Iterator[Link]:
    yield Link(_("Search"), SEARCH)
    if site.settings.keep_on_phone:
        yield Link(_("Keep on this phone"), KEEP)
    yield from lists(site)
    yield from _pages(site, in_menu=False)
    yield Link(_("Accessibility"), ACCESSIBILITY)
    yield Link(_("Privacy"), PRIVACY)


def _pages(site: Site, *, in_menu: bool) -> Sequence[Link]:
    found = in_order(site.all(PlainPage))
    return [site.link(page) for page in found if page.in_menu is in_menu]
