"""A site whose every text is a word that stands nowhere else, so that what is published can be told by its words.

It is made from the models, as tests/test_every_field.py makes its own: a field that is new is filled from the day it is
added. There is a full entry of every type. The full service has a place of every visibility and kind, with an activity
at each; further services have one place each, in every status, and others happen at such places.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import product
from string import ascii_uppercase
from typing import Any, get_args

from site_builder.model.explain import FieldHelp, explain_fields
from site_builder.model.place import Kind, Place, Visibility
from site_builder.model.settings import Settings
from site_builder.types.service.model import Activity, Service, Status
from tests.test_every_field import ID, TYPES, content, value_of
from tests.tooling.filling import filled, filled_group

VISIBILITIES: tuple[Visibility, ...] = get_args(Visibility)
KINDS: tuple[Kind, ...] = get_args(Kind)
STATUSES: tuple[Status, ...] = get_args(Status)

REFUSED: Mapping[Visibility, frozenset[str]] = {
    "public": frozenset(),
    "area-only": frozenset({"where", "transport"}),
    "confidential": frozenset({"address", "postcode", "coordinates", "where", "transport"}),
}
"""The fields that a file may not give a place at all."""

_LETTERS = "bcdfghjkmnpqrtvwxz"
CANARY = re.compile(f"zq[{_LETTERS}]{{8}}".encode())
"""What each word looks like in small letters. Having neither vowels nor an s, it is its own stem."""

Spot = tuple[Visibility, Kind]


@dataclass
class Planted:
    """What was written where. A path says whose field it is: `full confidential-building: service.places.name`."""

    words: dict[str, str] = field(default_factory=dict)
    """By each word, the path of its field."""
    exact: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By the path of a postcode or of coordinates, how it could be written, in small letters."""

    def files(self) -> dict[str, str | bytes]:
        """The whole site, the settings included; every file of YAML begins with a comment."""
        made = {**content(), "site.yaml": filled(Settings, "site", partial(self._value, "full:"))}
        for name, each in TYPES.items():
            path = f"{each.folder}.yaml" if each.single else f"{each.folder}/{ID}.yaml"
            if name == "service":
                entry = self._service("full", product(VISIBILITIES, KINDS), status="seasonal")
            else:
                entry = json.loads(filled(each.model, name, partial(self._value, "full:")))
            if str(entry.get("number", "")).isdigit():
                entry["number"] = json.loads(made[path])["number"]  # no two may have the same
            made[path] = json.dumps(entry)
        made |= {f"services/{id}.yaml": json.dumps(entry) for id, entry in self._with_one_place()}
        return {
            name: f"# {self._word(f'comment: {name}')}\n{text}"
            if isinstance(text, str) and name.endswith(".yaml")
            else text
            for name, text in made.items()
        }

    def _with_one_place(self) -> Iterator[tuple[str, Mapping[str, Any]]]:
        for visibility in ("area-only", "confidential"):
            for status in STATUSES:
                id = f"{status}-{visibility}"
                spot: Spot = (visibility, "building")
                yield id, self._service(id, [spot], status=status, happens_at=None, part_of=None)
            id = f"at-{visibility}"
            yield id, self._service(id, [], happens_at=f"open-{visibility}", part_of=None)

    def _service(self, id: str, spots: Iterable[Spot], **fields: str | None) -> dict[str, Any]:
        spots = tuple(spots)

        def value(field: FieldHelp, path: str) -> Any:
            own = ("service.places", "service.activities", "service.sources")
            return None if path in own else self._value(f"{id}:", field, path)

        source = self._word(f"{id}: service.sources, as an address")
        entry = json.loads(filled(Service, "service", value))
        entry |= {
            "places": [self._place(id, spot) for spot in spots],
            "activities": [self._activity(id, spot) for spot in spots],
            "sources": [self._word(f"{id}: service.sources"), f"https://example.org/{source}"],
            "formerly": f"before-{id}",
            **fields,
        }
        return {name: value for name, value in entry.items() if value is not None}

    def _place(self, id: str, spot: Spot) -> Mapping[str, Any]:
        visibility, kind = spot
        whose = f"{id} {visibility}-{kind}:"

        def value(field: FieldHelp, path: str) -> Any:
            name = path.rpartition(".")[2]
            return None if name in REFUSED[visibility] else self._value(whose, field, path)

        made = filled_group(explain_fields(Place), "service.places", value)
        exact = self._exact_place(whose) if visibility != "confidential" else {}
        return {**made, **exact, "visibility": visibility, "kind": kind}

    def _exact_place(self, whose: str) -> Mapping[str, str]:
        """A postcode and coordinates that no other place has, nor has one that is rounded to two decimals."""
        number = len(self.exact) // 2
        north, west = f"53.{number:02}7372", f"-2.{number:02}6135"
        inward = f"{number % 10}Q{ascii_uppercase[number // 10]}"
        self.exact[f"{whose} service.places.coordinates"] = (north[:6], west[:6])
        self.exact[f"{whose} service.places.postcode"] = tuple(
            f"zz1{space}{inward}".lower() for space in ("", " ", "%20", "+")
        )
        return {"coordinates": f"{north}, {west}", "postcode": f"ZZ1 {inward}"}

    def _activity(self, id: str, spot: Spot) -> Mapping[str, Any]:
        whose = f"{id} {'-'.join(spot)}:"
        made = filled_group(explain_fields(Activity), "service.activities", partial(self._value, whose))
        return {**made, "place": self._word(f"{whose} service.places.name")}

    def _value(self, whose: str, field: FieldHelp, path: str) -> Any:
        """What is written for a field: as tests/test_every_field.py has it, with a word in the place of its path."""
        written = value_of(field, path)
        if isinstance(written, dict):
            texts = written.keys() & {"label", "languages", "word"}
            words: dict[str, Any] = {name: self._word(f"{whose} {path}.{name}") for name in sorted(texts)}
            if "hours" in written:
                words["hours"] = self._hours(f"{whose} {path}.hours")
            if "address" in written:
                words["address"] = written["address"].replace(path, self._word(f"{whose} {path}"))
            return {**written, **words}
        if field.form.startswith("opening hours"):
            return self._hours(f"{whose} {path}")
        is_text = isinstance(written, str) and path in written
        return written.replace(path, self._word(f"{whose} {path}")) if is_text else written

    def _hours(self, path: str) -> Mapping[str, Any]:
        return {
            "weekly": "Mon 9am-5pm",
            "exceptions": [
                {"date": "2026-12-07", "hours": "closed", "why": self._word(f"{path}.exceptions.why")}
            ],
            "seasons": [{"from": "1 Sep", "until": "30 Jun", "name": self._word(f"{path}.seasons.name")}],
            "note": self._word(f"{path}.note"),
        }

    def _word(self, path: str) -> str:
        """The word that is planted for a path, always the same."""
        letters = hashlib.sha256(path.encode()).digest()[:8]
        word = "zq" + "".join(_LETTERS[letter % len(_LETTERS)] for letter in letters)
        assert self.words.setdefault(word, path) == path
        return word
