"""Finds the lines of content that say what was found in the finished files, so that nobody has to look for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from site_builder.diagnostics import Span

Found = TypeVar("Found")
_TEXTS = (".yaml", ".yml", ".md", ".txt", ".csv", ".json")
_MOST_BYTES = 1_000_000


def origins(content: Path, look: Callable[[bytes], Collection[Found]]) -> Mapping[Found, list[Span]]:
    """Where in the texts below a folder is what `look` finds in a line of them, or in the name of the file."""
    found: defaultdict[Found, list[Span]] = defaultdict(list)
    for path in sorted(content.rglob("*")):
        if path.suffix.lower() not in _TEXTS or path.is_symlink() or not path.is_file():
            continue
        file = f"{content.name}/{path.relative_to(content).as_posix()}"
        for line, text in _lines(path):
            for each in look(text):
                found[each].append(Span(file, line))
    return found


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    yield 1, path.stem.encode("utf-8", "surrogateescape")
    if path.stat().st_size <= _MOST_BYTES:
        yield from enumerate(path.read_bytes().splitlines(), start=1)
