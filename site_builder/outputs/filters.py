"""`data/filters.json`: what the page of all services needs to narrow its list, to order it and to say how far away things are.

`options` are the names and values of filters as they stand in an address, `pets=yes`. `places` are what people can type, as
latitude, longitude and names. Numbers of times are minutes since 1970 (UTC): `from` and `until` say for which time they are
known; `nights` are spells as `hours/calendar/spells.py` spells them, counted from `from`.

Then come facts about services. Each of `services` is an id, one figure for each option (0 no, 1 ask first, 2 yes, 3 made for
this), and where it is: latitude and longitude, after `~` where only roughly. `times` are the spells of each, nothing for one
that isn't running; `at` are their places in the list of everything. `last` are the ids of those that come after all others,
`unchecked` those of what is overdue for checking.

Where there are many services `cards` is true: the cards of all are in `data/cards/`, in that order.

A large site has too many facts for one file. There `parts` names the files in `data/filters/` which hold the same facts: of
a need, of an area, of a need in an area where each of them alone is too much as well, and where that is too much, too, of
those among them that may fit one option, by its place in `options`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from site_builder.hours.calendar.spells import encoded, nights, window
from site_builder.language.words import sort_key
from site_builder.model.addresses import FILTER_ANSWERS
from site_builder.model.place import Place
from site_builder.outputs.output import File, Linked, Output
from site_builder.tools.workers import map_chunks
from site_builder.types.area import known_places
from site_builder.types.service.brief import brief_of
from site_builder.types.service.directory import Directory
from site_builder.types.service.filters import MANY, MOST, NO, answers, filters, places_of
from site_builder.types.service.model import Service
from site_builder.types.service.status import areas_of, is_long_overdue, is_overdue, is_running, needs_of

PATH: Final = FILTER_ANSWERS.lstrip("/")
FOLDER: Final = "data/filters/"

_NOWHERE = ("phone", "online")

Point = tuple[float, float]
Places = Sequence[int]
"""Services, by their places in the list of everything."""


def make(linked: Linked) -> Iterator[File]:
    """The file, and its parts on a large site."""
    site = linked.site
    services, found, known = site.once(Directory).in_chapters, filters(site), list(known_places(site))
    middles = {sort_key(name): place.coordinates for place in known for name in place.names}
    within = window(site.today, site.calendar)

    def lines(some: Sequence[Service]) -> list[str]:
        return [
            " ".join((each.id, answers(each, found), *points(places_of(site, each), middles)))
            for each in some
        ]

    written = list(chain.from_iterable(map_chunks(lines, services)))

    def facts(some: Places) -> dict[str, object]:
        here = [services[at] for at in some]
        return {
            "services": [written[at] for at in some],
            "times": [brief_of(site, each).spells if is_running(each) else None for each in here],
            "at": some,
            "last": [each.id for each in here if not is_running(each) or is_long_overdue(site, each)],
            "unchecked": [each.id for each in here if is_overdue(site, each)],
        }

    fits = [line.split(" ")[1] for line in written]
    parts = parts_of(services, fits, MOST) if len(services) > MOST else {}
    said = {
        "options": [f"{each.name}={value}" for each in found for value, _ in each.options],
        "places": [[*place.coordinates, *place.names] for place in known],
        "from": within.start,
        "until": within.end,
        "nights": encoded(nights(within, site.calendar), within.start),
        **({"cards": True} if len(services) > MANY else {}),
        **({"parts": list(parts)} if parts else facts(range(len(services)))),
    }
    yield _file(PATH, said)
    for name, some in parts.items():
        yield _file(f"{FOLDER}{name}.json", facts(some))


def parts_of(services: Sequence[Service], fits: Sequence[str], most: int) -> Mapping[str, Places]:
    """Services by what is chosen first, no part with more than `most` of them; `fits` says how well each fits each option."""
    by_need: dict[str, list[int]] = {}
    by_area: dict[str, list[int]] = {}
    anywhere = []
    for at, service in enumerate(services):
        for need in needs_of(service):
            by_need.setdefault(need, []).append(at)
        areas = areas_of(service)
        for area in areas:
            by_area.setdefault(area, []).append(at)
        if not areas:  # nobody said where: it is asked about, whatever is chosen
            anywhere.append(at)
    by_area = {area: sorted((*some, *anywhere)) for area, some in by_area.items()}
    found: dict[str, Places] = {f"need/{need}": some for need, some in by_need.items() if len(some) <= most}
    found |= {f"area/{area}": some for area, some in by_area.items() if len(some) <= most}
    large_areas = {area: set(some) for area, some in by_area.items() if len(some) > most}
    for need, some in by_need.items():
        for area, there in large_areas.items() if len(some) > most else ():
            found |= _both(f"both/{need}/{area}", sorted(there.intersection(some)), fits, most)
    return found


def _both(name: str, some: Places, fits: Sequence[str], most: int) -> Mapping[str, Places]:
    """Those of a need in an area, or parts of them by an option that few enough of them fit."""
    if len(some) <= most:
        return {name: some} if some else {}
    by_option = [[at for at in some if fits[at][option] != NO] for option in range(len(fits[some[0]]))]
    return {f"{name}/{option}": few for option, few in enumerate(by_option) if 0 < len(few) <= most}


def _file(path: str, said: Mapping[str, object]) -> File:
    data = json.dumps(said, ensure_ascii=False, separators=(",", ":"), default=list)
    return File(path, f"{data}\n".encode())


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


OUTPUT = Output("filters", Linked, make, paths=(PATH, FOLDER), kept=True)
