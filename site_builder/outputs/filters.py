"""`data/filters.json`: what the page of all services needs to narrow its list and to say how far away things are.

`options` are the names and values of filters as they stand in an address, `pets=yes`. Each of `services`, in the order of
the list of everything, is an id, one figure for each option (0 no, 1 ask first, 2 yes, 3 made for this), and where it is:
latitude and longitude, after `~` where only roughly. `last` are the ids of those that come after all others, `unchecked`
those of what is overdue for checking. `places` are what people can type, as latitude, longitude and names.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from site_builder.language.words import sort_key
from site_builder.model.addresses import FILTER_ANSWERS
from site_builder.model.place import Place
from site_builder.outputs.output import File, Linked, Output
from site_builder.tools.workers import map_chunks
from site_builder.types.area import known_places
from site_builder.types.service.directory import Directory
from site_builder.types.service.filters import answers, filters, places_of
from site_builder.types.service.model import Service
from site_builder.types.service.status import is_long_overdue, is_overdue, is_running

PATH = FILTER_ANSWERS.lstrip("/")

_NOWHERE = ("phone", "online")

Point = tuple[float, float]


def make(linked: Linked) -> Iterator[File]:
    """The file."""
    site = linked.site
    services, found, known = Directory(site).in_chapters, filters(site), list(known_places(site))
    middles = {sort_key(name): place.coordinates for place in known for name in place.names}

    def lines(some: Sequence[Service]) -> list[str]:
        return [
            " ".join((each.id, answers(each, found), *points(places_of(site, each), middles)))
            for each in some
        ]

    said = {
        "options": [f"{each.name}={value}" for each in found for value, _ in each.options],
        "services": list(chain.from_iterable(map_chunks(lines, services))),
        "last": [each.id for each in services if not is_running(each) or is_long_overdue(site, each)],
        "unchecked": [each.id for each in services if is_overdue(site, each)],
        "places": [[*place.coordinates, *place.names] for place in known],
    }
    yield File(PATH, f"{json.dumps(said, ensure_ascii=False, separators=(',', ':'))}\n".encode())


def points(places: Sequence[Place], middles: Mapping[str, Point]) -> list[str]:
    """Where places are, each as `54.6036,-0.9798`, or `~54.6,-0.98` when that is roughly.

    When none has coordinates, they are roughly where their towns are, or else their postcodes, if the site knows those.
    """
    here = [place for place in places if place.kind not in _NOWHERE]
    own = [
        ("~" if place.is_rough else "") + _written(place.coordinates) for place in here if place.coordinates
    ]
    around = (middles.get(sort_key(each.town)) or middles.get(sort_key(each.outcode)) for each in here)
    return own or [f"~{_written(middle)}" for middle in dict.fromkeys(around) if middle]


def _written(point: Point) -> str:
    """A point to about ten metres."""
    return ",".join(str(round(degrees, 4)) for degrees in point)


OUTPUT = Output("filters", Linked, make, paths=(PATH,), kept=True)
