"""A service in a list: what it is, where, when, how to get in, and the number to ring."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.language.speaking import _
from site_builder.language.words import ago_words
from site_builder.model.checked import is_check_late
from site_builder.model.shapes import Card, Note
from site_builder.model.site import Site
from site_builder.model.ways import text_way
from site_builder.types.service.access_words import how_words
from site_builder.types.service.asking import numbers_of
from site_builder.types.service.model import Service, url
from site_builder.types.service.notes import notice_note
from site_builder.types.service.status import tag_of
from site_builder.types.service.times import when_words
from site_builder.types.service.where import where_words


def make_card(site: Site, service: Service) -> Card:
    """A service as it shows in lists of services."""
    return Card(
        name=service.name,
        url=url(service),
        summary=service.summary,
        where=where_words(site, service),
        when=when_words(service, site.today),
        how=how_words(service),
        phone=(phone := phone_of(service)),
        text=text_way(service.text[0]) if service.text and not phone and service.status != "closed" else None,
        tag=tag_of(service),
        notes=notes_of(site, service),
    )


def phone_of(service: Service) -> str:
    """The one number to show beside its name: the first, or "" when there is none or nobody would answer."""
    numbers = numbers_of(service)
    return numbers[0].number if numbers and service.status != "closed" else ""


def notes_of(site: Site, service: Service) -> tuple[Note, ...]:
    """What to know before going: what alerts change and a notice, or that nobody has checked the entry for too long."""
    notes = list(site.notes(service))
    if all(note.coming for note in notes):
        notes += notice_note(site, service)
    if all(note.coming for note in notes):
        notes += _late_note(site, service)
    return tuple(notes)


def _late_note(site: Site, service: Service) -> Iterator[Note]:
    if service.status == "closed" or not is_check_late(
        service.checked, site.settings.reviews.services, site.today
    ):
        return
    if service.checked is None:
        yield Note(_("Nobody has checked this yet: ring first."))
    else:
        yield Note(_("Last checked %(ago)s: ring first.", ago=ago_words(service.checked.on, site.today)))
