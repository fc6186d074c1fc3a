"""What a site says on purpose: a secret that is public elsewhere can't be kept, and isn't looked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import is_dataclass
from functools import lru_cache
from typing import Any, get_args

from site_builder.guard.phrases import phone_phrases, phrases_of, points_of, spelt
from site_builder.guard.words import joined, words_of
from site_builder.model.leaves import fields_of

_SAID = frozenset(
    {
        "name", "short_name", "also_called", "other_names", "area", "town", "places", "address", "postcode", "coordinates",
        "outcodes", "phones", "number", "phone", "whatsapp", "textphone", "email", "website",
    }
)  # fmt: skip
"""Fields whose values are meant to be public as they stand. Sentences aren't among them: secrets slip into those."""
_UNSURE = frozenset({"postal_address"})
"""A field that is public, but by mistake where it is the address of a place that isn't."""
_NUMBERS = frozenset({"number", "phone", "phones", "whatsapp", "textphone"})
_END = 6


def said_on_purpose(records: Iterable[object], sought: Collection[str]) -> frozenset[str]:
    """Which of the phrases and points that are `sought` are names, addresses, points and numbers of public records."""
    words = {word for phrase in sought for word in phrase.split()}
    ends = {"".join(phrase.split())[-_END:] for phrase in sought}
    said: set[str] = set()
    for record in records:
        for name, value in _values(record):
            if name == "coordinates":
                said.update(spelt(point) for point in points_of(", ".join(map(str, value))))
                continue
            has = words_of(str(value))
            if not words.isdisjoint(has):
                said.add(joined(has))
                said.update(phrases_of("address", str(value)))
                said.update(phrases_of("postcode", str(value)))
            # A number may be written in other groups, but ends in the same digits.
            if name in _NUMBERS and "".join(has)[-_END:] in ends:
                said.update(phone_phrases(str(value)))
    return frozenset(said.intersection(sought))


def _values(record: Any) -> Iterator[tuple[str, Any]]:
    model: type = type(record)
    for name, is_said in _ways(model):
        value = getattr(record, name)
        if value is None or value == "":
            continue
        for item in value if isinstance(value, tuple) and name != "coordinates" else (value,):
            if is_dataclass(item):
                yield from _values(item)
            elif is_said:
                yield name, item


@lru_cache(maxsize=256)
def _ways(record: type) -> Sequence[tuple[str, bool]]:
    """The fields of a record that say something on purpose, and those that lead to such."""
    return tuple(
        (name, name in _SAID)
        for name, _, hint in fields_of(record)
        if name not in _UNSURE and (name in _SAID or _leads_on(hint))
    )


def _leads_on(hint: Any) -> bool:
    if isinstance(hint, type) and is_dataclass(hint):
        return bool(_ways(hint))
    return any(map(_leads_on, get_args(hint)))
