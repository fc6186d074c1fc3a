"""One file of content as its author wrote it: text, and where each piece of it stands.

Nothing is interpreted here. Every scalar is the text that was written: `9:30` stays `9:30`, `NO` stays `NO`, a phone
number keeps its zeros; the typed model converts. What is dangerous or puzzling in YAML (anchors, aliases, merge keys,
tags, several documents, endless nesting) is refused. The parser's events are read one by one, so that a hostile file
is refused before anything grows from it.
"""

from __future__ import annotations

import os
import stat
import sys
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

import yaml
from yaml import parser, reader, scanner

from site_builder.diagnostics import Code, Diagnostic, Severity, Span
from site_builder.encoding import decode, has_odd, name_odd
from site_builder.syntax import explain

Value = str | list["Value"] | dict[str, "Value"]
"""What a file holds: texts, lists and mappings, however deep."""

Keys = tuple[str | int, ...]
"""The way to a value from the top of a file: names of keys and numbers of list items, counted from 0."""

MAX_BYTES: Final = 256_000
MAX_DEPTH: Final = 24
MAX_REPORTED: Final = 50
"""How many problems of one file are reported before reading on stops being of use."""

UNREADABLE = Code("file-unreadable", Severity.ERROR, "A file of content can't be read.")
TOO_LARGE = Code("file-too-large", Severity.ERROR, "A file of content is larger than 256 kB.")
EMPTY = Code("file-empty", Severity.ERROR, "A file of content has nothing in it.")
NOT_MAPPING = Code(
    "yaml-not-keys", Severity.ERROR, "A file doesn't consist of lines of the form `key: value`."
)
NO_FRONT_MATTER = Code(
    "front-matter-missing", Severity.ERROR, "A Markdown file doesn't begin with its details."
)
FRONT_MATTER_OPEN = Code(
    "front-matter-open", Severity.ERROR, "The details at the top of a Markdown file never end."
)
DUPLICATE_KEY = Code("duplicate-key", Severity.ERROR, "The same key is written twice in one group.")
BAD_KEY = Code("key-not-text", Severity.ERROR, "A key is empty, or is something other than a short text.")
ANCHOR = Code("yaml-anchor", Severity.ERROR, "A text starts with `&`, which YAML reads as a label.")
ALIAS = Code(
    "yaml-alias", Severity.ERROR, "A text starts with `*`, which YAML reads as a reference to a label."
)
MERGE_KEY = Code(
    "yaml-merge-key", Severity.ERROR, "The key `<<` copies other keys in YAML; it isn't allowed."
)
TAG = Code("yaml-tag", Severity.ERROR, "A text starts with `!`, which YAML reads as a data type.")
DIRECTIVE = Code(
    "yaml-directive", Severity.ERROR, "A line starting with `%` tries to change how YAML is read."
)
DOCUMENTS = Code("yaml-several-documents", Severity.ERROR, "One file holds several documents.")
TOO_DEEP = Code("yaml-too-deep", Severity.ERROR, "Lists and groups are nested more than 24 deep.")
ODD_ESCAPE = Code(
    "odd-escape", Severity.ERROR, "A backslash code stands for a character that must not be there."
)


class _SlowParser(reader.Reader, scanner.Scanner, parser.Parser):
    """PyYAML's own parser, for Python installations where it was built without libyaml; about ten times slower."""

    def __init__(self, text: str) -> None:
        reader.Reader.__init__(self, text)
        scanner.Scanner.__init__(self)
        parser.Parser.__init__(self)


_Parser: Any = getattr(getattr(yaml, "cyaml", None), "CParser", _SlowParser)


class _Position(NamedTuple):
    """Where a value stands; `quote` is 0 or 1 where characters of the value and columns match, else None."""

    line: int
    column: int
    quote: int | None


