"""What follows from a service entry on a given day: whether it is listed, current, risky, and in which areas."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from functools import partial

from site_builder.language.speaking import N_, _
from site_builder.model import traits
from site_builder.model.by_clock import tag_by_days
from site_builder.model.checked import is_check_late
from site_builder.model.entry import Entry
from site_builder.model.shapes import Tag
from site_builder.model.site import Site
from site_builder.types.service.model import NEED, Service

SHOULD_BE_OPEN = N_("Should be open again: ring first")
"""What is said of a service that closed for now, from the day on which it should be open again."""

_TAGS: Mapping[str, tuple[str, str]] = {
    "seasonal": (N_("Part of the year"), "care"),
    "temporarily-closed": (N_("Closed for now"), "bad"),
    "closed": (N_("Closed for good"), "off"),
}


def tag_of(site: Site, service: Service) -> Tag | None:
    """The mark beside a service's name; None for one that is simply open."""
    return tag_by_days(partial(_tag_on, service), [service.reopens], site.today, site.settings.zone)


def _tag_on(service: Service, day: date) -> Tag | None:
    if should_be_open(service, day):
        return Tag(_(SHOULD_BE_OPEN), "care")
    if service.status not in _TAGS:
        return None
    label, tone = _TAGS[service.status]
    return Tag(_(label), tone)


def should_be_open(service: Service, day: date) -> bool:
    """Whether the day is there on which a service that closed for now should be open again."""
    return service.status == "temporarily-closed" and service.reopens is not None and service.reopens <= day


def is_listed(service: Service) -> bool:
    """Whether lists and search filters show it: all but services that closed for good."""
    return service.status != "closed"


def is_running(service: Service) -> bool:
    """Whether people can use it at present, or in its season."""
    return service.status in ("open", "seasonal")


def is_risky(site: Site, service: Service) -> bool:
    """Whether being seen on its page could put somebody in danger: it says so, or one of its needs does."""
    return service.id in site.once(_risky)


def _risky(site: Site) -> Collection[str]:
    """The ids of all services that are."""
    needs = {need.id for need in site.all(NEED) if traits.is_risky(need)}
    return {each.id for each in site.all(Service) if each.risky or not needs.isdisjoint(needs_of(each))}


def has_risky_services(site: Site, entry: Entry, field: str = "") -> bool:
    """Whether a risky service refers to an entry, with any field or with one, such as `organisation`.

    Then that entry's page shows it, and being seen there is no safer than on the service's own page.
    """
    return any(is_risky(site, each.source) for each in site.referrers(entry, Service, field))


def is_overdue(site: Site, service: Service) -> bool:
    """Whether its last check is longer ago than the site believes checks, or there was none."""
    return is_check_late(service.checked, site.settings.reviews.services, site.today)


def is_long_overdue(site: Site, service: Service) -> bool:
    """Whether its last check is so long ago that lists show it apart. What is new and unchecked isn't old news yet."""
    checked = service.checked
    if checked is None or not is_overdue(site, service):
        return False
    return is_check_late(checked, site.settings.reviews.services_long, site.today)


def areas_of(service: Service) -> tuple[str, ...]:
    """The ids of the areas it serves and of those its places are in, each once."""
    places = [place.area for place in service.places if place.area]
    return tuple(dict.fromkeys([*service.areas, *places]))


def needs_of(service: Service) -> tuple[str, ...]:
    """The ids of the needs it meets, its main one first, those of its activities last, each once."""
    inside = [need for activity in service.activities for need in activity.needs]
    return tuple(dict.fromkeys([*service.needs, *inside]))
