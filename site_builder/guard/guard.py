"""Looks through the finished files of a site, before it is published, for what must not leave.

Reading drops what may not be shown, but authors can say it once more where it is published: an address in a summary, a
note in a paper. The guard knows the secrets and nothing of the site, so no mistake elsewhere in the program gets past it
either. A site without secrets isn't looked through.

A phrase can only be in a file that has its rarest word, so first all files are searched for those words alone, all words at
once: most files are done then. Only the others are read as people would read them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, BytesAhoCorasick

from site_builder.diagnostics import Code, Diagnostic, Severity, Span
from site_builder.guard.files import TooLarge, is_packed, text_of
from site_builder.guard.phrases import Point, mark_of, phrases_of, points_in, points_of, spelt
from site_builder.guard.public import said_on_purpose
from site_builder.guard.words import SHORTENED, readings, unescaped, words_of
from site_builder.model.place import Nature
from site_builder.model.secrets import Secret
from site_builder.model.site import Locate
from site_builder.publish.files import list_tree
from site_builder.tools.workers import map_chunks

SECRET_PUBLISHED = Code(
    "secret-published",
    Severity.ERROR,
    "Something that must not be published stands in a finished file of the site.",
)
SECRET_UNSEEN = Code(
    "secret-unseen", Severity.ERROR, "A file holds more than can be searched for what must not be published."
)
_SAMPLE = 40
"""So many pages tell which words are common."""
_ELSEWHERE = "It is said a second time in a text, a picture's words or a paper: take it out there."
_MEANT: Mapping[Nature, tuple[str, str]] = {
    "note": ("words for editors only", f"{_ELSEWHERE} If it may be published, say it in other words here."),
    "name": ("the name of a place", f"{_ELSEWHERE} If readers may know it, it isn't confidential."),
    "address": ("an address", f"{_ELSEWHERE} If readers may know it, make the place public."),
    "postcode": ("a postcode", f"{_ELSEWHERE} If readers may know it, make the place public."),
    "coordinates": ("an exact point", f"{_ELSEWHERE} If readers may know it, make the place public."),
}


class Hit(NamedTuple):
    """That a file says what is looked for: the phrase, and the file's path."""

    phrase: str
    path: str


@dataclass(frozen=True)
class Wanted:
    """What is looked for, and of which secrets each of it is, by number: many may have the same street."""

    marks: BytesAhoCorasick
    """Of everything the piece that the fewest files have: what has none of these has none of the rest."""
    phrases: AhoCorasick
    spelt: Sequence[str]
    """The phrases, as they are numbered."""
    points: Collection[Point]
    secrets: Mapping[str, Collection[int]]
    """Of each phrase, and of each point as it is spelt."""


def wanted(secrets: Sequence[Secret], common: Mapping[str, int]) -> Wanted | None:
    """Make ready what is looked for; None when there is nothing. `common` says of words how often they were met."""
    owners: defaultdict[str, list[int]] = defaultdict(list)
    points: set[Point] = set()
    for number, secret in enumerate(secrets):
        if secret.nature == "coordinates":
            points.update(points_of(secret.text))
            spellings: Iterable[str] = map(spelt, points_of(secret.text))
        else:
            spellings = phrases_of(secret.nature, secret.text)
        for phrase in spellings:
            owners[phrase].append(number)
    phrases = sorted(owners.keys() - set(map(spelt, points)))
    marks = {_rarest(phrase, common) for phrase in phrases} | {mark_of(point) for point in points}
    if not marks:
        return None
    return Wanted(
        BytesAhoCorasick([mark.encode() for mark in sorted(marks)]),
        AhoCorasick(phrases),
        phrases,
        points,
        owners,
    )


def _rarest(phrase: str, common: Mapping[str, int]) -> str:
    """The word of a phrase that is met least often, or else the longest; one that is always written the same way."""
    words = [word for word in phrase.split() if word not in SHORTENED] or phrase.split()
    return min(words, key=lambda word: (not word.isascii(), common.get(word, 0), -len(word), word))


