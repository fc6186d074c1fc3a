"""Where a service is, never more of it than its author lets be known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from site_builder.language.speaking import N_, _, ngettext
from site_builder.language.words import NOT_KNOWN, listed, sentence, shortened
from site_builder.model.phone_line import phone_line
from site_builder.model.place import Place
from site_builder.model.postal import town_lines
from site_builder.model.shapes import Fact, PhoneLine, Way
from site_builder.model.site import Site
from site_builder.model.ways import email_ways
from site_builder.types.service.model import AREA, Service

PRIVATE = N_("Address kept private")
_EXTENTS = {
    "yes": (N_("Yes"), "good"),
    "partly": (N_("Partly"), "care"),
    "no": (N_("No"), "bad"),
}
_REMOTE = {"phone": N_("by phone"), "online": N_("online")}
_LONGEST = 70


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place on a service's page."""

    name: str
    kind: str
    lines: Sequence[str]
    note: str
    map_href: str = ""
    facts: Sequence[Fact] = ()
    phones: Sequence[PhoneLine] = ()
    contacts: Sequence[Way] = ()


def where_words(site: Site, service: Service) -> str:
    """Where it is, in one line: `12 Quay Street, Northport`, `Address kept private`, `By phone`."""
    if service.status == "closed":
        return ""
    if service.places:
        return _places_words(site, service.places)
    host = site.find(Service, service.happens_at or service.part_of)
    return _("At %(place)s", place=host.name) if host else _(NOT_KNOWN)


def street_words(service: Service) -> str:
    """What the words for where it is begin with that the name of a town can stand for; "" when nothing does."""
    place = next((each for each in service.places if each.kind not in _REMOTE), None)
    if place is None or place.is_private or place.is_rough or place.kind == "outreach" or not place.town:
        return ""
    return ", ".join(place.address)


def _places_words(site: Site, places: Sequence[Place]) -> str:
    """The first place to go to, how many more there are, and whether nobody needs to go at all."""
    physical = [place for place in places if place.kind not in _REMOTE]
    remote = dict.fromkeys(_(_REMOTE[place.kind]) for place in places if place.kind in _REMOTE)
    if not physical:
        return sentence(listed(tuple(remote), "or"))
    said, more = [place_words(site, physical[0])], len(physical) - 1
    if more:
        said.append(ngettext("and %(num)s more place", "and %(num)s more places", more))
    return ", ".join([*said, *(_("or %(way)s", way=way) for way in remote)])


def place_words(site: Site, place: Place) -> str:
    """One place in one line."""
    if place.is_private:
        return _(PRIVATE)
    if place.kind in _REMOTE:
        return sentence(_(_REMOTE[place.kind]))
    if place.is_rough:
        town = _town(site, place)
        return _("%(town)s (ring for the address)", town=town) if town else _("(ring for the address)")
    if place.kind == "outreach":
        return place.name or _short(place.where) or _("They come to you")
    return ", ".join([*place.address, *([place.town] if place.town else [])]) or _short(place.where)


def printed_words(site: Site, place: Place) -> str:
    """One place in one line, with its postcode where its country writes it: paper has no map."""
    if (
        place.kind == "building"
        and place.address
        and place.postcode
        and not (place.is_private or place.is_rough)
    ):
        return ", ".join(_lines(site, place))
    words = place_words(site, place)
    return f"{words}, {place.postcode}" if place.postcode and not place.is_rough else words


def place_view(site: Site, place: Place) -> PlaceView:
    """A place with its address, as far as it may be shown, and how to get there and in."""
    if place.is_private:
        return PlaceView("", "", (), _("This address is kept private. Ring first."))
    note = _("Ring for the address.") if place.is_rough else place.where
    return PlaceView(
        name=place.name,
        kind=place.what_for,
        lines=_lines(site, place),
        note=note,
        map_href=_map(site, place),
        facts=tuple(_facts(place)),
        phones=tuple(phone_line(phone, site.today) for phone in place.phones),
        contacts=tuple(email_ways(place.email)),
    )


def _lines(site: Site, place: Place) -> tuple[str, ...]:
    if place.kind in _REMOTE:
        return ()
    town = _town(site, place) if place.is_rough else place.town
    return (*place.address, *town_lines(site.settings, town, place.postcode))


def _town(site: Site, place: Place) -> str:
    area = site.find(AREA, place.area)
    return place.town or (area.name if area else "")


def _short(text: str) -> str:
    """The first sentence of a text, cut between words where it is long."""
    return shortened(text.partition(". ")[0].rstrip("."), _LONGEST)


def _map(site: Site, place: Place) -> str:
    """A map on another website, where there is a point or an address to show on it."""
    if place.is_rough or place.kind in _REMOTE:
        return ""
    if place.coordinates:
        latitude, longitude = place.coordinates
        return (
            f"https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map=18/{latitude}/{longitude}"
        )
    query = ", ".join((*place.address, *town_lines(site.settings, place.town, place.postcode)))
    return f"https://www.openstreetmap.org/search?query={quote(query)}" if place.postcode else ""


def _facts(place: Place) -> Iterator[Fact]:
    """How to get there and in. What nobody has said stands together in one line at the end."""
    unknown = []
    if place.transport:
        yield Fact(_("Getting there"), place.transport)
    if place.kind == "building":
        for label, answer in (
            (N_("step-free way in"), place.step_free),
            (N_("accessible toilet"), place.toilet),
            (N_("hearing loop"), place.hearing_loop),
        ):
            if answer == "unknown":
                unknown.append(_(label))
            else:
                text, tone = _EXTENTS[answer]
                yield Fact(sentence(_(label)), _(text), tone=tone)
    if place.access_note:
        yield Fact(_("Getting in and around"), place.access_note)
    if unknown:
        yield Fact(_(NOT_KNOWN), sentence(", ".join(unknown)), tone="care")
