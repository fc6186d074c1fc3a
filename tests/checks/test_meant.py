"""What can't be meant is asked about: points in the sea, names that stand twice, circles, and nowhere to go."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tooling.small_site import Files, codes, small_site

NEW = ("point-far", "same-name", "instead-circle", "step-without-service", "service-no-way-in")
BASE: Files = {
    "organisations/trust.yaml": "name: Trust\nkind: charity\n",
    "needs/food.yaml": "name: Food\nsummary: Eat\n",
}
HEAD = "organisation: trust\nneeds: food\nchecked: {on: 2026-11-01}\n"
HERE = "phones: 01632 960001\n"
AREA = (
    "name: Northport\nplaces:\n  - {name: Station, coordinates: '53.40, -1.50', outcodes: ZZ1}\n"
    "  - {name: Quay, coordinates: '53.42, -1.52', outcodes: ZZ2}\n"
)


def asked(folder: Path, files: Files) -> list[str]:
    found = small_site(folder, {**BASE, **files}).check()
    return [
        f"{each.span.file.rpartition('/')[2]} {each.code.name} {each.hint}"
        for each in found
        if each.code.name in NEW
    ]


def kitchen(coordinates: str, postcode: str = "ZZ1 1AA") -> Files:
    place = f"places: [{{address: 1 Quay, postcode: {postcode}, coordinates: '{coordinates}'}}]\n"
    return {"services/kitchen.yaml": f"name: Kitchen\n{HEAD}{place}"}


@pytest.mark.parametrize(
    ("coordinates", "postcode", "expected"),
    [
        ("53.41, -1.51", "ZZ1 1AA", []),
        ("53.41, 1.51", "ZZ1 1AA", ["kitchen.yaml point-far Did you mean `53.41, -1.51`?"]),
        ("53.30, -1.60", "ZZ1 1AA", []),
        (
            "54.90, -1.51",
            "ZZ2 1AA",
            [
                "kitchen.yaml point-far Check both numbers; if it is right, add its place or outcode to an area."
            ],
        ),
        ("54.90, -1.51", "ZY9 1AA", []),
        ("53.41, 1.51", "ZY9 1AA", ["kitchen.yaml point-far Did you mean `53.41, -1.51`?"]),
    ],
)
def test_a_point_far_from_all_places_of_areas(
    tmp_path: Path, coordinates: str, postcode: str, expected: list[str]
) -> None:
    assert asked(tmp_path, {**kitchen(coordinates, postcode), "areas/port.yaml": AREA}) == expected


def test_a_minus_sign_lost_a_few_kilometres_from_the_meridian(tmp_path: Path) -> None:
    area = AREA.replace("-1.50", "-0.10").replace("-1.52", "-0.12")
    assert asked(tmp_path, {**kitchen("53.41, 0.11"), "areas/port.yaml": area}) == [
        "kitchen.yaml point-far Did you mean `53.41, -0.11`?"
    ]


def test_a_place_of_an_area_that_lies_in_the_sea(tmp_path: Path) -> None:
    area = AREA + "  - {name: Mill, coordinates: '53.41, 1.51'}\n"
    assert asked(tmp_path, {"areas/port.yaml": area}) == ["port.yaml point-far Did you mean `53.41, -1.51`?"]


def test_without_places_in_areas_services_are_held_against_each_other(tmp_path: Path) -> None:
    files = {
        f"services/s{n}.yaml": f"name: S{n}\n{HEAD}places: [{{address: 1 Quay, coordinates: '53.4{n}, {sign}1.5'}}]\n"
        for n, sign in enumerate(["-", "-", "", "-"])
    }
    assert asked(tmp_path, files) == ["s2.yaml point-far Did you mean `53.42, -1.5`?"]


def test_two_of_one_name(tmp_path: Path) -> None:
    files = {
        "organisations/other.yaml": "name: TRUST\nkind: charity\n",
        "services/a.yaml": f"name: Kitchen\n{HEAD}{HERE}",
        "services/b.yaml": f"name: kitchen\n{HEAD}{HERE}",
        "services/c.yaml": f"name: Kitchen\n{HEAD}{HERE}status: closed\ninstead: a\n",
    }
    assert [each.partition(" If")[0] for each in asked(tmp_path, files)] == [
        "trust.yaml same-name",
        "b.yaml same-name",
    ]


@pytest.mark.parametrize(
    ("instead", "expected"),
    [
        ({"a": "b", "b": "a"}, ["a.yaml", "b.yaml"]),
        ({"a": "a", "b": "open"}, ["a.yaml"]),
        ({"a": "[b, open]", "b": "c", "c": "a"}, ["a.yaml", "b.yaml", "c.yaml"]),
        ({"a": "b", "b": "open"}, []),
    ],
)
def test_instead_in_a_circle(tmp_path: Path, instead: dict[str, str], expected: list[str]) -> None:
    files = {
        f"services/{name}.yaml": f"name: {name}\n{HEAD}{HERE}status: temporarily-closed\ninstead: {other}\n"
        for name, other in instead.items()
    }
    found = asked(tmp_path, {**files, "services/open.yaml": f"name: Open\n{HEAD}{HERE}instead: a\n"})
    assert found == [f"{name} instead-circle Name a service that runs." for name in expected]


@pytest.mark.parametrize(
    ("more", "is_asked"),
    [
        ("", True),
        (HERE, False),
        ("email: a@example.org\n", False),
        ("website: https://example.org\n", False),
        ("hours: daily 9am-5pm\n", False),
        ("places: {kind: outreach, where: On the quay}\n", False),
        ("status: closed\n", False),
    ],
)
def test_a_service_without_a_way_in(tmp_path: Path, more: str, is_asked: bool) -> None:
    found = small_site(tmp_path, {**BASE, "services/a.yaml": f"name: A\n{HEAD}{more}"}).check()
    assert ("service-no-way-in" in codes(found)) == is_asked


@pytest.mark.parametrize(
    ("step", "is_asked"),
    [
        ("", True),
        (", services: a", False),
        (", who: The council", False),
        (", branches: [{if: No, text: Wait.}]", False),
    ],
)
def test_a_step_that_nobody_takes(tmp_path: Path, step: str, is_asked: bool) -> None:
    pathway = (
        "name: P\nsituation: I am out\nlead: trust\nchecked: {on: 2026-11-01}\n"
        f"steps: [{{id: one, name: One, text: Go.{step}}}]\n"
    )
    files = {**BASE, "services/a.yaml": f"name: A\n{HEAD}{HERE}", "pathways/p.yaml": pathway}
    assert ("step-without-service" in codes(small_site(tmp_path, files).check())) == is_asked
