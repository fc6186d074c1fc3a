"""A service in a list: what it is, where, when, how to get in, and the number to ring."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from site_builder.language.ages import on_aged
from site_builder.language.speaking import _
from site_builder.language.words import NOT_KNOWN
from site_builder.model.by_clock import NEVER, late_second
from site_builder.model.shapes import Card, Note
from site_builder.model.site import Site
from site_builder.model.ways import text_way
from site_builder.types.service.access_words import how_words, way_words
from site_builder.types.service.asking import numbers_of
from site_builder.types.service.model import Service, url
from site_builder.types.service.notes import notice_note
from site_builder.types.service.reach import door_of, means_of
from site_builder.types.service.status import is_overdue, is_running, tag_of
from site_builder.types.service.times import when_words
from site_builder.types.service.where import street_words, where_words


def make_card(site: Site, service: Service, *, open_times: str = "") -> Card:
    """A service as it shows in lists of services."""
    where, street = where_words(site, service), street_words(service)
    return Card(
        name=service.name,
        url=url(service),
        summary=service.summary,
        where=where,
        when=when_words(service, site.today),
        how=how_words(service),
        street=street,
        town=_("Place not known") if where == _(NOT_KNOWN) else where.removeprefix(f"{street}, "),
        way=way_words(service) if is_running(service) else "",
        door=door_of(service),
        means=means_of(service),
        open=open_times,
        late_from=late_second(site, service.checked),
        phone=(phone := phone_of(service)),
        text=text_way(service.text[0]) if service.text and not phone and service.status != "closed" else None,
        tag=tag_of(site, service),
        notes=notes_of(site, service),
    )


def phone_of(service: Service) -> str:
    """The one number to show beside its name: the first, or "" when there is none or nobody would answer."""
    numbers = numbers_of(service)
    return numbers[0].number if numbers and service.status != "closed" else ""


def notes_of(site: Site, service: Service) -> tuple[Note, ...]:
    """What to know before going: what alerts change and a notice, or that nobody has checked it for too long by then."""
    notes = list(site.notes(service))
    notes += _once_over(notes, notice_note(site, service))
    notes += _once_over(notes, _late_note(site, service))
    return tuple(notes)


def _once_over(holding: Sequence[Note], others: Iterable[Note]) -> Iterator[Note]:
    """Notes that matter less than others, from when those that hold on the day of the build are over."""
    over = max((note.end or NEVER for note in holding if not (note.coming or note.hidden)), default=0)
    for note in others:
        end = note.end or NEVER
        if not over:
            yield note
        elif over < end:
            yield replace(note, start=max(note.start, over), end=end, coming=False, hidden=True)


def _late_note(site: Site, service: Service) -> Iterator[Note]:
    if service.status == "closed":
        return
    if service.checked is None:
        yield Note(_("Nobody has checked this yet: ring first."))
        return
    words = _("Last checked %(when)s: ring first.", when=on_aged(service.checked.on))
    late = late_second(site, service.checked)
    yield Note(words, start=late, end=NEVER, hidden=not is_overdue(site, service))
