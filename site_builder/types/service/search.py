"""What searching knows about a service."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from babel import Locale

from site_builder.hours.calendar.spells import OPEN
from site_builder.language.speaking import N_, _
from site_builder.language.words import search_words, shortened
from site_builder.model.page import SearchDocument
from site_builder.model.site import Site
from site_builder.types.service.access import CLIENT_GROUP
from site_builder.types.service.brief import brief_of
from site_builder.types.service.model import AREA, NEED, ORGANISATION, Service
from site_builder.types.service.notes import closes
from site_builder.types.service.open_times import open_spells
from site_builder.types.service.status import areas_of, is_listed, is_running, needs_of
from site_builder.types.service.times import hours_of

_LONGEST_TEXT = 600
_NOWHERE = ("phone", "online")


def make_search(site: Site, service: Service) -> SearchDocument:
    """A service's words for the search index. One that closed isn't found as help."""
    organisation = site.find(ORGANISATION, service.organisation)
    groups = site.links(CLIENT_GROUP, service.for_.groups if service.for_ else ())
    spoken = Locale("en").languages.get(site.settings.language.partition("-")[0], "")
    languages = [language for language in dict.fromkeys(_languages(service)) if language != spoken]
    keywords = (
        *service.search_words,
        *(organisation.name for organisation in (organisation,) if organisation),
        *_places(service),
        *(group.label for group in groups),
        *(activity.name for activity in service.activities),
        *languages,
        *_ways_in(service),
    )
    text = shortened(service.description.plain, _LONGEST_TEXT) if service.description else ""
    if not is_listed(service):
        return SearchDocument(service.summary, text, keywords, {"kind": [N_("Closed service")]})
    brief = brief_of(site, service)
    return SearchDocument(
        summary=service.summary,
        text=text,
        keywords=tuple(dict.fromkeys(keywords)),
        filters={
            "kind": [N_("Service")],
            "need": [need.name for each in needs_of(service) if (need := site.find(NEED, each))],
            "area": [area.name for each in areas_of(service) if (area := site.find(AREA, each))],
            "day": list(map(str, _days(site, service, brief.weekdays))),
            "language": languages,
        },
        names=service.other_names,
        numbers=tuple(dict.fromkeys(_numbers(service))),
        is_line=bool(service.places) and all(place.kind in _NOWHERE for place in service.places),
        codes=tuple(
            {code: None for place in service.places for code in (place.postcode, place.outcode) if code}
        ),
        ring=brief.card.phone,
        open=brief.spells if is_running(service) else "",
        changes=[(note.start, note.end, closes(note)) for note in brief.card.notes if note.change],
        late_from=brief.card.late_from,
        door=brief.card.door,
        means=brief.card.means,
    )


def _days(site: Site, service: Service, weekdays: Iterable[int]) -> Iterable[int]:
    """The weekdays on which it is open in the next weeks: not those of another season."""
    if not any(hours.seasons for hours in hours_of(service)):
        return weekdays
    zone = site.settings.zone
    starts = (each.start * 60 for each in open_spells(site, service) if each.kind == OPEN)
    soon = {datetime.fromtimestamp(start, zone).isoweekday() for start in starts}
    return [day for day in weekdays if day in soon]


def _places(service: Service) -> Iterator[str]:
    """Where it is; nobody goes to the address of a voice on the phone."""
    for place in service.places:
        street = () if place.kind in _NOWHERE else place.address
        yield from filter(None, (place.town, place.name, *street))


def _ways_in(service: Service) -> Iterator[str]:
    """What its answers about getting in are called by those who ask."""
    if any(place.step_free == "yes" for place in service.places):
        yield from search_words(_("wheelchair, step-free"))
    if any(place.hearing_loop == "yes" for place in service.places):
        yield _("hearing loop")
    if any(place.toilet == "yes" for place in service.places):
        yield _("accessible toilet")


def _numbers(service: Service) -> Iterator[str]:
    yield from (phone.number for phone in service.phones)
    yield from (text.number for text in service.text)
    yield from (number for number in (service.whatsapp, service.textphone) if number)
    for activity in service.activities:
        yield from (phone.number for phone in activity.phones)


def _languages(service: Service) -> Iterator[str]:
    yield from service.languages
    for phone in service.phones:
        yield from phone.languages
