"""One file of content as its author wrote it: text, and where each piece of it stands.

Nothing is interpreted here. Every scalar is the text that was written: `9:30` stays `9:30`, `NO` stays `NO`, a phone
number keeps its zeros; the typed model converts.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from site_builder.content.conflict import find_conflicts
from site_builder.content.encoding import decode
from site_builder.content.syntax.comments import comments_on_lines
from site_builder.content.syntax.positions import Position, positions
from site_builder.content.syntax.values import EMPTY, Value, read_values
from site_builder.diagnostics import Code, Diagnostic, Keys, Severity, Span
from site_builder.tools.opening import READ

__all__ = [
    "MAX_BYTES",
    "UNREADABLE",
    "Source",
    "Value",
    "parse_source",
    "read_source",
    "unreadable",
]

MAX_BYTES: Final = 256_000

UNREADABLE = Code("file-unreadable", Severity.ERROR, "A file of content can't be read.")
TOO_LARGE = Code("file-too-large", Severity.ERROR, "A file of content is larger than 256 kB.")
NO_FRONT_MATTER = Code(
    "front-matter-missing", Severity.ERROR, "A Markdown file doesn't begin with its details."
)
FRONT_MATTER_OPEN = Code(
    "front-matter-open", Severity.ERROR, "The details at the top of a Markdown file never end."
)


@dataclass(frozen=True, slots=True)
class Source:
    """The content of one file, not yet validated.

    `file` is the path as authors know it; `data` what the YAML holds; `body` the Markdown below the front matter (None
    for a YAML file), which starts on line `body_line`. `text` is the YAML itself, which has `above` lines above it: it
    is read once more where a position is asked for.
    """

    file: str
    data: dict[str, Value]
    body: str | None
    body_line: int
    text: str
    above: int

    @property
    def positions(self) -> dict[Keys, tuple[int, int]]:
        """The line and column, from 1, of every value; worked out when it is asked for."""
        return {keys: value[:2] for keys, (value, _) in _places(self.text, self.above).items()}

    def span(self, keys: Keys, offset: int = 0, key: bool = False) -> Span:
        """Where the value at `keys` stands, or its key, or else the nearest group around it that is in the file.

        `offset` counts characters into the value. Texts over several lines only have a beginning.
        """
        places = _places(self.text, self.above)
        found, is_meant = _nearest(places, keys)
        value, name = places[found]
        # A single value may stand for a list or a group (`phones: 01632 960001`): then it is what was meant.
        if not is_meant and not value.is_text:
            offset, key = 0, True
        if key and name:
            return Span(self.file, name.line, name.column)
        shift = 0 if value.quote is None or not offset else offset + value.quote
        return Span(self.file, value.line, value.column + shift)

    def body_span(self, line: int = 1, column: int = 1) -> Span:
        """Where `line` and `column` of the body, from 1, stand in the file."""
        return Span(self.file, self.body_line + line - 1, column)


@lru_cache(maxsize=4)
def _places(text: str, above: int) -> Mapping[Keys, tuple[Position, Position | None]]:
    """The places of all values and their keys; kept for the last few texts, as a file may have many mistakes."""
    return {keys: (value, name) for keys, value, name in positions(text, above)}


def _nearest(places: Container[Keys], keys: Keys) -> tuple[Keys, bool]:
    """The way to the value at `keys`, as far as the file goes along with it, and whether it leads to the end.

    Where one value stands for a list, the first of the list is that value.
    """
    here: Keys = ()
    for key in keys:
        if (*here, key) in places:
            here = (*here, key)
        elif key != 0:
            return here, False
    return here, here[-1:] == keys[-1:]


def read_source(path: Path, file: str) -> tuple[Source | None, tuple[Diagnostic, ...]]:
    """Read the file at `path`, which authors know as `file`. Never raises: what can't be read is a diagnostic.

    A source may come with warnings.
    """
    try:
        raw = _read(path)
    except (OSError, ValueError) as error:
        return None, (unreadable(Span(file), error, "file"),)
    return parse_source(raw, file)


def unreadable(span: Span, error: OSError | ValueError, kind: str) -> Diagnostic:
    """Say that a file or folder (`kind`) can't be read, and why."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    hint = f"Replace it by an ordinary {kind} which you may read, or delete it."
    return Diagnostic(span, UNREADABLE, f"This {kind} can't be read: {reason}.", hint)


