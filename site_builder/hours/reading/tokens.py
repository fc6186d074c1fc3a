"""Cuts a line of opening hours into the words and marks it is made of, each known for what it is and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from site_builder.diagnostics import Code, Problem
from site_builder.hours.reading.phrasebook import phrase_at
from site_builder.hours.reading.vocabulary import SHORT_DAYS, WEEKS
from site_builder.language.words import DAYS

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
TOKEN = re.compile(
    rf"""
      (?P<date>\d{{4}}-\d{{1,2}}-\d{{1,2}}\b
       | \d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:,?\s+\d{{4}}\b)?
       | {_MONTH}\s+\d{{1,2}}\s*[-\u2013]\s*\d{{1,2}}\b(?![:.]\d|\s*[ap]\.?m\b)
       | {_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?![:.]\d|\s*[ap]\.?m\b|\s*[-\u2013]\s*\d)(?:,?\s+\d{{4}}\b)?
       | \d{{1,2}}(?:st|nd|rd|th)?(?=\s*(?:[-\u2010-\u2015\u2212&,]|to\b|and\b|until\b)\s*\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}))
    | (?P<always>24\s*/\s*7\b
       | (?:24|twenty[\s-]?four)[\s-]*(?:hours|hour|hrs|hr|h)\b(?:\s+(?:a|per)\s+day\b | \s*/\s*day\b | \s+service\b)?
       | always\s+open\b | open\s+always\b | always\b | day\s+and\s+night\b | round\s+the\s+clock\b)
    | (?P<ordinal>(?:\d+(?:st|nd|rd|th) | first | second | third | fourth | fifth | last)\b)
    | (?P<quoted>"[^"]+" | \u201c[^\u201d]+\u201d)
    | (?P<nth>(?<=[a-z])\[\s*-?[1-5](?:\s*,\s*-?[1-5])*\s*\])
    | (?P<figure>\d+s\b)
    | (?P<odd>\d{{1,2}}(?:\s*[;,]\s?\d\d\s*[ap]\.?m\b | ;\d\d\b(?!\s*[-\u2013]|[:.]\d)))
    | (?P<time>(?:12(?:[:.]00)?\s*(?:pm\s*)?)?(?:noon|midday|midnight)\b
       | (?:\d{{3,4}}|\d{{1,2}}[:.]\d\d)\s*(?:hrs?|h|hours)\b
       | \d+(?:[:.]\d+)?(?:\s*o\s?['’]?\s?clock\b)?(?:\s*\.?[ap]\.m\b\.?|\s*\.?[ap]m\b(?:\.(?=\s*[-\u2013]))?
         |[ap]\b|\s*y\.?[bph]\b\.?)?
         (?:\s+in\s+(?:the|an?)\s+(?:morning|afternoon|evening)\b|\s+at\s+night\b)?)
    | (?P<word>['’]til\b | [^\W\d_]+(?:['’][^\W\d_]+)?(?:(?<=s)['’](?=\s))?)
    | (?P<mark>[-~\u2010-\u2015\u2212\u2192]+|[(),;:/&+.|=!\u2026\[\]\u00b7\u2022\u25cf\u25aa\u25e6*])
    | (?P<other>\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)

_DASH = re.compile(r"[-~\u2010-\u2015\u2212\u2192]+")
_LIKE = {
    "=": ":",
    "!": ".",
    "\u2026": ":",
    "[": "(",
    "]": ")",
    "\u00b7": ",",
    **dict.fromkeys("\u2022\u25cf\u25aa\u25e6*", ";"),
}
"""Marks that stand for others; bullets divide as semicolons do."""
_SHORTENED = SHORT_DAYS | {"appt", "appts", "approx", "dept", "ex", "exc", "excl", "hol", "hols", "hr", "hrs", "inc", "incl",
                           "max", "min", "no", "pls", "rd", "st", "tel"}  # fmt: skip
"""Words behind which a full stop ends no sentence; `_with_ends` knows where it may all the same."""
_BEHIND_DAYS = SHORT_DAYS | {"off", "closed", "shut", "and", "to", "or", "from", "only", "until", "till", "am", "pm", "morning",
                            "mornings", "afternoon", "afternoons", "evening", "evenings", "not", "by", "between", "fortnightly",
                            *(day.lower() for day in DAYS)}  # fmt: skip
_MAY_END = frozenset(["weekday", "bank", "appointment", "also-appointment"])
_DAYS = frozenset(
    [
        "weekday",
        "week",
        "every",
        "every-day",
        "ordinal",
        "fortnight",
        "bank",
        "noise",
        "open",
        "also",
        "closed",
        "time",
        "label",
        "appointment",
    ]
)


class Token(NamedTuple):
    """A piece of the line: its kind (of `vocabulary`, or a group of `TOKEN`), its text in lower case, its place, its value."""

    kind: str
    text: str
    start: int
    end: int
    value: object = None


END = Token("end", "", 0, 0)


class Tokens:
    """A line being read from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.all = tuple(_with_ends(_folded(_cut(text)), text))
        self.at = 0
        self.end = END._replace(start=len(text), end=len(text))

    def __bool__(self) -> bool:
        return self.at < len(self.all)

    def peek(self, ahead: int = 0) -> Token:
        """The token `ahead` places from here, or one of kind `end`."""
        place = self.at + ahead
        return self.all[place] if place < len(self.all) else self.end

    def take(self) -> Token:
        """The next token; the reading moves past it."""
        token = self.peek()
        self.at += 1
        return token

    def accept(self, *kinds: str) -> Token | None:
        """Move past the next token if it is of one of these kinds, and give it."""
        token = self.peek()
        if token.kind not in kinds:
            return None
        self.at += 1
        return token

    def skip(self, *kinds: str) -> None:
        """Move past all tokens of these kinds that come next."""
        while self.peek().kind in kinds:
            self.at += 1

    def bring(self, ahead: int, size: int, behind: int) -> None:
        """Move some of the tokens that come next to a place before them, as if their author had written them there."""
        here, first = self.at + behind, self.at + ahead
        moved = self.all[first : first + size]
        self.all = (*self.all[:here], *moved, *self.all[here:first], *self.all[first + size :])

    @property
    def last(self) -> Token:
        """The token before the next one."""
        return self.all[max(0, self.at - 1)]

    @property
    def is_between(self) -> bool:
        """Whether `between` stands here, so that `and` means `to`."""
        return self.at > 0 and self.last.text.startswith("between")

    def quote(self, start: Token, end: Token | None = None) -> str:
        """The text from one token to another, in quotation marks, as its author wrote it."""
        return f"‘{self.text[start.start : (end or start).end]}’"

    def problem(self, code: Code, message: str, hint: str, token: Token | None = None) -> Problem:
        """A problem at a token (the next one unless given)."""
        return Problem(code, message, hint, offset=(token or self.peek()).start)


def _cut(text: str) -> list[Token]:
    found: list[Token] = []
    for match in TOKEN.finditer(text):
        kind, said = match.lastgroup or "other", match.group().lower().replace("’", "'")
        if kind == "mark":
            said = _LIKE.get(said) or _DASH.sub("-", said)
            if said == "." and found and _is_short(found[-1], match.start()):
                continue
        kind = "word" if kind == "figure" else kind
        found.append(Token(kind, said, match.start(), match.end(), WEEKS.get(said)))
    return found


def _is_short(before: Token, here: int) -> bool:
    """Whether a full stop belongs to a shortened word."""
    return before.kind == "word" and before.end == here and before.text in _SHORTENED


def _is_pronoun(cut: list[Token], at: int) -> bool:
    """Whether `we` is no Wednesday: another word follows that nobody writes behind a day."""
    following = cut[at + 1] if at + 1 < len(cut) else END
    return following.kind == "word" and following.text not in _BEHIND_DAYS


def _folded(cut: list[Token]) -> list[Token]:
    """Words that stand for one thing made one token."""
    found: list[Token] = []
    words = [token.text for token in cut]
    at = 0
    while at < len(cut):
        token = cut[at]
        phrase = phrase_at(words, at)
        size = phrase[0] if phrase else 1
        if phrase and (size > 1 or token.text != "we" or not _is_pronoun(cut, at)):
            kind, value = phrase[1]
            last = cut[at + size - 1]
            token = Token(kind, " ".join(words[at : at + size]), token.start, last.end, value)
        elif token.text == "we":
            token = token._replace(kind="noise")
        found.append(token)
        at += size
    return found


def _with_ends(folded: list[Token], text: str) -> Iterator[Token]:
    """A full stop before a day may end a sentence, though it belongs to a shortened word: `9am-1pm Sat. Tue 9am-5pm`."""
    for token, following in pairwise((*folded, END)):
        yield token
        if token.kind in _MAY_END and following.kind in _DAYS and "." in text[token.end : following.start]:
            yield Token("comma", ".", token.end, token.end + 1)
