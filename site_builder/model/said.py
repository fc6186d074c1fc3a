"""Everything that an entry says in words, whatever its type: names of people, conditions, minutes, whole texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import is_dataclass
from functools import lru_cache
from typing import Annotated, Any, Final, get_args, get_origin

from site_builder.fields.kinds import EditorsOnly, Form, Line, Text
from site_builder.model.leaves import fields_of
from site_builder.prose.prose import Prose

_FORMS: Final = frozenset(mark for kind in (Line, Text) for mark in get_args(kind) if isinstance(mark, Form))
"""What marks a field as words, rather than an id, a choice, a number or an address."""


def texts_of(record: Any) -> Iterator[tuple[object, str]]:
    """Each text in an entry that readers may see, with the record in it that says it.

    What is for editors only isn't there any more: it is dropped while read.
    """
    model: type = type(record)
    for name, is_words in _ways(model):
        value = getattr(record, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Prose):
                yield record, item.plain
            elif is_dataclass(item):
                yield from texts_of(item)
            elif is_words and item:
                yield record, item


@lru_cache(maxsize=256)
def _ways(record: type) -> Sequence[tuple[str, bool]]:
    """The fields of a record that hold words, or that lead to such, each with whether it does so by itself."""
    ways = ((name, _is_words(hint), hint) for name, _, hint in fields_of(record))
    return tuple((name, is_words) for name, is_words, hint in ways if is_words or _leads_on(hint))


def _is_words(hint: Any) -> bool:
    inner, *marks = get_args(hint) if get_origin(hint) is Annotated else (None,)
    if any(isinstance(mark, EditorsOnly) for mark in marks):
        return False
    if any(mark in _FORMS for mark in marks if isinstance(mark, Form)):
        return True
    return any(map(_is_words, (inner,) if marks else get_args(hint)))


def _leads_on(hint: Any) -> bool:
    if isinstance(hint, type) and is_dataclass(hint):
        return hint is Prose or bool(_ways(hint))
    return any(map(_leads_on, get_args(hint)))
