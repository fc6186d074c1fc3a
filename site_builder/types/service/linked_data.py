"""A service in schema.org's words, for search engines and other finders: never more than its page says.

Terms are those of schema.org's types Service, ServiceChannel, Place and OpeningHoursSpecification.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from site_builder.fields.phone import data_number, dialled
from site_builder.hours.calendar.validity import SpecialDays, Validity, validity
from site_builder.hours.pattern import ALL_DAY, Opening
from site_builder.hours.reading.record import Hours
from site_builder.language.words import DAYS
from site_builder.model.contact import EmailAddress, Phone, TextLine
from site_builder.model.place import Place
from site_builder.model.site import Site
from site_builder.model.ways import address_data, postal_data, same_as, text_way
from site_builder.types.service.model import AREA, NEED, ORGANISATION, Service, url
from site_builder.types.service.status import areas_of, is_running, needs_of

Data = dict[str, object]

_REMOTE = ("phone", "online")


def linked_data(site: Site, service: Service) -> Mapping[str, object]:
    """The service as a JSON-LD object; nothing of one that closed for good. What nobody knows isn't said."""
    if service.status == "closed":
        return {}
    root = site.settings.base_url.rstrip("/")
    page = f"{root}{url(service)}"
    there = [place for place in service.places if place.kind not in _REMOTE and not place.is_private]
    # Hours of the whole service belong to its one place, where search engines look for them, if anything is told of it.
    at_place = service.hours if len(service.places) == len(there) == 1 and not there[0].hours else None
    return _said(
        {
            "@context": "https://schema.org",
            "@type": "Service",
            "@id": page,
            "url": page,
            "name": service.name,
            "alternateName": service.other_names,
            "description": service.summary,
            "sameAs": same_as(service.website, service.social),
            "serviceType": [link.label for link in site.links(NEED, needs_of(service))],
            "areaServed": [link.label for link in site.links(AREA, areas_of(service))],
            "provider": _provider(site, service, root),
            "availableChannel": _channel(site, service, there, at_place),
            "hoursAvailable": None if at_place else _all_hours(site, service, service.hours),
        }
    )


def _said(fields: Mapping[str, object]) -> Data:
    """Only the fields that say something."""
    return {name: value for name, value in fields.items() if value}


def _provider(site: Site, service: Service, root: str) -> Data | None:
    found = site.find(ORGANISATION, service.organisation)
    if found is None:
        return None
    who: Data = {"@type": "Organization", "@id": f"{root}{site.url(found)}", "name": found.name}
    return {**who, **_said({"contactPoint": [_email(each) for each in _emails(service)]})}


def _emails(service: Service) -> Iterator[EmailAddress]:
    yield from service.email
    for place in service.places:
        yield from place.email


def _email(email: EmailAddress) -> Data:
    return {"@type": "ContactPoint", "email": email.address, **_said({"contactType": email.label})}


def _channel(site: Site, service: Service, places: Sequence[Place], hours: Hours | None) -> Data | None:
    """How to reach it: where, by phone, by text message, by a form."""
    said = _said(
        {
            "serviceLocation": [
                found for place in places if (found := _place(site, service, place, place.hours or hours))
            ],
            "servicePhone": [_phone(phone) for phone in service.phones],
            "serviceSmsNumber": [_text(text) for text in service.text],
            "serviceUrl": service.form,
            "servicePostalAddress": postal_data(service.postal_address, site.settings),
            "availableLanguage": service.languages,
        }
    )
    return {"@type": "ServiceChannel", **said} if said else None


def _phone(phone: Phone) -> Data:
    return {
        "@type": "ContactPoint",
        "telephone": data_number(phone.number),
        **_said({"contactType": phone.label, "availableLanguage": phone.languages}),
    }


def _text(text: TextLine) -> Data:
    return {
        "@type": "ContactPoint",
        "telephone": dialled(text.number),
        **_said({"contactType": text.label, "description": text.word and text_way(text).text}),
    }


def _place(site: Site, service: Service, place: Place, hours: Hours | None) -> Data | None:
    """A place as far as its page tells: of an area-only place the town and outcode, and no point on a map."""
    area = site.find(AREA, place.area)
    town = place.town or (area.name if area and place.is_rough else "")
    said = _said(
        {
            "name": place.name,
            "address": address_data(site.settings, place.address, town, place.postcode),
            "geo": _point(place),
            "telephone": [data_number(phone.number) for phone in place.phones],
        }
    )
    if not said and not hours:
        return None
    known = _validity(site, service, hours)
    return {
        "@type": "Place",
        **said,
        **_said(
            {
                "openingHoursSpecification": list(_weekly(known)),
                "specialOpeningHoursSpecification": _special(known.special),
            }
        ),
    }


def _point(place: Place) -> Data | None:
    if place.coordinates is None or place.is_rough:
        return None
    latitude, longitude = place.coordinates
    return {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}


def _validity(site: Site, service: Service, hours: Hours | None) -> Validity:
    if hours is None or not is_running(service):
        return Validity((), ())
    return validity(hours, site.today, site.calendar)


def _all_hours(site: Site, service: Service, hours: Hours | None) -> list[Data]:
    known = _validity(site, service, hours)
    return [*_weekly(known), *_special(known.special)]


def _weekly(known: Validity) -> Iterator[Data]:
    for each in known.weekly:
        said: Data = {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": [DAYS[weekday - 1] for weekday in each.weekdays],
            **_times(each.opening),
        }
        if each.first:
            said["validFrom"] = each.first.isoformat()
        if each.last:
            said["validThrough"] = each.last.isoformat()
        yield said


@lru_cache(maxsize=1024)  # many services are closed on the same bank holidays
def _special(days: tuple[SpecialDays, ...]) -> Sequence[Data]:
    return [
        {
            "@type": "OpeningHoursSpecification",
            "validFrom": each.first.isoformat(),
            "validThrough": each.last.isoformat(),
            **_times(opening),
        }
        for each in days
        for opening in each.openings or (_CLOSED,)
    ]


_CLOSED = Opening(0, 0)
"""The way search engines want a closed day: opens and closes at midnight."""


def _times(opening: Opening) -> Mapping[str, str]:
    """Times of day; one that closes at or before the time it opens ends on the next day."""
    if opening[:2] == ALL_DAY[:2]:
        return {"opens": "00:00", "closes": "23:59"}
    return {"opens": _time(opening.start), "closes": _time(opening.end)}


def _time(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"
