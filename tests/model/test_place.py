"""What is left of a place once it has been read: no more than readers may be shown."""

from __future__ import annotations

import dataclasses
import pickle
from typing import Any

import pytest
from pydantic import TypeAdapter

from site_builder.model.place import Place

EVERYTHING = {
    "name": "The house",
    "what_for": "Where you live",
    "address": ["Sea House", "7 Quay Row"],
    "town": "Northport",
    "postcode": "ZZ8 7QX",
    "coordinates": "53.418372, -2.982135",
    "area": "port",
    "where": "Behind the school",
    "transport": "Bus 1",
    "step_free": "yes",
    "toilet": "partly",
    "hearing_loop": "no",
    "access_note": "Three steps",
    "hours": "Mon 9am-5pm",
    "phones": "01632 960001",
    "email": "house@example.org",
}
"""One value for every field but `visibility` and `kind`."""
ADDRESS = {"address", "postcode", "coordinates", "where", "transport"}
ROUTE = {"where", "transport"}


def read(without: set[str] | None = None, **fields: str) -> dict[str, Any]:
    """The fields of a place after reading, from everything but some."""
    written = {name: value for name, value in EVERYTHING.items() if name not in (without or ())}
    place = TypeAdapter(Place).validate_python({**written, **fields})
    assert pickle.loads(pickle.dumps(place)) == place
    return {each.name: getattr(place, each.name) for each in dataclasses.fields(place)}


def test_every_field_is_looked_at() -> None:
    assert {each.name for each in dataclasses.fields(Place)} == {*EVERYTHING, "visibility", "kind"}


@pytest.mark.parametrize("kind", ["building", "outreach", "phone", "online"])
def test_of_a_confidential_place_nothing_is_left_but_its_kind(kind: str) -> None:
    nothing = TypeAdapter(Place).validate_python({"visibility": "confidential"})
    assert read(ADDRESS, visibility="confidential", kind=kind) == {
        **dataclasses.asdict(nothing),
        "kind": kind,
    }


def test_of_an_area_only_place_the_address_goes_and_what_is_exact_becomes_rough() -> None:
    public = read()
    assert read(ROUTE, visibility="area-only") == {
        **public,
        "visibility": "area-only",
        "address": (),
        "postcode": "ZZ8",
        "coordinates": (53.42, -2.98),
        "where": "",
        "transport": "",
    }


def test_of_a_public_place_everything_is_left() -> None:
    public = read()
    assert [name for name in EVERYTHING if not public[name]] == []
    assert (public["postcode"], public["coordinates"]) == ("ZZ8 7QX", (53.418372, -2.982135))
