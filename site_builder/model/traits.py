"""Traits: what can be asked of an entry whatever its type is.

A trait is a field or some that several types have. Whoever shows entries of a type it may not import asks for the trait,
never for the type; an entry without it gives the answer of those that have nothing to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeGuard, TypeVar

from site_builder.language.words import sort_key
from site_builder.model.contact import EmailAddress, Phone, Website
from site_builder.model.entry import Entry

E = TypeVar("E", bound=Entry)


class Risky(Protocol):
    """Says whether being seen on its page could put somebody in danger."""

    @property
    def risky(self) -> bool:
        """Whether it could."""
        ...


class Ordered(Protocol):
    """Has a place among those of its type that its author gave it."""

    @property
    def order(self) -> int:
        """Its place; smaller comes first."""
        ...


class AlsoCalled(Protocol):
    """Has other names that people know it by."""

    @property
    def also_called(self) -> Sequence[str]:
        """The other names."""
        ...


class Reachable(Protocol):
    """Can be rung or written to."""

    @property
    def phones(self) -> Sequence[Phone]:
        """Its numbers."""
        ...

    @property
    def email(self) -> Sequence[EmailAddress]:
        """Its email addresses."""
        ...

    @property
    def website(self) -> Sequence[Website]:
        """Its websites."""
        ...


def has_risk(entry: Entry) -> TypeGuard[Risky]:
    """Whether an entry says if it is risky."""
    return hasattr(type(entry), "risky")


def has_order(entry: Entry) -> TypeGuard[Ordered]:
    """Whether an entry has an order."""
    return hasattr(type(entry), "order")


def has_names(entry: Entry) -> TypeGuard[AlsoCalled]:
    """Whether an entry may have other names."""
    return hasattr(type(entry), "also_called")


def has_contacts(entry: Entry) -> TypeGuard[Reachable]:
    """Whether an entry may be rung or written to."""
    return all(hasattr(type(entry), name) for name in ("phones", "email", "website"))


def is_risky(entry: Entry) -> bool:
    """Whether being seen on its page could put somebody in danger."""
    return has_risk(entry) and entry.risky


def names_of(entry: Entry) -> tuple[str, ...]:
    """All that it is called."""
    return (entry.name, *(entry.also_called if has_names(entry) else ()))


def all_names(entries: Iterable[Entry]) -> str:
    """All that several are called, as text to be found by."""
    return ", ".join(name for entry in entries for name in names_of(entry))


def in_order(entries: Iterable[E]) -> list[E]:
    """Entries of one type in the order their authors gave them, then by name."""

    def place(entry: E) -> tuple[int, str, str]:
        return entry.order if has_order(entry) else 0, sort_key(entry.name), entry.id

    return sorted(entries, key=place)
