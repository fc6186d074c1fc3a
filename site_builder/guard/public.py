"""What a site says on purpose: a secret that is public elsewhere can't be kept, and isn't looked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from site_builder.guard.phrases import phone_phrases, phrases_of, points_of, spelt
from site_builder.guard.words import joined, words_of

_SAID = frozenset(
    {
        "name", "short_name", "also_called", "other_names", "area", "town", "places", "address", "postcode", "coordinates",
        "outcodes", "phones", "number", "phone", "text", "whatsapp", "textphone", "email", "website",
    }
)  # fmt: skip
"""Fields whose values are meant to be public as they stand. Sentences aren't among them: secrets slip into those."""
_NUMBERS = frozenset({"number", "phone", "phones", "text", "whatsapp", "textphone"})


def said_on_purpose(records: Iterable[object]) -> frozenset[str]:
    """All names, addresses, points and numbers of public entries and settings, `joined` as the guard looks for secrets."""
    return frozenset(phrase for record in records for value in _values(record) for phrase in _phrases(value))


def _values(record: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    if is_dataclass(record):
        for field in fields(record):
            value = getattr(record, field.name)
            if value and (field.name in _SAID or is_dataclass(value) or isinstance(value, tuple)):
                yield from _values(value, field.name)
    elif isinstance(record, tuple) and not (name == "coordinates" and record):
        for item in record:
            yield from _values(item, name)
    elif name in _SAID:
        yield name, record


def _phrases(value: tuple[str, Any]) -> Iterator[str]:
    name, said = value
    if name == "coordinates":
        yield from (spelt(point) for point in points_of(", ".join(map(str, said))))
        return
    yield joined(words_of(str(said)))
    yield from phrases_of("address", str(said))
    yield from phrases_of("postcode", str(said))
    if name in _NUMBERS:
        yield from phone_phrases(str(said))
