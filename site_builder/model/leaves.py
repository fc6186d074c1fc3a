"""Finds the references, the prose, the web addresses and the days that have been inside an entry, whatever its type.

The walk over a record class is worked out once from its type hints; walking an entry then only looks at fields that can
hold what is sought.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

from site_builder.diagnostics import Keys
from site_builder.fields.kinds import HasBeen, LeadsAway, RefTo
from site_builder.prose.prose import Prose


class Leaf(NamedTuple):
    """A value found inside an entry: the path to it, the record that holds it, and the type a reference names."""

    keys: Keys
    holder: object
    value: Any
    ref_to: str = ""


Walk = Callable[[Any, Keys, object, list[Leaf]], None]
"""Adds what is inside a value to a list; the path to the value and the record that holds it are given."""


def alias_of(field: dataclasses.Field[Any], hint: Any) -> str:
    """The name authors write for a field: its alias (`for`, `from`, `if`) or its own name."""
    for meta in get_args(hint)[1:] if get_origin(hint) is Annotated else ():
        alias = getattr(meta, "alias", None)
        if isinstance(alias, str):
            return alias
    return field.name


@lru_cache(maxsize=256)
def fields_of(record: type) -> tuple[tuple[str, str, Any], ...]:
    """The fields that authors write in a record, as (its own name, the name authors write, its type hint)."""
    hints = get_type_hints(record, include_extras=True)
    return tuple(
        (f.name, alias_of(f, hints[f.name]), hints[f.name]) for f in dataclasses.fields(record) if f.init
    )


def _walk_reference(target: str) -> Walk:
    def walk(value: Any, keys: Keys, holder: object, found: list[Leaf]) -> None:
        if value is not None:
            found.append(Leaf(keys, holder, value, target))

    return walk


def _walk_value(value: Any, keys: Keys, holder: object, found: list[Leaf]) -> None:
    if value is not None:
        found.append(Leaf(keys, holder, value))


def _walk_items(inner: Walk) -> Walk:
    def walk(value: Any, keys: Keys, holder: object, found: list[Leaf]) -> None:
        for index, item in enumerate(value or ()):
            inner(item, (*keys, index), holder, found)

    return walk


def _walk_record(record: type) -> Walk | None:
    ways = [(name, alias, inner) for name, alias, hint in fields_of(record) if (inner := _walker(hint))]
    if not ways:
        return None

    def walk(value: Any, keys: Keys, _holder: object, found: list[Leaf]) -> None:
        if value is None:
            return
        for name, alias, inner in ways:
            if child := getattr(value, name):
                inner(child, (*keys, alias), value, found)

    return walk


def _walker(hint: Any) -> Walk | None:
    """The walk for a type hint, or None when nothing sought can be inside."""
    if get_origin(hint) is Annotated:
        for meta in get_args(hint)[1:]:
            if isinstance(meta, RefTo):
                return _walk_reference(meta.type)
            if isinstance(meta, (HasBeen, LeadsAway)):
                return _walk_value
        return _walker(get_args(hint)[0])
    if get_origin(hint) in (types.UnionType, typing.Union):
        return next((walk for option in get_args(hint) if (walk := _walker(option))), None)
    if get_origin(hint) is tuple:
        inner = _walker(get_args(hint)[0]) if get_args(hint) else None
        return _walk_items(inner) if inner else None
    if hint is Prose:
        return _walk_value
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return _walk_record(hint)
    return None


@lru_cache(maxsize=64)
def _walk_for(record: Any) -> Walk | None:
    return _walk_record(record)


def leaves(entry: object) -> Sequence[Leaf]:
    """Every reference, prose, web address and day that has been inside an entry, in the order of its fields."""
    record: Any = type(entry)
    found: list[Leaf] = []
    if walk := _walk_for(record):
        walk(entry, (), entry, found)
    return found
