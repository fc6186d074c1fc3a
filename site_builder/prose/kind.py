"""A kind of mistake in a text: what to look for, and what to say of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from site_builder.diagnostics import Code


class Mistake(NamedTuple):
    """Something wrong at or after a line counted from 0; `needle` is what to look for there, to tell the column."""

    code: Code
    message: str
    hint: str
    needle: str
    line: int


class Kind(NamedTuple):
    """A kind of mistake, and how to find it. Every pattern takes time in proportion to the text, whatever it says."""

    pattern: re.Pattern[str]
    code: Code
    message: str
    hint: str

    def mistakes(self, content: str, first: int) -> Iterator[Mistake]:
        """The first of this kind in a stretch of text that starts on line `first`."""
        found = self.pattern.search(content)
        if found:
            needle = found.group().strip().partition("\n")[0]
            line = first + content.count(
                "\n", 0, found.start() + len(found.group()) - len(found.group().lstrip())
            )
            yield Mistake(self.code, self.message.format(needle[:40]), self.hint, needle[:40], line)


def kind(pattern: str, code: Code, message: str, hint: str) -> Kind:
    """A kind of mistake, by a pattern in which ^ and $ are ends of lines."""
    return Kind(re.compile(pattern, re.MULTILINE), code, message, hint)


AS_TEXT: Final = "if you mean the sign itself, write a backslash before it."
"""Ends a hint about signs that may be meant as they stand."""
