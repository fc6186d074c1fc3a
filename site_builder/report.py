"""Tells diagnostics to people (text), to pull requests (GitHub annotations) and to other programs (JSON)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

from site_builder.diagnostics import Diagnostic, Severity

_BOLD: Final = "\033[1m"
_PLAIN: Final = "\033[0m"
_COLOURS: Final = {Severity.ERROR: "\033[1;31m", Severity.WARNING: "\033[33m"}

JSON_VERSION: Final = 1
"""Goes up when something is taken away from the JSON or comes to mean something else."""

_TEXT: Final = {"type": "string"}
_PLACE: Final = {"type": "integer", "minimum": 1}
JSON_SCHEMA: Final[Mapping[str, Any]] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "What site-builder says with --format json",
    "type": "object",
    "required": ["version", "problems"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": JSON_VERSION},
        "problems": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["file", "line", "column", "severity", "code", "message", "hint"],
                "additionalProperties": False,
                "properties": {
                    **{
                        "file": _TEXT,
                        "line": _PLACE,
                        "column": _PLACE,
                        "code": _TEXT,
                        "message": _TEXT,
                        "hint": _TEXT,
                    },
                    "severity": {"enum": [each.word for each in Severity]},
                    "fix": {
                        "description": "What to write instead of what on one line, where it is certain.",
                        "type": "object",
                        "required": ["line", "column", "old", "new"],
                        "additionalProperties": False,
                        "properties": {"line": _PLACE, "column": _PLACE, "old": _TEXT, "new": _TEXT},
                    },
                },
            },
        },
    },
}


def as_text(found: Sequence[Diagnostic], *, colour: bool = False) -> str:
    """Two lines for each problem: where and what, then what to write instead. A count at the end.

    `colour` is for terminals; what it says is in the words, too.
    """
    lines: list[str] = []
    for each in found:
        place, word = _printable(str(each.span)), each.code.severity.word
        if colour:
            place, word = f"{_BOLD}{place}{_PLAIN}", f"{_COLOURS[each.code.severity]}{word}{_PLAIN}"
        lines.append(f"{place}: {word}: {_printable(f'{each.message} [{each.code.name}]')}")
        if each.hint:
            lines.append(_printable(f"    {each.hint}"))
    if found:
        errors = sum(each.is_error for each in found)
        lines.append(f"{_count(errors, 'error')}, {_count(len(found) - errors, 'warning')}.".capitalize())
    return "".join(f"{line}\n" for line in lines)


def _count(number: int, what: str) -> str:
    return f"{number or 'no'} {what}{'' if number == 1 else 's'}"


def _printable(line: str) -> str:
    """A line without what would move a terminal's cursor: names of files can hold anything."""
    return "".join(
        character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in line
    )


def as_github(found: Sequence[Diagnostic]) -> str:
    """GitHub's workflow commands, which show each problem on its line of a pull request."""
    lines = [
        f"::{each.code.severity.word} file={_property(each.span.file)},line={each.span.line},col={each.span.column},"
        f"title={_property(each.code.name)}::{_data(f'{each.message} {each.hint}'.strip())}"
        for each in found
    ]
    return "".join(f"{line}\n" for line in lines)


def as_json(found: Sequence[Diagnostic]) -> str:
    """A JSON object of the shape that `JSON_SCHEMA` says."""
    problems = [
        {
            "file": each.span.file,
            "line": each.span.line,
            "column": each.span.column,
            "severity": each.code.severity.word,
            "code": each.code.name,
            "message": each.message,
            "hint": each.hint,
            **({"fix": asdict(each.fix)} if each.fix else {}),
        }
        for each in found
    ]
    said = {"version": JSON_VERSION, "problems": problems}
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _data(text: str) -> str:
    return _printable(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: Final[dict[str, Callable[[Sequence[Diagnostic]], str]]] = {
    "text": as_text,
    "github": as_github,
    "json": as_json,
}
