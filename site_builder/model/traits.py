"""Traits: what can be asked of an entry whatever its type is.

A trait is a field or some that several types have. Whoever shows entries of a type it may not import asks for the trait,
never for the type; an entry without it gives the answer of those that have nothing to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar, runtime_checkable

from site_builder.language.words import sort_key
from site_builder.model.contact import Phone
from site_builder.model.entry import Entry

E = TypeVar("E", bound=Entry)


@runtime_checkable
class Risky(Protocol):
    """Says whether being seen on its page could put somebody in danger."""

    @property
    def risky(self) -> bool:
        """Whether it could."""
        ...


@runtime_checkable
class Ordered(Protocol):
    """Has a place among those of its type that its author gave it."""

    @property
    def order(self) -> int:
        """Its place; smaller comes first."""
        ...


@runtime_checkable
class AlsoCalled(Protocol):
    """Has other names that people know it by."""

    @property
    def also_called(self) -> Sequence[str]:
        """The other names."""
        ...


@runtime_checkable
class Reachable(Protocol):
    """Can be rung or written to."""

    @property
    def phones(self) -> Sequence[Phone]:
        """Its numbers."""
        ...

    @property
    def email(self) -> str | None:
        """Its email address."""
        ...

    @property
    def website(self) -> str | None:
        """Its website."""
        ...


def is_risky(entry: Entry) -> bool:
    """Whether being seen on its page could put somebody in danger."""
    return isinstance(entry, Risky) and entry.risky


def names_of(entry: Entry) -> tuple[str, ...]:
    """All that it is called."""
    return (entry.name, *(entry.also_called if isinstance(entry, AlsoCalled) else ()))


def in_order(entries: Iterable[E]) -> list[E]:
    """Entries of one type in the order their authors gave them, then by name."""

    def place(entry: E) -> tuple[int, str, str]:
        return entry.order if isinstance(entry, Ordered) else 0, sort_key(entry.name), entry.id

    return sorted(entries, key=place)