@dataclass(frozen=True, slots=True)
class Source:
    """The content of one file, not yet validated.

    `file` is the path as authors know it; `data` what the YAML holds; `body` the Markdown below the front matter (None
    for a YAML file), which starts on line `body_line`. `marks` holds the positions in document order, eight bytes each,
    so that ten thousand files fit in memory; they are only unpacked when there is something to report.
    """

    file: str
    data: dict[str, Value]
    body: str | None
    body_line: int
    marks: array[int]

    def __reduce__(self) -> tuple[type[Source], tuple[object, ...]]:
        return Source, (self.file, self.data, self.body, self.body_line, self.marks)

    @property
    def positions(self) -> dict[Keys, tuple[int, int]]:
        """The line and column, from 1, of every value; worked out on each call."""
        return {keys: value[:2] for keys, value, _ in self._places()}

    @property
    def key_positions(self) -> dict[Keys, tuple[int, int]]:
        """The line and column, from 1, of every key of a mapping; worked out on each call."""
        return {keys: key[:2] for keys, _, key in self._places() if key}

    def span(self, keys: Keys, offset: int = 0, key: bool = False) -> Span:
        """Where the value at `keys` stands, or its key, or else the nearest group around it that is in the file.

        `offset` counts characters into the value. Texts over several lines only have a beginning.
        """
        places = {found: (value, name) for found, value, name in self._places()}
        while keys and keys not in places:
            keys, offset, key = keys[:-1], 0, True
        value, name = places[keys]
        if key and name:
            return Span(self.file, name.line, name.column)
        shift = 0 if value.quote is None or not offset else offset + value.quote
        return Span(self.file, value.line, value.column + shift)

    def body_span(self, line: int = 1, column: int = 1) -> Span:
        """Where `line` and `column` of the body, from 1, stand in the file."""
        return Span(self.file, self.body_line + line - 1, column)

    def _places(self) -> Iterator[tuple[Keys, _Position, _Position | None]]:
        return _walk(self.data, (), None, iter(self.marks))


def read_source(path: Path, file: str) -> tuple[Source | None, tuple[Diagnostic, ...]]:
    """Read the file at `path`, which authors know as `file`. Never raises: what can't be read is a diagnostic."""
    try:
        raw = _read(path)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        hint = "Replace it by an ordinary file which you may read, or delete it."
        return None, (Diagnostic(Span(file), UNREADABLE, f"This file can't be read: {reason}.", hint),)
    return parse_source(raw, file)


def parse_source(raw: bytes, file: str) -> tuple[Source | None, tuple[Diagnostic, ...]]:
    """Turn the bytes of one file into a source: YAML, or Markdown with YAML front matter if its name ends in `.md`.

    Gives the source, or None and everything that is wrong as far as it can be found. Never raises.
    """
    if len(raw) > MAX_BYTES:
        hint = "Divide it into several files, and keep pictures and documents in files of their own."
        return None, (Diagnostic(Span(file), TOO_LARGE, "This file is larger than 256 kB.", hint),)
    text, problems = decode(raw, file)
    if text is None:
        return None, problems
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


def _read(path: Path) -> bytes:
    """The first bytes of an ordinary file, at most one more than is allowed. Links and devices raise."""
    if path.is_symlink():
        raise OSError(0, "it is a link to another place")
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(handle, "rb") as stream:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(0, "it is not an ordinary file")
        return stream.read(MAX_BYTES + 1)


