"""YAML text to plain values, in one pass over the parser's events.

What is dangerous or puzzling (anchors, aliases, merge keys, tags, several documents, endless nesting) is refused as
soon as its event comes by, so that nothing can grow from it.
"""

from __future__ import annotations

import sys
from typing import Any, Final

import yaml
from yaml import parser, reader, scanner

from site_builder.content.syntax.explain import explain
from site_builder.content.syntax.quoting import quoted
from site_builder.diagnostics import Code, Diagnostic, Fix, Severity, Span
from site_builder.tools.characters import cleaned, has_odd, name_odd

Value = str | list["Value"] | dict[str, "Value"]
"""What a file holds: texts, lists and mappings, however deep."""

MAX_DEPTH: Final = 24
MAX_REPORTED: Final = 50
"""How many problems of one file are reported before reading on stops being of use."""

EMPTY = Code("file-empty", Severity.ERROR, "A file of content has nothing in it.")
NOT_MAPPING = Code(
    "yaml-not-keys", Severity.ERROR, "A file doesn't consist of lines of the form `key: value`."
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


Parser: Any = getattr(getattr(yaml, "cyaml", None), "CParser", _SlowParser)
"""Gives a text's events one after the other."""


def read_values(file: str, text: str, lines_above: int = 0) -> tuple[Value | None, tuple[Diagnostic, ...]]:
    """What the YAML `text` holds, which has `lines_above` lines above it in `file`, and what is wrong with it.

    Never raises. Where each value stands is told by `positions`.
    """
    builder = _Builder(file, text, lines_above)
    data = builder.document()
    return data, tuple(sorted(builder.problems))


class _Stop(Exception):
    """Reading on makes no sense."""


class _Builder:
    """Builds plain values from the parser's events in one pass, and collects what is wrong."""

    def __init__(self, file: str, text: str, above: int) -> None:
        self.file = file
        self.text = text
        self.above = above
        self.escapes = "\\" in text
        self.problems: list[Diagnostic] = []
        self.next: Any = None

    def document(self) -> Value | None:
        """The whole of the text as one value, or None where something is wrong that stops the reading."""
        try:
            self.next = Parser(self.text).get_event
            return self._only_document()
        except _Stop:
            return None
        except yaml.YAMLError as error:
            said = explain(error, self.text)
            span = Span(self.file, said.line + self.above, said.column)
            if not any(problem.span == span for problem in self.problems):
                old = self.text.split("\n")[said.line - 1 : said.line]  # none at the end of the text
                fix = Fix(span.line, 1, old[0], said.instead) if said.instead and old else None
                self.problems.append(Diagnostic(span, said.code, said.message, said.hint, fix))
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
        if kind is yaml.AliasEvent:
            message = (
                f"A text can't start with *{event.anchor}: YAML reads that as a reference to something else."
            )
            hint = f"If it is text, put it in quotation marks{self._in_quotes(event)}; else write the text out again."
            self._report(ALIAS, event, message, hint)
            return ""
        if event.anchor is not None or event.tag is not None:
            self._check_node(event)
        if kind is yaml.ScalarEvent:
            value: str = event.value
            if self.escapes and has_odd(value):
                message = f"The backslash code in this text stands for {name_odd(value)}, which is invisible."
                self._report(ODD_ESCAPE, event, message, "Delete the code.")
            return cleaned(value) if self.escapes else value
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
        take = self.next
        while type(event := take()) is not yaml.MappingEndEvent:
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
            items[sys.intern(str(name))] = self._node(take(), depth + 1)
        return items

    def _check_node(self, event: Any) -> None:
        if event.anchor is not None:
            message = f"A text can't start with &{event.anchor}: YAML reads that as a label, not as text."
            hint = (
                f"Put the text in quotation marks{self._in_quotes(event)}; if a label was meant, delete it."
            )
            self._report(ANCHOR, event, message, hint)
        if event.tag is not None:
            message = (
                "A text can't start with an exclamation mark: YAML reads that as a data type, not as text."
            )
            hint = f"Put the text in quotation marks{self._in_quotes(event)}; if a data type was meant, delete it."
            self._report(TAG, event, message, hint)

    def _in_quotes(self, event: Any) -> str:
        """How the text that starts with an event is written in quotation marks; "" inside brackets."""
        mark = event.start_mark
        line = self.text.split("\n")[mark.line]
        return "" if set("[{") & set(line[: mark.column]) else f": `{quoted(line[mark.column :])}`"

    def _report(self, code: Code, event: Any, message: str, hint: str) -> None:
        mark = event.start_mark
        span = Span(self.file, mark.line + 1 + self.above, mark.column + 1)
        self.problems.append(Diagnostic(span, code, message, hint))
        if len(self.problems) >= MAX_REPORTED:
            raise _Stop
