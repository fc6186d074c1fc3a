"""Whatever stands in whatever field of whatever type, the answer is a sentence for its author, at a place in the file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest

from site_builder.content.source import parse_source
from site_builder.content.validate import validate
from site_builder.diagnostics import Diagnostic
from site_builder.model.settings import Settings
from site_builder.prose.field import ReadingContext
from site_builder.types import CONTENT_TYPES
from tests.tooling.hostile import ID, hostile_files

WRONG: tuple[Any, ...] = (
    "", [], {}, [""], [{}], {"a": "b"}, ["a", "b"], "x" * 5000, "-1", "2026-13-45", "٠١", "'",
)  # fmt: skip
MACHINE_WORDS = re.compile(
    r"Input should|Unexpected|\b(?:tuple|dict|str|int|bool|NoneType|None|dataclass|pydantic|validator)\b|object at"
)
MODELS = {"site": (Settings, "")} | {each.name: (each.model, each.body) for each in CONTENT_TYPES}
FILES = {"site": "site.yaml"} | {
    each.name: f"{each.folder}.yaml" if each.single else f"{each.folder}/{ID}.yaml" for each in CONTENT_TYPES
}


def paths(value: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to everything inside a value, the outermost first."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in inside:
        yield (*at, key)
        yield from paths(part, (*at, key))


def replaced(record: Any, path: tuple[str | int, ...], wrong: Any) -> Any:
    """A record with something else at one place."""
    made = deepcopy(record)
    part = made
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = wrong
    return made


def said_of(name: str, record: Any) -> tuple[str, list[Diagnostic]]:
    """What is said about a record of a type, with its text."""
    model, body = MODELS[name]
    text = json.dumps(record, ensure_ascii=False, indent=1)
    source, found = parse_source(text.encode(), FILES[name])
    if source is None:
        return text, list(found)
    extra = {} if name == "site" else {"id": ID, "file": FILES[name]}
    _, problems = validate(source, model, ReadingContext(), body=body, extra=extra)
    return text, list(problems)


@pytest.mark.parametrize("name", MODELS)
def test_wrong_shapes_get_plain_answers(name: str) -> None:
    record = json.loads(hostile_files()[FILES[name]])
    for path in paths(record):
        for wrong in WRONG:
            text, found = said_of(name, replaced(record, path, wrong))
            for each in found:
                told = f"{each.span}: {each.message} {each.hint}"
                assert each.is_error, told
                assert 1 <= each.span.line <= text.count("\n") + 1, told
                assert each.message.endswith((".", "?")), told
                assert not each.hint or each.hint.endswith((".", "?")), told
                assert not MACHINE_WORDS.search(each.message + each.hint), told
