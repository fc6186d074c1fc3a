"""Where something happens, and how much of that may be published.

What readers may not be shown is dropped here, while a place is read, so that nothing later can show it:

- Of a public place everything is shown.
- Of an area-only place: its name, what it is for, its town and area, the outcode of its postcode, its coordinates rounded
  to two decimals (about a kilometre), its times, its numbers and email addresses, and what it is like to get in and
  around. Not its address. Words that lead to its door are refused.
- Of a confidential place: that there is one, and its kind. Nothing else is kept, its name, area and times included. A
  file that says where it is isn't read at all.

This is the only module that knows these rules. Others ask `is_private` and `is_rough`, and only to choose their words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Annotated, Any, Literal, get_args

from pydantic import model_validator

from site_builder.diagnostics import Code, Keys, Problem, Severity
from site_builder.fields.kinds import Id, Line, Many, RefTo, Text, YesPartlyNo, choice, choice_reader
from site_builder.fields.location import Coordinates, Postcode, first_half
from site_builder.fields.readers import each_of, one_or_many, read_line
from site_builder.fields.record import record
from site_builder.hours.reading.record import Hours
from site_builder.language.words import listed
from site_builder.model.contact import EmailField, PhoneField

CONFIDENTIAL_ADDRESS = Code(
    "confidential-address",
    Severity.ERROR,
    "A confidential place has an address, postcode, coordinates or a route in its file.",
)
AREA_ONLY_ROUTE = Code(
    "area-only-route",
    Severity.ERROR,
    "A place of which only the area may be known has words that lead to its door.",
)
PLACE_EMPTY = Code(
    "place-empty", Severity.ERROR, "A building has neither an address nor words saying where it is."
)

_PUBLISHED_DECIMALS = 2


Kind = Literal["building", "outreach", "phone", "online"]
Visibility = Literal["public", "area-only", "confidential"]


@record
class Place:
    """One place where a service happens."""

    name: Line = ""
    """What people call it; needed for activities to point at it. Of a confidential place it isn't shown."""
    kind: Annotated[Kind, choice(Kind)] = "building"
    """What sort of place it is."""
    visibility: Annotated[Visibility, choice(Visibility)] = "public"
    """How much of it may be published. Of a confidential place readers learn nothing but that its address is private."""
    what_for: Line = ""
    """What happens here when places differ, such as "Where you are assessed"."""
    address: Many[Line] = ()
    """The lines of the address above the town."""
    town: Line = ""
    """The town or village."""
    postcode: Postcode | None = None
    """Its postcode."""
    coordinates: Coordinates | None = None
    """Latitude and longitude in degrees (WGS 84)."""
    area: Annotated[Id, RefTo("area")] | None = None
    """The area it is in."""
    where: Text = ""
    """Where and when outreach goes, or how to find the door. Not for a place of which only the area may be known."""
    transport: Text = ""
    """How to get there without a car."""
    step_free: YesPartlyNo = "unknown"
    """Whether wheels can get in."""
    toilet: YesPartlyNo = "unknown"
    """An accessible toilet."""
    hearing_loop: YesPartlyNo = "unknown"
    """A loop for hearing aids."""
    access_note: Text = ""
    """More about getting in and around."""
    hours: Hours | None = None
    """Only where they differ from the service's own hours."""
    phones: Many[PhoneField] = ()
    """Numbers that are answered there."""
    email: Many[EmailField] = ()
    """An address that somebody there reads."""

    @property
    def is_private(self) -> bool:
        """Whether readers are told nothing of it but that its address is kept private."""
        return self.visibility == "confidential"

    @property
    def is_rough(self) -> bool:
        """Whether readers are told only roughly where it is, so that its coordinates are no point on a map."""
        return self.visibility == "area-only"

    @property
    def outcode(self) -> str:
        """The first half of the postcode, or of an area-only place all that is kept of it."""
        return first_half(self.postcode or "")

    @model_validator(mode="after")
    def _publishable(self) -> Place:
        if self.is_private:
            self._refuse_address()
        elif self.is_rough:
            self._refuse_route()
        elif self.kind == "building" and not (self.address or self.where or self.postcode):
            raise Problem(
                PLACE_EMPTY,
                "This building has no address.",
                "Add `address` and `postcode`; if it must not be published, write `visibility: confidential`.",
            )
        self._drop_what_is_not_shown()
        return self

    def _refuse_address(self) -> None:
        given = ("address", "postcode", "coordinates", "where", "transport")
        found = [name for name in given if getattr(self, name)]
        if found:
            raise Problem(
                CONFIDENTIAL_ADDRESS,
                f"This place is confidential, but its file has {listed([f'`{name}`' for name in found])}.",
                "Take those lines out: a confidential address must not be in the file at all, because files are public too.",
                at=(found[0],),
            )

    def _refuse_route(self) -> None:
        found = [name for name in ("where", "transport") if getattr(self, name)]
        if found:
            raise Problem(
                AREA_ONLY_ROUTE,
                f"Only the area of this place is published, but {listed([f'`{name}`' for name in found])} would lead there.",
                "Take those lines out, or write what doesn't give the place away into `access_note`.",
                at=(found[0],),
            )
        if self.kind == "building" and not (self.address or self.town or self.area or self.postcode):
            raise Problem(
                PLACE_EMPTY,
                "This building isn't said to be anywhere.",
                "Add the `town` or the `area` it is in.",
            )

    def _drop_what_is_not_shown(self) -> None:
        for name, nothing in _NOT_SHOWN[self.visibility]:
            object.__setattr__(self, name, nothing)
        if self.is_rough:
            object.__setattr__(self, "postcode", self.outcode or None)
            object.__setattr__(self, "coordinates", self.coordinates and _rounded(self.coordinates))


