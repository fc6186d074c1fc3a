"""Cuts a line of opening hours into times, dates, ordinals, words and marks, each with its place in the line."""

from __future__ import annotations

import re
from typing import NamedTuple

from site_builder.diagnostics import Code, Problem

TOKEN = re.compile(
    r"""
      (?P<date>\d{4}-\d{1,2}-\d{1,2}\b | \d{1,2}(?:st|nd|rd|th)?\s+[^\W\d_]{3,9}\s+\d{4}\b)
    | (?P<always>24\s*/\s*7\b | 24[\s-]*(?:hours|hour|hrs|hr|h)\b(?:\s+(?:a|per)\s+day\b)? | all\s+day\b
       | always\s+open\b | open\s+always\b | always\b | day\s+and\s+night\b)
    | (?P<ordinal>(?:\d+(?:st|nd|rd|th) | first | second | third | fourth | fifth | last)\b)
    | (?P<time>(?:12\s*)?(?:noon|midday|midnight)\b | \d+(?:[:.]\d+)?(?:\s*[ap]\.?m\b\.? | [ap]\b)?)
    | (?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)
    | (?P<mark>[-\u2010-\u2015\u2212(),;:/&+.])
    | (?P<other>\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)

DASH = re.compile(r"[-\u2010-\u2015\u2212]")


class Token(NamedTuple):
    """A piece of the line: its kind (a group name of `TOKEN`), its text in lower case, and where it starts and ends."""

    kind: str
    text: str
    start: int
    end: int


END = Token("end", "", 0, 0)


class Tokens:
    """A line being read from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.all = tuple(_token(match) for match in TOKEN.finditer(text))
        self.at = 0

    def __bool__(self) -> bool:
        return self.at < len(self.all)

    def peek(self, ahead: int = 0) -> Token:
        """The token `ahead` places from here, or `END`."""
        place = self.at + ahead
        return (
            self.all[place]
            if place < len(self.all)
            else END._replace(start=len(self.text), end=len(self.text))
        )

    def take(self) -> Token:
        """The next token; the reading moves past it."""
        token = self.peek()
        self.at += 1
        return token

    def accept(self, *texts: str) -> bool:
        """Move past these tokens if exactly they come next, and say whether they did."""
        if any(self.peek(ahead).text != text for ahead, text in enumerate(texts)):
            return False
        self.at += len(texts)
        return True

    def accept_any(self, *phrases: str) -> bool:
        """Move past the first of these phrases (words with single spaces) that comes next."""
        return any(self.accept(*phrase.split()) for phrase in phrases)

    def quote(self, start: Token, end: Token | None = None) -> str:
        """The text from one token to another, in quotation marks, as its author wrote it."""
        return f"‘{self.text[start.start : (end or start).end]}’"

    def problem(self, code: Code, message: str, hint: str, token: Token | None = None) -> Problem:
        """A problem at a token (the next one unless given)."""
        return Problem(code, message, hint, offset=(token or self.peek()).start)


def _token(match: re.Match[str]) -> Token:
    kind = match.lastgroup or "other"
    text = match.group().lower()
    if kind == "mark":
        text = DASH.sub("-", text)
    return Token(kind, text, match.start(), match.end())
