"""What is looked for in the finished files, and which files can be passed over at once.

A file can only say a phrase if it has the least usual of its words, and if several of them stand beside each other. Nearly all
files are done with these two questions, which are asked of their bytes. Only the rest is read as people would read it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, BytesAhoCorasick

from site_builder.guard.phrases import Point, mark_of, marks_in, phrases_of, points_in, points_of, spelt
from site_builder.guard.plain import plain, without_escapes, without_tags
from site_builder.guard.public import said_on_purpose
from site_builder.guard.words import SHORTENED, readings, unescaped
from site_builder.model.secrets import Secret

_ROW = 6
"""So many words in a row tell a phrase well enough from others."""


@dataclass(frozen=True)
class Wanted:
    """What is looked for, and of which secrets each of it is, by number: many may have the same street."""

    words: BytesAhoCorasick
    """Of each row of words the least usual."""
    rows: BytesAhoCorasick
    """Of each phrase words in a row that are always written in the same way."""
    always: bool
    """Whether a phrase has no such word, so that every file has to be read."""
    phrases: AhoCorasick
    spelt: Sequence[str]
    """The phrases, as they are numbered."""
    points: Collection[Point]
    marks: Mapping[str, Collection[str]]
    """What a file must have to say a point: by one number the others that may stand beside it."""
    secrets: Mapping[str, Collection[int]]
    """Of each phrase, and of each point as it is spelt."""

    def said_in(self, data: bytes) -> set[int]:
        """Of which secrets a file says something."""
        return {number for each in self._said_in(data) for number in self.secrets[each]}

    def _said_in(self, data: bytes) -> set[str]:
        may_be_phrase, may_be_point = self._may_say_phrase(data), self._may_say_point(data)
        if not may_be_phrase and not may_be_point:
            return set()
        text = unescaped(data.decode("utf-8", "replace"))
        numbers: set[int] = set()
        for said in readings(text) if may_be_phrase else ():
            found = self.phrases.find_matches_as_indexes(said, overlapping=True)
            numbers.update(number for number, _, _ in found)
        points = {point for point in points_in(text) if point in self.points} if may_be_point else ()
        return {*(self.spelt[number] for number in numbers), *map(spelt, points)}

    def _may_say_phrase(self, data: bytes) -> bool:
        if self.always:
            return True
        data = without_escapes(data)
        words = plain(data)
        if not self.words.find_matches_as_indexes(words):
            return False
        return self._has_row(words) or (b"<" in data and self._has_row(plain(without_tags(data))))

    def _has_row(self, words: bytes) -> bool:
        return bool(self.rows.find_matches_as_indexes(b" %s " % b" ".join(words.split())))

    def _may_say_point(self, data: bytes) -> bool:
        marks = marks_in(data) if self.marks else frozenset()
        return any(not marks.isdisjoint(self.marks[mark]) for mark in marks & self.marks.keys())


def wanted(secrets: Sequence[Secret], public: Iterable[object]) -> Wanted | None:
    """Make ready what is looked for, but for what `public` records say on purpose; None when there is nothing."""
    owners: defaultdict[str, list[int]] = defaultdict(list)
    points: dict[str, Point] = {}
    for number, secret in enumerate(secrets):
        if secret.nature == "private":
            continue
        if secret.nature == "coordinates":
            exact = {spelt(point): point for point in points_of(secret.text)}
            points |= exact
            phrases: Iterable[str] = exact
        else:
            phrases = phrases_of(secret.nature, secret.text)
        for phrase in phrases:
            owners[phrase].append(number)
    kept = owners.keys() - said_on_purpose(public, owners.keys())
    if not kept:
        return None
    in_words = sorted(kept - points.keys())
    rows = list(map(_row, in_words))
    at = {points[spelling] for spelling in kept & points.keys()}
    return Wanted(
        BytesAhoCorasick([b" %s " % word for word in _least_usual(rows)]),
        BytesAhoCorasick([b" %s " % b" ".join(row) for row in rows if row]),
        not all(rows),
        AhoCorasick(in_words),
        in_words,
        at,
        _marks(at),
        owners,
    )


def _row(phrase: str) -> Sequence[bytes]:
    """The most words of a phrase in a row that are neither shortened anywhere nor have letters of their own."""
    rows: list[list[bytes]] = [[]]
    for word in phrase.split():
        if word.isascii() and word not in SHORTENED:
            rows[-1].append(word.encode())
        else:
            rows.append([])
    return max(rows, key=lambda row: (len(row), sum(map(len, row))))[:_ROW]


def _least_usual(rows: Iterable[Sequence[bytes]]) -> Collection[bytes]:
    usual = Counter(word for row in rows for word in row)
    return sorted({min(row, key=lambda word: (usual[word], -len(word), word)) for row in rows if row})


def _marks(points: Iterable[Point]) -> Mapping[str, Collection[str]]:
    marks: defaultdict[str, set[str]] = defaultdict(set)
    for point in points:
        marks[mark_of(point[:2])].add(mark_of(point[2:]))
    return marks
