"""Comments that take words away from a value: YAML leaves out whatever follows a space and a `#`.

`address: Flat 2 #12 rear door` is read as `Flat 2`, and nothing but the text of the line shows it. A comment is taken for
one, without a word, where no text of a value can have been meant:

- on a line of its own;
- after a quotation mark or bracket that ends a value, or before the lines of a list, group or text below, when a space
  follows the `#`;
- when it begins with TODO, FIXME or XXX.

Anything else is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final, NamedTuple

import yaml

from site_builder.content.syntax.quoting import quoted, shortened
from site_builder.content.syntax.values import MAX_REPORTED, Parser
from site_builder.diagnostics import Code, Diagnostic, Fix, Severity, Span

COMMENT = Code(
    "yaml-comment-on-line",
    Severity.WARNING,
    "A # on the line of a value leaves out what follows it, and that may be part of the text.",
)

_POSSIBLE = re.compile(r"""\S[ \t]+#|[\[\]{},"']#""")
_REMINDER = re.compile(r"#+\s*(?:TODO|FIXME|XXX)\b", re.IGNORECASE)
_BLOCK_HEAD = re.compile(r"[|>][-+0-9]*(?=[ \t]+#)")
_FLOW_END = re.compile(r"[,\]}]")
_LONGEST: Final = 120
_STEPS: Final[dict[type, int]] = {
    yaml.FlowSequenceStartToken: 1,
    yaml.FlowMappingStartToken: 1,
    yaml.FlowSequenceEndToken: -1,
    yaml.FlowMappingEndToken: -1,
}
_NOTHING: Final = {
    *((yaml.ValueToken, end) for end in (yaml.KeyToken, yaml.BlockEndToken, yaml.FlowMappingEndToken)),
    *((yaml.BlockEntryToken, end) for end in (yaml.BlockEntryToken, yaml.BlockEndToken)),
}
"""A colon or hyphen and what comes next where nothing stands behind it or below it."""


class _Comment(NamedTuple):
    """A comment behind something on its line, counted from 0."""

    line: int
    column: int
    text: str

    @property
    def is_loose(self) -> bool:
        """Whether a space follows the sign, as people write comments; `#12` and `#notjustmen` are words of a text."""
        return not self.text.lstrip("#")[:1].strip()


class _Said(NamedTuple):
    """What is said of a comment; and where the text of its line is certain, from which column what becomes what."""

    message: str
    hint: str
    column: int = 0
    old: str = ""
    new: str = ""


def comments_on_lines(file: str, text: str, lines_above: int = 0) -> tuple[Diagnostic, ...]:
    """Warn of what comments take away from values in YAML, which has no errors and `lines_above` lines above it."""
    if "#" not in text or not _POSSIBLE.search(text):  # most files have none, which is quicker to see
        return ()
    found = (
        Diagnostic(
            Span(file, comment.line + 1 + lines_above, comment.column + 1),
            COMMENT,
            said.message,
            said.hint,
            Fix(comment.line + 1 + lines_above, said.column, said.old, said.new) if said.new else None,
        )
        for comment, said in _eaten(text)
    )
    return tuple(each for _, each in zip(range(MAX_REPORTED), found, strict=False))


def _eaten(text: str) -> Iterator[tuple[_Comment, _Said]]:
    """Every comment that may be text, with what is said about it."""
    lines = text.split("\n")
    depth = 0
    for token, following in pairwise(_tokens(text)):
        depth += _STEPS.get(type(token), 0)
        comment = _comment_after(token, lines)
        if comment and not _REMINDER.match(comment.text):
            said = _said(token, following, comment, lines, in_flow=depth > 0)
            if said:
                yield comment, said


def _tokens(text: str) -> Iterator[Any]:
    take = Parser(text).get_token
    while type(token := take()) is not yaml.StreamEndToken:
        yield token
    yield token


def _comment_after(token: Any, lines: list[str]) -> _Comment | None:
    """The comment behind a token on its line. A text of lines of its own can have one behind its sign alone."""
    start, end = token.start_mark, token.end_mark
    if end.index == start.index:
        return None
    line, column = end.line, end.column
    if isinstance(token, yaml.ScalarToken) and lines[start.line][start.column] in "|>":
        head = _BLOCK_HEAD.match(lines[start.line], start.column)
        if not head:
            return None
        line, column = start.line, head.end()
    rest = lines[line][column:]
    words = rest.lstrip()
    if not words.startswith("#"):
        return None
    return _Comment(line, column + len(rest) - len(words), words.rstrip())


def _said(token: Any, following: Any, comment: _Comment, lines: list[str], *, in_flow: bool) -> _Said | None:
    """What to say of a comment behind `token`; None where it is clearly one."""
    if isinstance(token, yaml.ScalarToken) and token.plain:
        return _after_text(token, comment, lines, in_flow)
    if (type(token), type(following)) in _NOTHING:
        message = f"Nothing is read here: a space and # begin a comment, so “{shortened(comment.text, _LONGEST)}” is left out."
        if comment.is_loose:
            return _Said(message, "Write the text before the #, and the comment on a line of its own.")
        return _Said(
            message, _advice(f"{lines[comment.line][: comment.column].lstrip()}{quoted(comment.text)}")
        )
    if comment.is_loose:
        return None
    message = f"A space and # begin a comment, so “{shortened(comment.text, _LONGEST)}” is left out."
    hint = "Put quotation marks around the whole text if it belongs to it; if it is a comment, write a space after the #."
    return _Said(message, hint)


def _after_text(token: Any, comment: _Comment, lines: list[str], in_flow: bool) -> _Said:
    words = comment.text
    if in_flow and (end := _FLOW_END.search(words)):
        words = words[: end.start()].rstrip()
    end_column = token.end_mark.column
    gap = lines[comment.line][end_column : comment.column]
    before = ""
    if token.start_mark.line == comment.line and not in_flow:
        before = lines[comment.line][: token.start_mark.column].lstrip()
    message = (
        f"Only “{shortened(token.value, _LONGEST)}” is read: a space and # begin a comment,"
        f" so “{shortened(comment.text, _LONGEST)}” is left out."
    )
    whole = quoted(token.value + gap + words)
    hint = _advice(f"{before}{whole}")
    if comment.is_loose or token.start_mark.line != comment.line:
        return _Said(message, hint)
    start = token.start_mark.column
    return _Said(message, hint, start + 1, lines[comment.line][start : comment.column + len(words)], whole)


def _advice(written: str) -> str:
    return f"If that belongs to the text, write `{written}`. If it is a comment, give it a line of its own."
