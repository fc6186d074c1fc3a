"""What of a secret is looked for: words that can hardly stand in the site by chance.

A false alarm stops a forum's work, and teaches people to get around the guard. So these are looked for, and nothing shorter:

- of an address, each part between commas that has a number and a word ("7 Mill Road", and so "Rose House, 7 Mill Road"
  as a whole and from its number on), and each other part of two words of which one is telling ("Thistledown Lodge");
- of a name, two words of which one is telling;
- a full postcode, with its space or without; of other countries only one that stands in its own field;
- coordinates that were written with three decimals or more, both numbers beside each other, to about ten metres;
- of a note, sentences and parts of sentences of six words or more, and whatever street with a number, full postcode,
  telephone number or email address it has.

A word is telling when it has five letters and isn't one that many buildings have in their name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate, product

from site_builder.guard.words import SHORTENED, joined, words_of
from site_builder.model.place import Nature

_ORDINARY = frozenset(
    """
    flat unit room floor suite apartment block level door entrance ground first second third upper lower basement rear
    house houses office offices centre center building buildings church chapel hall school hostel refuge shelter library
    hospital clinic surgery station community women womens family young people support night north south east west
    northern southern eastern western other their which where there these those about public private central
    """.split()  # noqa: SIM905 (a list of so many quoted words can't be read)
)
_TELLING = 5
_SENTENCE = 6
_PIECE = 24
"""Longer sentences are looked for in pieces of so many words."""
_LONGEST_NUMBER = 15
_DISTRICT = 5
"""Postcodes with no more letters and digits say only in which district something is."""
_HALVES = (3, 4, 5)
"""After how many letters postcodes of other countries than the United Kingdom are divided."""

_PARTS = re.compile(r"[,;\n]")
_SENTENCES = re.compile(r"[.!?;:\n]+(?:\s+|$)")
_CLAUSES = re.compile(r"[,.!?;:\n]+(?:\s+|$)")
_GROUPS = ((11,), (5,), (5, 3), (4,), (4, 3), (3,), (3, 4))
"""How many digits stand in the groups of a telephone number, but for the last."""
POSTCODE = re.compile(
    r"\b(?:([A-Z]{1,2}\d[A-Z\d]?) ?(\d[A-Z]{2})"
    r"|([AC-FHKNPRTV-Y]\d\d|D6W) ?((?=[A-Z]*\d)[\dAC-FHKNPRTV-Y]{4})"
    r"|(\d{5})-(\d{4}))\b",
    re.IGNORECASE,
)
"""A postcode in a sentence, in halves: a British one, an Eircode, or a ZIP code with its last four digits.

Sites near a border have those of both sides. Words that could be an Eircode (`the A10 near`) lack a digit in the second half; a
ZIP code of five digits is of a whole district.
"""
_PHONE = re.compile(r"\+?\d[\d ()-]{8,}\d")
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+")
_NO_NAME = (
    "min|mins|minutes?|hours?|days?|nights?|weeks?|metres?|yards?|miles?|steps?|the|of|off|from|down|up|along|by|on|in|to|at"
    "|and|or|a|an|am|pm|is|are|busy|quiet|main|our|their|every|each|other|further|away"
)
"""Words that no street in small letters is called by: `5 minutes along the road`."""
STREET = re.compile(
    r"\b\d{1,4}[a-zA-Z]?,?(?:(?: [A-Z][\w'’-]{1,30}){1,3} (?:[Rr]oad|[Rr]d|[Ss]treet|[Ss]t|[Aa]venue|[Aa]ve|[Ll]ane|[Ll]n"
    r"|[Cc]lose|[Dd]rive|[Cc]ourt|[Cc]rescent|[Gg]ardens|[Gg]rove|[Pp]lace|[Ss]quare|[Tt]errace|[Ww]ay|[Rr]ow|[Ww]alk|[Hh]ill"
    r"|[Mm]ews|[Pp]arade|[Yy]ard|[Qq]uay|[Ww]harf)\b"
    rf"|(?: (?!(?:{_NO_NAME})\b)[a-z][a-z'’-]{{2,30}}){{1,2}}"
    r" (?:(?:road|rd|street|avenue|ave|lane|crescent|terrace|grove|mews)\b|close(?=[.,;:)\n]|\Z)))"
)
"""A street with a number, as it stands in prose."""


def phrases_of(nature: Nature, text: str) -> Iterable[str]:
    """Words to look for, as `joined` writes them, of one secret that isn't coordinates."""
    return dict.fromkeys(_PHRASES[nature](text))


def _address(text: str) -> Iterator[str]:
    for part in (text, *_PARTS.split(text)):
        words = words_of(part)
        numbers = [at for at, word in enumerate(words) if word[0].isdigit()]
        if numbers and _is_telling(words, 3):
            yield joined(words)
            if _is_telling(words[numbers[-1] :], 3):
                yield joined(words[numbers[-1] :])
        elif len(words) > 1 and _is_telling(words, _TELLING):
            yield joined(words)