# What is shown is listed, rather than what isn't: a field that is new stays inside until somebody thinks about it.
_SHOWN: Mapping[Visibility, frozenset[str]] = {
    "public": frozenset(field.name for field in fields(Place)),
    "area-only": frozenset(
        {
            "visibility", "name", "kind", "what_for", "town", "area", "postcode", "coordinates", "hours",
            "step_free", "toilet", "hearing_loop", "access_note", "phones", "email",
        }
    ),
    "confidential": frozenset({"visibility", "kind"}),
}  # fmt: skip
_NOT_SHOWN: Mapping[Visibility, tuple[tuple[str, Any], ...]] = {
    visibility: tuple((field.name, field.default) for field in fields(Place) if field.name not in shown)
    for visibility, shown in _SHOWN.items()
}


def _rounded(coordinates: tuple[float, float]) -> tuple[float, float]:
    latitude, longitude = coordinates
    return round(latitude, _PUBLISHED_DECIMALS), round(longitude, _PUBLISHED_DECIMALS)


Nature = Literal["note", "name", "address", "postcode", "coordinates", "private"]
"""What kind of words something is that is kept back."""

_NATURES: Mapping[str, Nature] = {
    "name": "name",
    "what_for": "name",
    "town": "name",
    "address": "address",
    "postcode": "postcode",
    "coordinates": "coordinates",
    "access_note": "note",
    "phones": "note",
    "email": "note",
}
_visibility = choice_reader(get_args(Visibility))


def kept_back(written: Any) -> Iterator[tuple[Keys, Nature, str]]:
    """What a file says of a place that readers don't learn: the way to each value, what it is, and its text.

    It is given the place as it is written, as a place that has been read doesn't hold it any more.
    """
    visibility: Any = _visibility(written.get("visibility", "public"))
    if visibility == "public":
        return
    exact = {"postcode", "coordinates"}  # of these a part is shown
    for name in sorted(_NATURES.keys() & (written.keys() - (_SHOWN[visibility] - exact))):
        value = written[name]
        if name == "coordinates":
            yield (name,), "coordinates", value if isinstance(value, str) else ", ".join(value)
        else:
            for keys, written_there in each_of(value):
                for line in _lines(written_there):
                    yield (name, *keys), _NATURES[name], line


def _lines(value: Any) -> Iterator[str]:
    """The texts in a value as it is written, be it a way to reach somebody with what it is for."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name in sorted(value.keys() & {"number", "address", "label"}):
            yield from _lines(value[name])


def names_as_written(places: Any) -> list[str]:
    """The names that a file gives its places, of places that have been read: a confidential place has none afterwards."""
    return [read_line(place["name"]) if "name" in place else "" for place in one_or_many(places)]
