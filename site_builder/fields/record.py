"""`record`: the one way every part of an entry is declared.

A record is a frozen pydantic dataclass with slots. pydantic gives all problems of a value at once, with the path to
each; slots keep ten thousand services within a small machine's memory.
"""

from __future__ import annotations

from dataclasses import field, fields
from operator import attrgetter
from typing import Any, TypeVar, cast, dataclass_transform

from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass

T = TypeVar("T")

# Most records are only ever read inside others; deferring leaves out the work of being able to read each by itself.
CONFIG = ConfigDict(extra="forbid", str_strip_whitespace=True, arbitrary_types_allowed=True, defer_build=True)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(Field, field))
def record(cls: type[T]) -> type[T]:
    """Make a class a frozen, slotted record whose fields are validated from text; unknown keys are errors.

    A field with `init=False` is none that authors write: the record's own validator works it out.
    """
    made = dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)(cls)
    _pickle_quickly(made)
    return cast(type[T], made)


def _pickle_quickly(cls: Any) -> None:
    """Give a record class its own pickling: the standard one looks up the fields anew for every instance.

    Workers send ten thousand entries of some ten records each to their parent, so this is worth seconds.
    """
    names = tuple(field.name for field in fields(cls))
    setters = tuple(getattr(cls, name).__set__ for name in names)
    read = attrgetter(*names, "__class__")  # the class makes it a tuple for a single field too

    def get_state(record: Any) -> tuple[Any, ...]:
        return read(record)[:-1]

    def set_state(record: Any, state: tuple[Any, ...]) -> None:
        for setter, value in zip(setters, state, strict=True):
            setter(record, value)

    cls.__getstate__ = get_state
    cls.__setstate__ = set_state
