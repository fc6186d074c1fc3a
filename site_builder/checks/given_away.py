"""Texts of entries that must be careful about places: whether they give one away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from itertools import chain
from operator import attrgetter
from typing import Any

from site_builder.diagnostics import Code, Diagnostic, Keys, Severity, Span
from site_builder.guard.phrases import POSTCODE, STREET
from site_builder.guard.public import said_on_purpose
from site_builder.guard.words import joined, words_of
from site_builder.model.contact import EmailAddress, PostalAddress, Website
from site_builder.model.entry import Entry
from site_builder.model.leaves import fields_of
from site_builder.model.place import Place
from site_builder.model.site import Site
from site_builder.model.traits import is_risky
from site_builder.prose.parts import plain_text
from site_builder.prose.prose import Prose
from site_builder.types.pathway.model import Pathway
from site_builder.types.pathway.type import is_risky as is_risky_pathway
from site_builder.types.service.model import Service
from site_builder.types.service.status import is_risky as is_risky_service

PLACE_GIVEN_AWAY = Code(
    "place-given-away",
    Severity.WARNING,
    "An entry that is risky or has a secret place has a full postcode, or a street with a number, in its texts or file name.",
)
_NO_TEXTS = frozenset({"id", "file", "form", "social", "sources"})


_MEANT: Mapping[type, tuple[str, ...]] = {
    Place: ("address", "postcode"),
    EmailAddress: ("address",),
    Website: ("address",),
}
"""What is in records that say on purpose where something is."""


def check_given_away(site: Site) -> Iterator[Diagnostic]:
    """Warn of addresses in texts and names of such entries; what a public place of theirs says is no secret."""
    for entry in chain.from_iterable(by_id.values() for by_id in site.entries.values()):
        if not _must_be_careful(site, entry):
            continue
        said = [(keys, address) for keys, text in _texts(entry, ()) for address in _addresses(text)]
        in_name = list(_addresses(entry.id.replace("-", " ").title()))
        if not said and not in_name:
            continue
        places = entry.places if isinstance(entry, Service) else ()
        public = (place for place in places if not place.is_rough)
        known = said_on_purpose(public, {*in_name, *(address for _, address in said)})
        for keys in dict.fromkeys(keys for keys, address in said if address not in known):
            yield _told(site.span(entry, *keys), "This text")
        if not known.issuperset(in_name):
            yield _told(Span(entry.file), "The name of this file")


def _must_be_careful(site: Site, entry: Entry) -> bool:
    if isinstance(entry, Service):
        return any(place.is_private or place.is_rough for place in entry.places) or is_risky_service(
            site, entry
        )
    return is_risky_pathway(site, entry) if isinstance(entry, Pathway) else is_risky(entry)


def _told(span: Span, what: str) -> Diagnostic:
    message = (
        f"{what} has a full postcode, or a street with a number, and this entry must be careful about places."
    )
    hint = "Take it out if nobody may know it; write the address of a place that is no secret into `places`."
    return Diagnostic(span, PLACE_GIVEN_AWAY, message, hint)


def _addresses(text: str) -> Iterator[str]:
    for pattern in (POSTCODE, STREET):
        for match in pattern.finditer(text):
            yield joined(words_of(match[0]))


def _texts(record: Any, keys: Keys) -> Iterator[tuple[Keys, str]]:
    """Every text that authors wrote into a record, but for the addresses of public places."""
    model: type = type(record)
    for name, alias, _ in fields_of(model):
        value = attrgetter(name)(record)
        if name in _NO_TEXTS or name in _MEANT.get(model, ()) or _is_box(value):
            continue
        yield from _inside(value, (*keys, alias))


def _is_box(value: object) -> bool:
    """Whether letters go to a box at a post office, which says nothing of where anybody is."""
    return isinstance(value, PostalAddress) and any("po box" in line.lower() for line in value.address)


def _inside(value: Any, keys: Keys) -> Iterator[tuple[Keys, str]]:
    if isinstance(value, str):
        yield keys, value
    elif isinstance(value, Prose):
        yield keys, plain_text(value.html)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _inside(item, (*keys, number))
    elif is_dataclass(value):
        yield from _texts(value, keys)