def _front_matter_end(text: str, file: str) -> tuple[int, Diagnostic | None]:
    """Where the line starts that ends the front matter. A file without one is an error, never a page of text."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        message = "A Markdown file has to begin with a line of three dashes (---) and its details, but this one doesn't."
        hint = "Write --- on line 1, then one `key: value` on each line, then --- again, then the text."
        return 0, Diagnostic(Span(file), NO_FRONT_MATTER, message, hint)
    end = len(lines[0]) + 1
    for line in lines[1:]:
        if line.rstrip() == "---":
            return end, None
        end += len(line) + 1
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
    builder = _Builder(file, text, above)
    data = builder.document()
    if builder.problems or not isinstance(data, dict):
        return None, tuple(sorted(builder.problems))
    return Source(file, data, body, body_line, builder.marks), ()


class _Stop(Exception):
    """Reading on makes no sense."""


class _Builder:
    """Builds plain values from the parser's events in one pass, and collects what is wrong."""

    def __init__(self, file: str, text: str, above: int) -> None:
        self.file = file
        self.text = text
        self.above = above
        self.escapes = "\\" in text
        self.marks = array("Q")
        self.problems: list[Diagnostic] = []
        self.next: Any = None

    def document(self) -> Value | None:
        """The whole of the text as one value, or None where something is wrong that stops the reading."""
        try:
            self.next = _Parser(self.text).get_event
            return self._only_document()
        except _Stop:
            return None
        except yaml.YAMLError as error:
            code, message, hint, line, column = explain(error, self.text)
            span = Span(self.file, line + self.above, column)
            if not any(problem.span == span for problem in self.problems):
                self.problems.append(Diagnostic(span, code, message, hint))
            return None

    def _only_document(self) -> Value | None:
        self.next()
        start = self.next()
        if type(start) is yaml.StreamEndEvent:
            hint = "Write its details, one `key: value` on each line, or delete the file."
            self._report(EMPTY, start, "There is nothing here but empty lines and comments.", hint)
            return None
        if start.version or start.tags:
            self._report(DIRECTIVE, start, "A line that starts with % isn't allowed.", "Delete this line.")
        top = self.next()
        value = self._node(top, 1)
        self.next()
        more = self.next()
        if type(more) is not yaml.StreamEndEvent:
            hint = "Use one file for each entry; a file with details and Markdown text needs a name ending in .md."
            self._report(
                DOCUMENTS, more, "A second document starts here, and a file can only hold one.", hint
            )
        if not isinstance(value, dict) and not self.problems:
            message = "This file has to consist of lines of the form `key: value`, but it starts with something else."
            self._report(NOT_MAPPING, top, message, "Write a key, a colon and a space before each value.")
        return value

    def _node(self, event: Any, depth: int) -> Value:
        """The value that starts with `event`, which is `depth` levels down."""
        kind = type(event)
        start = event.start_mark
        line = start.line + self.above
        column = start.column
        if kind is yaml.ScalarEvent:
            value: str = event.value
            end = event.end_mark
            extra = end.column - column - len(value) if end.line == start.line else 3
            self.marks.append((line << 32) | (column << 2) | (extra if extra in (0, 2) else 3))
            if event.anchor is not None or event.tag is not None:
                self._check_node(event)
            if self.escapes and has_odd(value):
                message = f"The backslash code in this text stands for {name_odd(value)}, which is invisible."
                self._report(ODD_ESCAPE, event, message, "Delete the code.")
            return value
        if kind is yaml.AliasEvent:
            message = (
                f"A text can't start with *{event.anchor}: YAML reads that as a reference to something else."
            )
            self._report(
                ALIAS,
                event,
                message,
                "If it is text, put it in quotation marks; else write the text out again.",
            )
            return ""
        self.marks.append((line << 32) | (column << 2) | 3)
        if event.anchor is not None or event.tag is not None:
            self._check_node(event)
        if depth > MAX_DEPTH:
            message = f"Lists and groups are nested more than {MAX_DEPTH} levels deep here."
            self._report(TOO_DEEP, event, message, "Use fewer levels.")
            raise _Stop
        return self._mapping(depth) if kind is yaml.MappingStartEvent else self._list(depth)

    def _list(self, depth: int) -> list[Value]:
        items: list[Value] = []
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            items.append(self._node(event, depth + 1))
        return items

    def _mapping(self, depth: int) -> dict[str, Value]:
        items: dict[str, Value] = {}
        while type(event := self.next()) is not yaml.MappingEndEvent:
            name = self._node(event, depth + 1)
            if type(event) is not yaml.ScalarEvent or not name or event.style in ("|", ">"):
                hint = "Write a short text, a colon and a space. A text that starts with { or [ needs quotation marks."
                self._report(BAD_KEY, event, "There should be a key here, which is a short text.", hint)
                name = ""
            elif name in items:
                message = f"The key “{name}” is written twice in this group."
                self._report(DUPLICATE_KEY, event, message, "Delete one of the two, or rename it.")
            elif name == "<<" and not event.style:
                self._report(MERGE_KEY, event, "The key << isn't allowed.", "Write the keys out instead.")
            items[sys.intern(str(name))] = self._node(self.next(), depth + 1)
        return items

    def _check_node(self, event: Any) -> None:
        if event.anchor is not None:
            message = f"A text can't start with &{event.anchor}: YAML reads that as a label, not as text."
            self._report(
                ANCHOR, event, message, "Put the text in quotation marks; if a label was meant, delete it."
            )
        if event.tag is not None:
            message = (
                "A text can't start with an exclamation mark: YAML reads that as a data type, not as text."
            )
            self._report(
                TAG, event, message, "Put the text in quotation marks; if a data type was meant, delete it."
            )

    def _report(self, code: Code, event: Any, message: str, hint: str) -> None:
        mark = event.start_mark
        span = Span(self.file, mark.line + 1 + self.above, mark.column + 1)
        self.problems.append(Diagnostic(span, code, message, hint))
        if len(self.problems) >= MAX_REPORTED:
            raise _Stop


def _walk(
    value: Value, keys: Keys, key: _Position | None, marks: Iterator[int]
) -> Iterator[tuple[Keys, _Position, _Position | None]]:
    """Pair every value of `value` with its position, in the order of the document."""
    yield keys, _unpack(next(marks)), key
    if isinstance(value, dict):
        for name, item in value.items():
            place = _unpack(next(marks))
            yield from _walk(item, (*keys, name), place, marks)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _walk(item, (*keys, number), None, marks)


def _unpack(mark: int) -> _Position:
    extra = mark & 3
    return _Position((mark >> 32) + 1, ((mark >> 2) & 0x3FFFFFFF) + 1, {0: 0, 2: 1}.get(extra))
