"""What authors write but nobody may read on the site, kept apart from the entries that mustn't hold it.

Reading drops it from entries (`model/place.py`, `EditorsOnly`), so nothing that makes pages can show it. But authors may
say it a second time where it is published. So it is gathered here from the files themselves, for one reader alone: the
guard over the finished files. No `Site` leads to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, is_dataclass
from functools import lru_cache
from typing import Annotated, Any, get_args, get_origin

from site_builder.diagnostics import Keys
from site_builder.fields.kinds import EditorsOnly
from site_builder.fields.readers import each_of
from site_builder.model.leaves import fields_of
from site_builder.model.place import Nature, Place, kept_back


@dataclass(frozen=True, slots=True)
class Secret:
    """Something that may stand in no file of the site: what it is, its words, and the file and field it comes from."""

    nature: Nature
    text: str = field(repr=False)
    file: str
    keys: Keys


Found = tuple[Keys, Nature, str]
_Look = Callable[[Any], Iterator[Found]]


def secrets_in(written: Mapping[str, Any], record: type, file: str) -> tuple[Secret, ...]:
    """The secrets among the values that a file holds, of an entry that could be read."""
    look = _look_into(record)
    return tuple(Secret(nature, text, file, keys) for keys, nature, text in look(written)) if look else ()


@lru_cache(maxsize=256)
def _look_into(record: type) -> _Look | None:
    """What finds the secrets in the values of a record; None where none can be."""
    if record is Place:
        return kept_back
    looks = {alias: look for _, alias, hint in fields_of(record) if (look := _look_for(hint))}
    if not looks:
        return None

    def find(written: Any) -> Iterator[Found]:
        for name in sorted(looks.keys() & written.keys()):
            for way, value in each_of(written[name]):
                for keys, nature, text in looks[name](value):
                    yield (name, *way, *keys), nature, text

    return find


def _look_for(hint: Any) -> _Look | None:
    if get_origin(hint) is Annotated:
        for meta in get_args(hint)[1:]:
            if isinstance(meta, EditorsOnly):
                return _note(meta)
    if isinstance(hint, type) and is_dataclass(hint):
        return _look_into(hint)
    return next((look for part in get_args(hint) if (look := _look_for(part))), None)


def _note(marked: EditorsOnly) -> _Look:
    def find(value: Any) -> Iterator[Found]:
        if isinstance(value, str) and not marked.but(value):
            yield (), "note", value

    return find


def private_secrets(words: Sequence[str], file: str) -> tuple[Secret, ...]:
    """The hashes of private words in the settings, which stand in `file`."""
    return tuple(
        Secret("private", word, file, ("private_words", number)) for number, word in enumerate(words)
    )
