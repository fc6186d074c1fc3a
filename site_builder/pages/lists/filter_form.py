"""The form that narrows the list of all services, where scripts run (themes/default/assets/filter.js)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from site_builder.fields.country import GB, IE, US
from site_builder.language.speaking import N_, _
from site_builder.language.words import DAYS, day_name
from site_builder.model.addresses import FILTER_ANSWERS, SERVICES
from site_builder.model.site import Site
from site_builder.model.traits import is_risky
from site_builder.types.area import known_places
from site_builder.types.client_group import ClientGroup
from site_builder.types.need import Need
from site_builder.types.service.filters import filters
from site_builder.types.service.status import has_risky_services

_FIRST = ("need", "area")
_WHO = ("age", "household", "gender", "group", "language")
_NEAR = {
    GB: (
        N_("A place, or the first half of a postcode. Distances are in a straight line."),
        N_("This site doesn't know that place. Try one nearby, or the first half of a postcode."),
    ),
    IE: (
        N_("A place, or the first three characters of an Eircode. Distances are in a straight line."),
        N_("This site doesn't know that place. Try one nearby, or the first three characters of an Eircode."),
    ),
    US: (
        N_("A place or a ZIP code. Distances are in a straight line."),
        N_("This site doesn't know that place. Try one nearby, or a ZIP code."),
    ),
}
_NEAR_ELSEWHERE = (
    N_("A place or a postcode. Distances are in a straight line."),
    N_("This site doesn't know that place. Try one nearby, or a postcode."),
)


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose."""

    value: str
    label: str
    risky: bool = False
    """Whether being seen with what it leads to could put somebody in danger."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose from, or to tick when it has one option without a label."""

    name: str
    label: str
    ask: str
    options: Sequence[Option]


@dataclass(frozen=True, slots=True)
class FilterForm:
    """What components/filter.html shows. Facts and cards that aren't on the page are fetched from the two addresses."""

    facts_url: str
    cards_url: str
    per_page: int
    first: Sequence[Choice]
    who: Sequence[Choice]
    get_in: Sequence[Choice]
    places: Sequence[str]
    near_hint: str
    """What can be typed to see what is near."""
    unknown_place: str
    """What to say when nobody knows it."""
    in_miles: bool
    """Whether distances are told in miles rather than kilometres."""
    risky: bool
    """Whether something that can be chosen is risky, and the way out is held ready."""


def make_filter_form(site: Site, per_page: int) -> FilterForm:
    """All that can be chosen on a site whose lists have so many services on a page."""
    risky = _risky(site)
    found = [
        Choice(
            each.name,
            each.label,
            each.ask,
            tuple(Option(*option, risky=(each.name, option[0]) in risky) for option in each.options),
        )
        for each in filters(site)
    ]
    hint, unknown = _NEAR.get(site.settings.country, _NEAR_ELSEWHERE)
    days = tuple(Option(name[:3].lower(), day_name(day)) for day, name in enumerate(DAYS, 1))
    when = Choice("when", _("Open"), _("times"), (Option("now", _("Now")), *days))
    return FilterForm(
        facts_url=FILTER_ANSWERS,
        cards_url=SERVICES,
        per_page=per_page,
        first=(*(each for each in found if each.name in _FIRST), when),
        who=tuple(each for each in found if each.name in _WHO),
        get_in=tuple(each for each in found if each.name not in _FIRST + _WHO),
        places=tuple(name for place in known_places(site) for name in place.names),
        near_hint=_(hint),
        unknown_place=_(unknown),
        in_miles=site.settings.in_miles,
        risky=bool(risky),
    )


def _risky(site: Site) -> Collection[tuple[str, str]]:
    """The needs and client groups whose own lists are risky, as names and values of choices."""
    needs = {("need", each.id) for each in site.all(Need) if is_risky(each)}
    return needs | {("group", each.id) for each in site.all(ClientGroup) if has_risky_services(site, each)}
