"""A service in a list: what it is, where, when, how to get in, and the number to ring."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Protocol, cast

from site_builder.model.checked import is_check_late
from site_builder.model.shapes import Card, Item
from site_builder.model.site import Site
from site_builder.types.service.access_words import how_words
from site_builder.types.service.model import Notice, Service
from site_builder.types.service.status import is_current, tag_of
from site_builder.types.service.times import when_words
from site_builder.types.service.where import where_words
from site_builder.words import ago_words, date_words, range_words


class _Alert(Protocol):
    name: str
    from_: datetime
    until: datetime


class _Change(Protocol):
    change: str


def make_card(site: Site, service: Service) -> Card:
    """A service as it shows in lists of services."""
    return Card(
        name=service.name,
        url=f"/services/{service.id}/",
        summary=service.summary,
        where=where_words(site, service),
        when=when_words(service, site.today),
        how=how_words(service),
        phone=phone_of(service),
        tag=tag_of(service),
        note=note_of(site, service),
    )


def make_item(site: Site, service: Service) -> Item:
    """A service among other things in a list."""
    meta = "; ".join(filter(None, (where_words(site, service), when_words(service, site.today))))
    return Item(service.name, f"/services/{service.id}/", service.summary, meta, tag_of(service))


def phone_of(service: Service) -> str:
    """The one number to show beside its name: the first, or "" when there is none or nobody would answer."""
    return service.phones[0].number if service.phones and service.status != "closed" else ""


def note_of(site: Site, service: Service) -> str:
    """What to know before going: what an alert changes, a notice, or that nobody has checked the entry for too long."""
    if changes := tuple(alert_changes(site, service)):
        return " ".join(words for _, words in changes)
    if service.notice and is_current(service.notice, site.today):
        return notice_words(service.notice)
    if service.status == "closed" or not is_check_late(
        service.checked, site.settings.reviews.services, site.today
    ):
        return ""
    if service.checked is None:
        return "Nobody has checked this yet: ring first."
    return f"Last checked {ago_words(service.checked.on, site.today)}: ring first."


def alert_changes(site: Site, service: Service) -> Iterator[tuple[str, str]]:
    """What alerts in force change at a service: the name of each, and the change with the days it is for."""
    for reference in site.referrers(service, "alert", "services.service"):
        alert, holder = cast("_Alert", reference.source), cast("_Change", reference.holder)
        first, last = alert.from_.date(), alert.until.date()
        if first <= site.today <= last:
            yield alert.name, f"{holder.change} ({range_words(first, last)})"


def notice_words(notice: Notice) -> str:
    """A notice with its dates, because the page may be read long after it was made."""
    if notice.from_ and notice.until:
        return f"{notice.text} ({range_words(notice.from_, notice.until)})"
    if notice.until:
        return f"{notice.text} (until {date_words(notice.until)})"
    return f"{notice.text} (since {date_words(notice.from_)})" if notice.from_ else notice.text
