"""Coordinates that can't be meant: a lost minus sign, numbers the wrong way round, a point far from all the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from math import asin, cos, dist, radians, sin
from statistics import median
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
FAR_FROM_CITY = 3000.0
"""How many kilometres from the city of its time zone are far: half of a continent."""
_SIGN_MATTERS = 5.0
_MUCH_NEARER = 3
_EARTH = 6371.0

Point = tuple[float, float]
Ray = tuple[float, float, float]
"""The direction of a point from the middle of the earth, of length 1."""


class Located(NamedTuple):
    """A point with where it is written."""

    entry: Entry
    number: int
    name: str
    point: Point
    may_be_far: bool


def check_points(site: Site) -> Iterator[Diagnostic]:
    """Hold points of services against the places that areas name, and those against each other.

    Where areas name none, services are held against each other. Only a lost minus sign, or two numbers the wrong way round,
    are asked about then, and also of a service whose postcode is of a district that no area names: that may well be far.
    Points that are too few to tell are held against the city that the time zone is called after.
    """
    named, services = list(_named(site)), list(_services(site))
    middle = [_ray(point) for point in _middle(named or services)]
    if not middle:
        yield from _in_its_zone(site, named or services)
    for each in named:
        yield from _asked(site, each, middle)
    near = [_ray(each.point) for each in named] or middle
    for each in services:
        yield from _asked(site, each, near)


def _in_its_zone(site: Site, located: Sequence[Located]) -> Iterator[Diagnostic]:
    city = _city_of(site.settings.time_zone)
    for each in located:
        yield from _asked(site, each._replace(may_be_far=False), [_ray(city)] if city else [], FAR_FROM_CITY)


@lru_cache(maxsize=8)
def _city_of(zone: str) -> Point | None:
    """Where the city is that a time zone is called after, as the IANA database says (ISO 6709); None of one of no place."""
    table = files("tzdata").joinpath("zoneinfo/zone.tab").read_text("utf-8")
    found = re.search(rf"^\w\w\t([+-]\d{{4,6}})([+-]\d{{5,7}})\t{re.escape(zone)}$", table, re.MULTILINE)
    return (_degrees(found[1], 2), _degrees(found[2], 3)) if found else None


def _degrees(text: str, digits: int) -> float:
    whole, minutes, seconds = text[1 : digits + 1], text[digits + 1 : digits + 3], text[digits + 3 :]
    size = int(whole) + int(minutes) / 60 + int(seconds or 0) / 3600
    return -size if text[0] == "-" else size


def _named(site: Site) -> Iterator[Located]:
    for area in site.all(Area):
        for n, place in enumerate(area.places):
            yield Located(area, n, place.name, place.coordinates, True)


def _services(site: Site) -> Iterator[Located]:
    known = {outcode for area in site.all(Area) for place in area.places for outcode in place.outcodes}
    is_told = any(area.places for area in site.all(Area))
    for service in site.all(Service):
        for n, place in enumerate(service.places):
            if place.coordinates:
                elsewhere = bool(known and place.outcode and place.outcode not in known)
                name = place.name or service.name
                yield Located(service, n, name, place.coordinates, elsewhere or not is_told)


def _middle(located: Sequence[Located]) -> Sequence[Point]:
    """The middle of some points, which one that is wrong doesn't move; nothing of fewer than three."""
    if len(located) < 3:
        return ()
    return [(median(each.point[0] for each in located), median(each.point[1] for each in located))]


def _asked(site: Site, each: Located, near: Sequence[Ray], far: float = FAR) -> Iterator[Diagnostic]:
    if not near or (away := _nearest(each.point, near)) <= _SIGN_MATTERS:
        return
    latitude, longitude = each.point
    meant = [(latitude, -longitude), *([(longitude, latitude)] if abs(longitude) <= 90 else [])]
    likely = min(meant, key=lambda point: _nearest(point, near))
    slip = _nearest(likely, near) * _MUCH_NEARER < away
    if not slip and (away < far or each.may_be_far):
        return
    yield Diagnostic(
        site.span(each.entry, "places", each.number, "coordinates"),
        POINT_FAR,
        f"The point of “{each.name}” is {away:.0f} km from everything that is known nearby.",
        f"Did you mean `{likely[0]}, {likely[1]}`?"
        if slip
        else "Check both numbers; if it is right, add its place or outcode to an area.",
    )


def _nearest(point: Point, others: Sequence[Ray]) -> float:
    """The kilometres to the nearest of some others, as the crow flies."""
    ray = _ray(point)
    return 2 * _EARTH * asin(min(1.0, min(dist(ray, other) for other in others) / 2))


def _ray(point: Point) -> Ray:
    latitude, longitude = map(radians, point)
    return cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude)