def parse_source(raw: bytes, file: str) -> tuple[Source | None, tuple[Diagnostic, ...]]:
    """Turn the bytes of one file into a source: YAML, or Markdown with YAML front matter if its name ends in `.md`.

    Gives the source and what to ask about it, or None and everything that is wrong as far as it can be found. Never
    raises.
    """
    if len(raw) > MAX_BYTES:
        hint = "Divide it into several files, and keep pictures and documents in files of their own."
        return None, (Diagnostic(Span(file), TOO_LARGE, "This file is larger than 256 kB.", hint),)
    text, problems = decode(raw, file)
    if text is None:
        return None, problems
    if conflicts := find_conflicts(text, file):
        return None, conflicts
    if not text.strip():
        hint = "Write its details into it, one `key: value` on each line, or delete the file."
        return None, (Diagnostic(Span(file), EMPTY, "This file is empty.", hint),)
    if not file.lower().endswith(".md"):
        return _source(file, text, 0, None, 0)
    end, problem = _front_matter_end(text, file)
    if problem:
        return None, (problem,)
    start = text.index("\n") + 1
    body = text.find("\n", end) + 1 or len(text)
    return _source(file, text[start:end], 1, text[body:], text.count("\n", 0, body) + 1)


_LINK: Final = "it is a link to another place"


def _read(path: Path) -> bytes:
    """The first bytes of an ordinary file, at most one more than is allowed. Links and devices raise."""
    try:
        handle = os.open(path, READ)
    except OSError as error:
        if path.is_symlink():
            raise OSError(0, _LINK) from error
        raise
    try:
        facts = os.fstat(handle)
        if not stat.S_ISREG(facts.st_mode):
            raise OSError(0, "it is not an ordinary file")
        if not hasattr(os, "O_NOFOLLOW") and path.is_symlink():
            raise OSError(0, _LINK)
        return os.read(handle, min(facts.st_size, MAX_BYTES + 1))
    finally:
        os.close(handle)


_DASHES: Final = re.compile(r"^---[^\S\n]*$", re.MULTILINE)
_NEW_DASHES: Final = "\n---"


def _front_matter_end(text: str, file: str) -> tuple[int, Diagnostic | None]:
    """Where the line starts that ends the front matter. A file without one is an error, never a page of text."""
    first = _DASHES.match(text)
    if not first:
        message = "A Markdown file has to begin with a line of three dashes (---) and its details, but this one doesn't."
        hint = "Write --- on line 1, then one `key: value` on each line, then --- again, then the text."
        return 0, Diagnostic(Span(file), NO_FRONT_MATTER, message, hint)
    before = text.find(_NEW_DASHES, first.end())
    while before >= 0:
        if _DASHES.match(text, before + 1):
            return before + 1, None
        before = text.find(_NEW_DASHES, before + 1)
    lines = text.split("\n")
    message = (
        "The details at the top start with --- but there is no second line of three dashes that ends them."
    )
    hint = "Write a line with nothing but --- between the details and the text."
    near = next((n for n, line in enumerate(lines) if n and line.strip(" -–—.") == "" and line.strip()), None)
    if near:
        hint = f"Line {near + 1} looks as if it was meant: write exactly three dashes (---) there and nothing else."
    return 0, Diagnostic(Span(file, (near or 0) + 1), FRONT_MATTER_OPEN, message, hint)


def _source(
    file: str, text: str, above: int, body: str | None, body_line: int
) -> tuple[Source | None, tuple[Diagnostic, ...]]:
    """Build a source from YAML `text` with `above` lines above it in the file."""
    data, problems = read_values(file, text, above)
    if problems or not isinstance(data, dict):
        return None, problems
    return Source(file, data, body, body_line, text, above), comments_on_lines(file, text, above)
