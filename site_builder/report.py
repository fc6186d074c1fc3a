"""Tells diagnostics to people (text), to pull requests (GitHub annotations) and to other programs (JSON)."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Final

from site_builder.diagnostics import Diagnostic


def as_text(found: Sequence[Diagnostic]) -> str:
    """Two lines for each problem: where and what, then what to write instead. A count at the end."""
    lines: list[str] = []
    for each in found:
        lines.append(f"{each.span}: {each.code.severity.word}: {each.message} [{each.code.name}]")
        if each.hint:
            lines.append(f"    {each.hint}")
    if found:
        errors = sum(each.is_error for each in found)
        lines.append(f"{_count(errors, 'error')}, {_count(len(found) - errors, 'warning')}.".capitalize())
    return "".join(f"{_printable(line)}\n" for line in lines)


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
    """One JSON array of objects: file, line, column, severity, code, message, hint."""
    rows = [
        {
            "file": each.span.file,
            "line": each.span.line,
            "column": each.span.column,
            "severity": each.code.severity.word,
            "code": each.code.name,
            "message": each.message,
            "hint": each.hint,
        }
        for each in found
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _data(text: str) -> str:
    return _printable(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: Final[dict[str, Callable[[Sequence[Diagnostic]], str]]] = {
    "text": as_text,
    "github": as_github,
    "json": as_json,
}