def _common_words(root: Path, paths: Sequence[str]) -> Mapping[str, int]:
    """In how many of some pages each word is."""
    pages = [path for path in paths if path.endswith(".html")]
    some = pages[:: len(pages) // _SAMPLE + 1]
    return Counter(word for path in some for word in set(words_of((root / path).read_text("utf-8"))))


@dataclass(frozen=True)
class Kept:
    """What a build must keep to itself, and where each of it stands in the content."""

    secrets: Sequence[Secret]
    locate: Locate


def guard(
    root: Path, kept: Kept, public: Callable[[], Iterable[object]], jobs: int | None
) -> list[Diagnostic]:
    """Everything below `root` that mustn't leave, as errors that don't repeat it.

    `public` gives the entries and settings that the site is made of. It is only asked when something has been found: what
    they say on purpose was no secret.
    """
    if not kept.secrets:
        return []
    paths = sorted(list_tree(root).files)
    looked_for = wanted(kept.secrets, _common_words(root, paths))
    if looked_for is None:
        return []
    hits, closed = find_secrets(root, paths, looked_for, jobs)
    found = [_closed(path) for path in closed]
    if hits:
        purpose = said_on_purpose(public())
        where: defaultdict[int, set[str]] = defaultdict(set)
        for hit in hits:
            for number in looked_for.secrets[hit.phrase] if hit.phrase not in purpose else ():
                where[number].add(hit.path)
        found += [_leak(kept, kept.secrets[number], sorted(paths)) for number, paths in where.items()]
    return sorted(found)


def _leak(kept: Kept, secret: Secret, paths: Sequence[str]) -> Diagnostic:
    more = len(paths) - 1
    others = f" and {more} more file{'s' if more > 1 else ''}" if more else ""
    what, hint = _MEANT[secret.nature]
    message = f"What this line keeps back, {what}, would be published in `{paths[0]}`{others}."
    return Diagnostic(kept.locate(secret.file, secret.keys), SECRET_PUBLISHED, message, hint)


def _closed(path: str) -> Diagnostic:
    message = f"`{path}` holds so much that it can't be searched for what must not be published."
    return Diagnostic(Span(path), SECRET_UNSEEN, message, "Make it smaller, or publish it elsewhere.")


def find_secrets(
    root: Path, paths: Sequence[str], looked_for: Wanted, jobs: int | None
) -> tuple[list[Hit], list[str]]:
    """Which of the files below `root` say what they mustn't, and which of them can't be looked through."""
    hits: list[Hit] = []
    closed: list[str] = []
    look = partial(_look_into, root=root, looked_for=looked_for)
    for found, unread in map_chunks(look, paths, jobs):
        hits += found
        closed += unread
    return hits, closed


def _look_into(paths: Sequence[str], root: Path, looked_for: Wanted) -> tuple[list[Hit], list[str]]:
    hits: list[Hit] = []
    closed: list[str] = []
    for path in paths:
        try:
            text = _worth_reading(path, (root / path).read_bytes(), looked_for)
        except TooLarge:
            closed.append(path)
            continue
        hits += (Hit(phrase, path) for phrase in _said(text, looked_for))
    return hits, closed


def _worth_reading(path: str, data: bytes, looked_for: Wanted) -> str:
    """What a file says, if anything that is looked for may be in it, or else nothing."""
    if is_packed(data):
        data = text_of(data).encode("utf-8", "replace")
    data = b"%s\n%s" % (path.encode("utf-8", "surrogateescape"), data)
    if not looked_for.marks.find_matches_as_indexes(data.lower()):
        return ""
    return unescaped(data.decode("utf-8", "replace"))


def _said(text: str, looked_for: Wanted) -> set[str]:
    """What a text says of what is looked for."""
    numbers: set[int] = set()
    for said in readings(text) if text else ():
        found = looked_for.phrases.find_matches_as_indexes(said, overlapping=True)
        numbers.update(number for number, _, _ in found)
    points = {point for point in points_in(text) if point in looked_for.points} if looked_for.points else ()
    return {*(looked_for.spelt[number] for number in numbers), *map(spelt, points)}
