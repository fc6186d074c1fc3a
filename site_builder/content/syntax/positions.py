"""Where each value of a YAML text stands. Worked out only when there is something to say about one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import yaml

from site_builder.content.syntax.values import Parser
from site_builder.diagnostics import Keys


class Position(NamedTuple):
    """Where a value stands; `quote` is 0 or 1 where characters of the value and columns match, else None."""

    line: int
    column: int
    quote: int | None
    is_text: bool


def positions(text: str, lines_above: int) -> Iterator[tuple[Keys, Position, Position | None]]:
    """Every value's path, place, and the place of its key if it has one, in the order of the text.

    The text is one that `read_values` found nothing wrong with, and has `lines_above` lines above it in its file.
    """
    take: Callable[[], Any] = Parser(text).get_event
    while type(event := take()) in (yaml.StreamStartEvent, yaml.DocumentStartEvent):
        continue
    yield from _walk(event, take, (), None, lines_above + 1)


def _walk(
    event: Any, take: Callable[[], Any], keys: Keys, key: Position | None, first: int
) -> Iterator[tuple[Keys, Position, Position | None]]:
    yield keys, _position(event, first), key
    if type(event) is yaml.MappingStartEvent:
        while type(name := take()) is not yaml.MappingEndEvent:
            yield from _walk(take(), take, (*keys, name.value), _position(name, first), first)
    elif type(event) is yaml.SequenceStartEvent:
        number = 0
        while type(item := take()) is not yaml.SequenceEndEvent:
            yield from _walk(item, take, (*keys, number), None, first)
            number += 1


def _position(event: Any, first: int) -> Position:
    start, end = event.start_mark, event.end_mark
    quote = None
    if type(event) is yaml.ScalarEvent and end.line == start.line:
        quote = {0: 0, 2: 1}.get(end.column - start.column - len(event.value))
    return Position(start.line + first, start.column + 1, quote, type(event) is yaml.ScalarEvent)