def _name(text: str) -> Iterator[str]:
    words = words_of(text)
    if len(words) > 1 and _is_telling(words, _TELLING):
        yield joined(words)


def _postcode(text: str) -> Iterator[str]:
    for match in POSTCODE.finditer(text):
        halves = [half.lower() for half in match.groups() if half]
        yield f" {''.join(halves)} "
        yield f" {' '.join(halves)} "


def _own_postcode(text: str) -> Iterator[str]:
    """A postcode that stands in its own field, of any country. One of five digits is of a whole district, and no secret."""
    yield from _postcode(text)
    words = words_of(text)
    letters = "".join(words)
    if len(letters) > _DISTRICT and not POSTCODE.fullmatch(text):
        yield joined(words)
        yield joined([letters])
        yield from (joined([letters[:size], letters[size:]]) for size in _HALVES)


def _note(text: str) -> Iterator[str]:
    for sentence in (text, *_SENTENCES.split(text), *_CLAUSES.split(text)):
        words = words_of(sentence)
        for start in range(0, len(words) - _SENTENCE + 1, _PIECE):
            yield joined(words[start : start + _PIECE])
    yield from _postcode(text)
    for match in STREET.finditer(text):
        yield joined(words_of(match[0]))
    for match in _EMAIL.finditer(text):
        yield joined(words_of(match[0]))
    for match in _PHONE.finditer(text):
        if sum(map(str.isdigit, match[0])) <= _LONGEST_NUMBER:
            yield from phone_phrases(match[0])


def phone_phrases(number: str) -> Iterator[str]:
    """The ways that a telephone number is written in: with its groups as given, as is usual, and from abroad."""
    groups = words_of(number)
    yield joined(groups)
    digits = "".join(groups)
    home = f"0{digits[2:].removeprefix('0')}" if digits.startswith("44") else digits
    for sizes in _GROUPS:
        ends = list(accumulate(sizes))
        parts = [home[end - size : end] for size, end in zip(sizes, ends, strict=True)] + [home[ends[-1] :]]
        parts = [part for part in parts if part]
        yield joined(parts)
        yield joined(["44", parts[0][1:], *parts[1:]])
        yield joined(["44" + parts[0][1:], *parts[1:]])


def _is_telling(words: Sequence[str], letters: int) -> bool:
    """Whether one of the words has so many letters and isn't ordinary in addresses."""
    return any(
        len(word) >= letters and word.isalpha() and word not in _ORDINARY and word not in SHORTENED
        for word in words
    )


_PHRASES: Mapping[Nature, Callable[[str], Iterator[str]]] = {
    "note": _note,
    "name": _name,
    "address": _address,
    "postcode": _own_postcode,
}


Point = tuple[str, str, str, str]
"""Coordinates as they are compared: of each number what stands before its point, and the first three or four digits after."""

_POINT = re.compile(r"(?<![\d.])(\d{1,2})\.(?=(\d{3,}))\d+\D{1,40}?(?=(\d{1,2})\.(\d{3,}))")
_DIGITS = (4, 3)
_DECIMAL = re.compile(
    rb"\.(?<=[0-9]\.)(?=[0-9]{3})"
)  # begins with its point, so that a search jumps from one to the next
_WHOLE = re.compile(rb"^[^0-9]+")


def points_of(text: str) -> Iterator[Point]:
    """How coordinates that were written like this may stand in a file, either number first; nothing for rough ones."""
    numbers = [number.strip().lstrip("+-") for number in text.split(",")]
    north, east = (list(_cut(number)) for number in numbers)
    for first, second in product(north, east):
        yield (*first, *second)
        yield (*second, *first)


def _cut(number: str) -> Iterator[tuple[str, str]]:
    """The whole number, and its decimals to about ten metres: cut off, and rounded."""
    count = min(len(number.partition(".")[2]), _DIGITS[0])
    if count in _DIGITS:
        for text in (number, f"{Decimal(number):.{count}f}"):
            whole, _, decimals = text.partition(".")
            yield str(int(whole or "0")), decimals[:count]


def points_in(text: str) -> Iterator[Point]:
    """All exact coordinates that stand in an `unescaped` text, in every length that they are compared in."""
    for match in _POINT.finditer(text):
        first, second = (str(int(match[1])), match[2]), (str(int(match[3])), match[4])
        for one, other in product(_DIGITS, repeat=2):
            yield (first[0], first[1][:one], second[0], second[1][:other])


def mark_of(number: tuple[str, str]) -> str:
    """What is wherever one number of a point is, as `marks_in` finds it."""
    return f"{number[0]}.{number[1][: _DIGITS[-1]]}"


def marks_in(data: bytes) -> frozenset[str]:
    """Of all decimal numbers in a file, what they begin with."""
    return frozenset(
        f"{int(_WHOLE.sub(b'', data[max(0, at - 2) : at]))}.{data[at + 1 : at + 4].decode('ascii')}"
        for at in (match.start() for match in _DECIMAL.finditer(data))
    )


def spelt(point: Point) -> str:
    """A point as words."""
    return " {}.{} {}.{} ".format(*point)
