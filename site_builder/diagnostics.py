"""What is wrong in the content, said to its author: where, what happened, what to write instead.

Every problem has a `Code`: a stable name that people can look up in docs/diagnostics.md and search for. A module
declares the codes it raises as constants beside the rule. `Problem` is how a rule deep inside a value (a phone number,
a line of opening hours) says what is wrong without knowing which file it is in; the validator adds the place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum

Keys = tuple[str | int, ...]
"""The way to a value from the top of a file: names of keys and numbers of list items, counted from 0."""


class Severity(IntEnum):
    """How much a diagnostic matters. Errors stop the build; warnings only do with `--strict`."""

    ERROR = 0
    WARNING = 1

    @property
    def word(self) -> str:
        """The severity as a lower-case English word."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, order=True)
class Code:
    """A kind of problem: its stable name (`word-word`), its severity, and one sentence saying what it means."""

    name: str
    severity: Severity
    meaning: str


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file: the path as the author knows it (with forward slashes), line and column counted from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Fix:
    """What to write instead of what, where that is certain: a stretch of one line, at its line and column from 1."""

    line: int
    column: int
    old: str
    new: str


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One problem at one place. Sorts by file, line, column, then code, so reports never depend on discovery order."""

    span: Span
    code: Code
    message: str
    """What happened, as one sentence."""
    hint: str = ""
    """What to write instead, as one sentence."""
    fix: Fix | None = field(default=None, compare=False)
    """The same for `check --fix`, where it is certain."""

    @property
    def is_error(self) -> bool:
        """Whether this alone stops a build."""
        return self.code.severity is Severity.ERROR


class Problem(ValueError):
    """A value that breaks a rule, raised from inside a field's validator.

    `offset` is how many characters into its line the trouble starts, and `line` which line of a text of several lines
    it is on, counted from 1. When the value is a group of fields, `at` leads to the one that is meant, as in
    `("activities", 0, "place")`. `instead` is what to write in the place of the whole value, where that is certain.
    """

    def __init__(
        self,
        code: Code,
        message: str,
        hint: str = "",
        *,
        offset: int = 0,
        line: int = 1,
        at: tuple[str | int, ...] = (),
        instead: str = "",
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.offset = offset
        self.line = line
        self.at = at
        self.instead = instead

    def __reduce__(self) -> tuple[object, ...]:
        """Let it be handed from one process to another, whole."""
        return type(self)._again, (
            self.code,
            self.message,
            self.hint,
            self.offset,
            self.line,
            self.at,
            self.instead,
        )

    @classmethod
    def _again(
        cls,
        code: Code,
        message: str,
        hint: str,
        offset: int,
        line: int,
        at: tuple[str | int, ...],
        instead: str,
    ) -> Problem:
        return cls(code, message, hint, offset=offset, line=line, at=at, instead=instead)


class Problems(ValueError):
    """Several problems in one value, such as a long text."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = tuple(problems)


class Stopped(Exception):
    """Something outside the content stopped the work, such as a full disk; the message is whole plain sentences."""


def has_errors(found: Sequence[Diagnostic]) -> bool:
    """Whether any diagnostic is an error."""
    return any(each.is_error for each in found)


def stops(found: Sequence[Diagnostic], strict: bool) -> bool:
    """Whether diagnostics stop a build: any error does, and with `strict` any warning too."""
    return bool(found) if strict else has_errors(found)
