"""data/filters.json: where services are, as far as that may be told, and the places that people can type."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from site_builder.outputs.filters import parts_of
from site_builder.types.service.model import Service
from tests.tooling.small_site import BASICS, codes, small_site, told

AREA = """\
name: Port
places:
  - {name: Quayside, also_called: The docks, outcodes: [zz1, ZZ2], coordinates: "54.5, -1.25"}
"""
SERVICE = "name: {0}\norganisation: harbour-trust\nneeds: [food]\nareas: port\n{1}\n"


def facts(folder: Path, **services: str) -> dict[str, Any]:
    """The file of a site with these services, each given by its places and the like."""
    files = {f"services/{name}.yaml": SERVICE.format(name, text) for name, text in services.items()}
    site = small_site(folder, {**BASICS, "areas/port.yaml": AREA, **files})
    site.build()
    found = json.loads((site.output / "data/filters.json").read_text("utf-8"))
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(
    ("places", "points"),
    [
        ("{address: 1 Net Yard, coordinates: '54.61234567, -1.1'}", ["54.6123,-1.1"]),
        ("{visibility: area-only, town: Port, coordinates: '54.61234, -1.1034'}", ["~54.61,-1.1"]),
        ("{address: 1 Net Yard, town: the Docks}", ["~54.5,-1.25"]),
        ("{address: 1 Net Yard, postcode: ZZ2 1AA}", ["~54.5,-1.25"]),
        ("{address: 1 Net Yard, town: Elsewhere, postcode: ZZ3 1AA}", []),
        ("{visibility: confidential, area: port}", []),
        ("{visibility: confidential, town: Quayside}", []),
        ("{kind: phone}", []),
        (
            "[{address: 1 Net Yard, town: Quayside}, {address: 2 Net Yard, coordinates: '54.6, -1.1'}]",
            ["54.6,-1.1"],
        ),
    ],
)
def test_where_a_service_is(tmp_path: Path, places: str, points: list[str]) -> None:
    lines = [line.split() for line in facts(tmp_path, kitchen=f"places: {places}")["services"]]
    assert [each[2:] for each in lines] == [points]


def test_what_happens_elsewhere_is_there(tmp_path: Path) -> None:
    found = facts(
        tmp_path, kitchen="places: {address: 1 Quay, coordinates: '54.6, -1.1'}", clinic="happens_at: kitchen"
    )
    assert all(line.endswith(" 54.6,-1.1") for line in found["services"])


def test_what_comes_last(tmp_path: Path) -> None:
    found = facts(
        tmp_path,
        kitchen="checked: {on: 2026-10-01}",
        shut="status: temporarily-closed",
        old="checked: {on: 2020-01-01}",
        gone="status: closed\ninstead: kitchen",
    )
    assert found["last"] == ["shut", "old"]
    assert [line.split()[0] for line in found["services"]] == ["kitchen", "shut", "old"]
    assert found["places"] == [[54.5, -1.25, "Quayside", "The docks", "ZZ1", "ZZ2"]]


@pytest.mark.parametrize(
    ("place", "code", "line"),
    [
        ("{name: Quayside}", "field-missing", 2),
        ("{name: Quayside, coordinates: '-1.25, 54.5'}", "point-far", 2),
        ("{name: Quayside, coordinates: '148.8, 2.35'}", "coordinate-invalid", 2),
        ("{name: Quayside, coordinates: north}", "coordinate-invalid", 2),
        ("{name: Quayside, coordinates: '54.5, -1.25', outcodes: ZZ1 1AA}", "outcode-invalid", 2),
        (
            "[{name: Quayside, coordinates: '54.5, -1.25'}, {name: Dock, also_called: quayside, coordinates: '54.5, -1.25'}]",
            "place-twice",
            2,
        ),
    ],
)
def test_what_is_wrong_with_a_place(tmp_path: Path, place: str, code: str, line: int) -> None:
    text = f"name: Port\nplaces: {place}\n"
    kitchen = BASICS["services/kitchen.yaml"] + "areas: port\n"
    found = small_site(
        tmp_path, {**BASICS, "areas/port.yaml": text, "services/kitchen.yaml": kitchen}
    ).check()
    assert codes(found)[0] == code, told(found)
    assert str(found[0].span).startswith(f"content/areas/port.yaml:{line}:")


def test_a_name_in_two_areas_is_said_to_be_twice(tmp_path: Path) -> None:
    kitchen = BASICS["services/kitchen.yaml"] + "areas: [port, town]\n"
    town = "name: Town\nplaces: {name: Station, outcodes: ZZ2, coordinates: '54.6, -1.25'}\n"
    files = {"areas/port.yaml": AREA, "areas/town.yaml": town, "services/kitchen.yaml": kitchen}
    found = small_site(tmp_path, {**BASICS, **files}).check()
    assert codes(found) == ["place-twice"]
    assert found[0].message == (
        "`ZZ2` is the name of two places: “Quayside” in content/areas/port.yaml, "
        "and “Station” in content/areas/town.yaml."
    )


def test_a_large_site_has_its_facts_in_parts(tmp_path: Path) -> None:
    """By what is chosen first, by both, and by one thing more; what nobody says is anywhere is in each area."""
    files = {
        "needs/bed.yaml": "name: Bed\n",
        "areas/port.yaml": "name: Port\n",
        "areas/town.yaml": "name: Town\n",
        "services/a.yaml": SERVICE.format("A", "hours: daily 1am-9am; bank holidays as usual"),
        "services/b.yaml": SERVICE.format("B", "hours: daily 1am-8am; bank holidays as usual"),
        "services/c.yaml": SERVICE.format("C", "hours: daily 1am-7am; bank holidays as usual").replace(
            "food", "food, bed"
        ),
        "services/d.yaml": "name: D\norganisation: harbour-trust\nneeds: [bed]\nhours: daily 1am-6am; bank holidays as usual\n",
        "services/e.yaml": SERVICE.format("E", "hours: daily 1am-5am; bank holidays as usual").replace(
            "port", "town"
        ),
    }
    basics = {path: text for path, text in BASICS.items() if not path.startswith("services/")}
    site = small_site(tmp_path, {**basics, **files}).load().site
    services = [service for id_ in "abcde" if (service := site.find(Service, id_))]
    fits = ["30", "11", "11", "11", "02"]  # how well each fits two options
    letters = {
        most: {
            name: "".join("abcde"[at] for at in some) for name, some in parts_of(services, fits, most).items()
        }
        for most in (9, 3, 2, 1)
    }
    assert letters[9] == {"need/food": "abce", "need/bed": "cd", "area/port": "abcd", "area/town": "de"}
    assert letters[3] == {"need/bed": "cd", "area/town": "de", "both/food/port": "abc"}
    assert letters[2] == {"need/bed": "cd", "area/town": "de", "both/food/port/1": "bc"}
    assert letters[1] == {"both/food/town": "e", "both/bed/town": "d"}
