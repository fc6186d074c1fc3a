"""What stands in brackets and isn't hours: words to keep with a session, such as `women only`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from site_builder.hours.reading.days import nearest_day
from site_builder.hours.reading.tokens import Token, Tokens

_SOFT = frozenset(["word", "noise", "and", "comma", "to", "other", "open", "label", "from", "colon", "unknown", "for-lunch",
                   "including", "also", "strong", "starting", "quoted", "but", "named", "part-of-day"])  # fmt: skip
_NUMBERED = frozenset(["age", "ages", "aged", "under", "over", "room", "floor", "max", "maximum", "up"])
"""Words behind which figures are no times."""
_COUNTED = frozenset(["year", "years", "yr", "yrs", "olds", "people", "places"])
"""Words with which no figures are times: `16-25 year olds`."""
_SAID = frozenset(["word", "label", "for-lunch", "named"])
_MARKS = frozenset(["ring-first", "term", "appointment", "fortnight"])
"""What may stand beside words, apart from them by a semicolon."""

Remark = tuple[Sequence[Token], bool]
"""The tokens of a remark, and whether they are words to keep."""


def read_remarks(tokens: Tokens) -> list[Remark]:
    """The remarks in the brackets that begin here; the reading moves past them. None if there may be hours in them."""
    ahead = 1
    while tokens.peek(ahead).kind not in (")", "end"):
        ahead += 1
    found = list(_pieces([tokens.peek(place) for place in range(1, ahead)]))
    kept = [are_words(piece) for piece in found]
    others = [piece for piece, are_words in zip(found, kept, strict=True) if not are_words]
    if not any(kept) or any(len(piece) != 1 or piece[0].kind not in _MARKS for piece in others):
        return []
    tokens.at += ahead + (tokens.peek(ahead).kind == ")")
    return list(zip(found, kept, strict=True))


def _pieces(inside: Sequence[Token]) -> Iterator[Sequence[Token]]:
    piece: list[Token] = []
    for token in inside:
        if token.text == ";":
            yield from _marks_apart(piece)
            piece = []
        else:
            piece.append(token)
    yield from _marks_apart(piece)


def _marks_apart(piece: list[Token]) -> Iterator[Sequence[Token]]:
    """What a comma divides from words: `Toddler group, term time only`."""
    if len(piece) > 2 and piece[-2].kind == "comma" and piece[-1].kind in _MARKS:
        yield piece[:-2]
        yield piece[-1:]
    elif len(piece) > 2 and piece[1].kind == "comma" and piece[0].kind in _MARKS:
        yield piece[:1]
        yield piece[2:]
    else:
        yield piece


def are_words(piece: Sequence[Token]) -> bool:
    """Whether this is a remark rather than hours."""
    has_plus = any(token.text == "+" for token in piece[1:])
    counts = has_plus or any(token.text in _COUNTED for token in piece)
    for token in piece:
        counts = counts or token.text in _NUMBERED
        if token.kind not in _SOFT and not (counts and token.kind == "time" and token.text.isdigit()):
            return False
    words = [token for token in piece if token.kind in _SAID]
    return bool(words or has_plus) and not any(nearest_day(token.text) for token in words)
