"""`record`: the one way every part of an entry is declared.

A record is a frozen pydantic dataclass with slots. pydantic gives all problems of a value at once, with the path to
each; slots keep ten thousand services within a small machine's memory.
"""

from __future__ import annotations

from typing import Any, TypeVar, dataclass_transform

from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass

T = TypeVar("T")

CONFIG = ConfigDict(extra="forbid", str_strip_whitespace=True, arbitrary_types_allowed=True)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(Field,))
def record(cls: type[T]) -> type[T]:
    """Make a class a frozen, slotted record whose fields are validated from text; unknown keys are errors."""
    made: Any = dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)(cls)
    return made  # type: ignore[no-any-return]
