"""Coordinates that can't be meant: a lost minus sign, a point far from everything that the site covers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from site_builder.diagnostics import Code, Diagnostic, Severity
from site_builder.model.entry import Entry
from site_builder.model.site import Site
from site_builder.types.area import Area
from site_builder.types.service.model import Service

POINT_FAR = Code(
    "point-far", Severity.WARNING, "Coordinates are far from all that the site's areas have places for."
)

FAR = 20.0
"""How many kilometres from every place that an area names are far."""
_SIGN_MATTERS = 5.0
_MUCH_NEARER = 3
_EARTH = 6371.0

Point = tuple[float, float]


class Located(NamedTuple):
    """A point with where it is written."""

    entry: Entry
    number: int
    name: str
    point: Point


def check_points(site: Site) -> Iterator[Diagnostic]:
    """Hold each point against the places that areas name, or against the other services where they name none."""
    named = [
        Located(area, n, place.name, place.coordinates)
        for area in site.all(Area)
        for n, place in enumerate(area.places)
    ]
    services = list(_services(site))
    for located, others in ((named, named), (services, named or services)):
        for each in located:
            near = [other.point for other in others if other is not each]
            if others is named or len(near) > 1:
                yield from _asked(site, each, near)


def _services(site: Site) -> Iterator[Located]:
    """The points of services, but of places whose postcode is of a district that no area names: these may well be far."""
    known = {outcode for area in site.all(Area) for place in area.places for outcode in place.outcodes}
    for service in site.all(Service):
        for n, place in enumerate(service.places):
            if place.coordinates and not (known and place.outcode and place.outcode not in known):
                yield Located(service, n, place.name or service.name, place.coordinates)


def _asked(site: Site, each: Located, near: Sequence[Point]) -> Iterator[Diagnostic]:
    if not near:
        return
    latitude, longitude = each.point
    away = min(_kilometres(each.point, other) for other in near)
    turned = min(_kilometres((latitude, -longitude), other) for other in near)
    sign = away > _SIGN_MATTERS and turned * _MUCH_NEARER < away
    if not sign and away < FAR:
        return
    yield Diagnostic(
        site.span(each.entry, "places", each.number, "coordinates"),
        POINT_FAR,
        f"The point of “{each.name}” is {away:.0f} km from everything that is known nearby.",
        f"Did you mean `{latitude}, {-longitude}`?"
        if sign
        else "Check both numbers; if it is right, add its place or outcode to an area.",
    )


def _kilometres(one: Point, other: Point) -> float:
    """The way between two points as the crow flies."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(radians, point)) for point in (one, other))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(half))
