"""From where on a point is far from the rest, and when a lost sign or numbers the wrong way round are asked about."""

from __future__ import annotations

from math import asin, cos, pi, radians, sin, sqrt
from pathlib import Path

import pytest

from tests.tooling.small_site import BASICS, SETTINGS, small_site

LONDON = (51 + 30 / 60 + 30 / 3600, -(7 / 60 + 31 / 3600))
"""Where the time zone Europe/London is, by the IANA database: +513030-0000731."""
NORTHPORT = (54.0, -1.5)
SERVICE = "name: Kitchen {}\norganisation: harbour-trust\nneeds: [food]\nhours: Mon 9am-5pm\nchecked: {{on: 2026-10-28}}\n"
FILES = {name: text for name, text in BASICS.items() if not name.startswith("services/")}
FAR = "from everything that is known nearby."
CHECK = "Check both numbers; if it is right, add its place or outcode to an area."

Point = tuple[float, float]


def north_of(point: Point, kilometres: float) -> Point:
    return (point[0] + kilometres * 360 / (2 * pi * 6371), point[1])


def kilometres(one: Point, other: Point) -> float:
    """The distance as the haversine formula says it."""
    (lat, lon), (lat2, lon2) = (map(radians, each) for each in (one, other))
    part = sin((lat2 - lat) / 2) ** 2 + cos(lat) * cos(lat2) * sin((lon2 - lon) / 2) ** 2
    return 2 * 6371 * asin(sqrt(part))


def written(point: Point) -> str:
    return f"coordinates: '{point[0]:.6f}, {point[1]:.6f}'"


def asked(
    folder: Path, services: list[Point], known: list[Point] | None = None, more: str = "", settings: str = ""
) -> list[str]:
    """What is said of services at points, where an area has some known places."""
    files = {
        f"services/kitchen-{number}.yaml": SERVICE.format(number)
        + f"places:\n  - {{address: 1 Quay}}\n  - {{address: 2 Quay, {written(point)}{more}}}\n"
        for number, point in enumerate(services)
    }
    places = [f"{{name: Place {n}, outcodes: [ZZ1], {written(each)}}}" for n, each in enumerate(known or ())]
    files["areas/port.yaml"] = f"name: Port\nplaces: [{', '.join(places)}]\n" if places else "name: Port\n"
    found = small_site(folder, {**FILES, **files}, settings=SETTINGS + settings).check()
    return [f"{each.span} {each.message} {each.hint}" for each in found if each.code.name == "point-far"]


@pytest.mark.parametrize(("away", "is_told"), [(19.9, False), (20.1, True)])
def test_twenty_kilometres_from_every_known_place_are_far(tmp_path: Path, away: float, is_told: bool) -> None:
    told = asked(tmp_path, [north_of(NORTHPORT, away)], [(53.5, -1.5), NORTHPORT])
    message = f"The point of “Kitchen 0” is 20 km {FAR} {CHECK}"
    assert told == ([f"content/services/kitchen-0.yaml:8:36 {message}"] if is_told else [])


@pytest.mark.parametrize(("outcode", "is_told"), [("ZZ1", True), ("ZZ2", False)])
def test_what_is_in_a_district_that_no_area_names_may_be_far(
    tmp_path: Path, outcode: str, is_told: bool
) -> None:
    more = f", postcode: {outcode} 1AA"
    assert bool(asked(tmp_path, [north_of(NORTHPORT, 30)], [NORTHPORT], more)) is is_told


def test_it_may_not_have_lost_its_sign(tmp_path: Path) -> None:
    """Where a point may be far: nearly two hundred kilometres to the east, if Northport is to the west of Greenwich."""
    (told,) = asked(tmp_path, [(54.0, 1.5)], [NORTHPORT], ", postcode: ZZ2 1AA")
    assert f"is 196 km {FAR} Did you mean `54.0, -1.5`?" in told


@pytest.mark.parametrize(
    ("east", "is_told"),
    [(0.038, False), (0.039, True)],  # 4.97 and 5.1 km from the one to the other side of Greenwich
)
def test_a_sign_matters_from_five_kilometres_on(tmp_path: Path, east: float, is_told: bool) -> None:
    known = (54.0, -east)
    assert (kilometres(known, (54.0, east)) > 5) is is_told
    assert bool(asked(tmp_path, [(54.0, east)], [known])) is is_told


@pytest.mark.parametrize(("east", "is_told"), [(0.09, True), (0.1, False)])
def test_the_other_sign_has_to_be_much_nearer(tmp_path: Path, east: float, is_told: bool) -> None:
    """Three times as near: of points 0.05 degrees to the west, that is within 0.1 degrees to the east."""
    known, point = (54.0, -0.05), (54.0, east)
    assert (kilometres(point, known) > 3 * kilometres((54.0, -east), known)) is is_told
    assert bool(asked(tmp_path, [point], [known])) is is_told


def test_numbers_the_wrong_way_round_are_put_right(tmp_path: Path) -> None:
    (told,) = asked(tmp_path, [(-1.5, 54.0)], [NORTHPORT])
    assert told.endswith("Did you mean `54.0, -1.5`?")


def test_of_three_known_places_one_that_is_wrong_is_asked_about(tmp_path: Path) -> None:
    wrong = (NORTHPORT[0], -NORTHPORT[1])
    told = asked(tmp_path, [NORTHPORT], [NORTHPORT, wrong, north_of(NORTHPORT, 1)])
    assert [each.partition(" The ")[0] for each in told] == ["content/areas/port.yaml:2:127"]
    assert "“Place 1” is 196 km" in told[0]
    assert asked(tmp_path / "two", [NORTHPORT], [NORTHPORT, wrong]) == []


def test_without_known_places_services_are_held_against_each_other(tmp_path: Path) -> None:
    """Only for a lost sign: they may well be far from each other."""
    near = [NORTHPORT, north_of(NORTHPORT, 1), north_of(NORTHPORT, 2)]
    (told,) = asked(tmp_path, [*near, (NORTHPORT[0], 1.5)])
    assert told.startswith("content/services/kitchen-3.yaml:8:36 The point of “Kitchen 3” is 196 km")
    assert asked(tmp_path / "far", [*near, north_of(NORTHPORT, 300)]) == []


@pytest.mark.parametrize(("away", "is_told"), [(-2999.5, False), (-3000.5, True)])
def test_too_few_to_tell_are_held_against_the_city_of_their_zone(
    tmp_path: Path, away: float, is_told: bool
) -> None:
    told = asked(tmp_path, [north_of(LONDON, away)])
    assert told == (
        [f"content/services/kitchen-0.yaml:8:36 The point of “Kitchen 0” is 3000 km {FAR} {CHECK}"]
        if is_told
        else []
    )


def test_cities_are_where_they_are_to_the_second(tmp_path: Path) -> None:
    """From there to the east, which the city's longitude says as its latitude says how far to the south it is."""
    east = next(x / 1000 for x in range(0, 60_000) if kilometres(LONDON, (LONDON[0], x / 1000)) > 3000)
    assert asked(tmp_path / "near", [(LONDON[0], east - 0.003)]) == []
    assert len(asked(tmp_path / "far", [(LONDON[0], east + 0.003)])) == 1


def test_a_zone_that_is_called_after_no_city_says_nothing(tmp_path: Path) -> None:
    assert asked(tmp_path, [(0.0, 100.0)], settings="time_zone: UTC\n") == []
