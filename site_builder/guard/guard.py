"""Looks through the finished files of a site, before it is published, for what must not leave.

Reading drops what may not be shown, but authors can say it once more where it is published: an address in a summary, a
note in a paper. The guard knows the secrets and nothing of the site, so no mistake elsewhere in the program gets past it
either. A site without secrets isn't looked through.

A file is first taken for a bag of words: a phrase can only be there with its rarest word, so most files are done in one
step, however many secrets there are. Only then is it read in order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

from site_builder.diagnostics import Code, Diagnostic, Severity, Span
from site_builder.guard.files import TooLarge, text_of
from site_builder.guard.phrases import Point, phrases_of, points_in, points_of, spelt
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
_ELSEWHERE = "It is said a second time in a text, a picture's words or a paper: take it out there."
_MEANT: Mapping[Nature, tuple[str, str]] = {
    "note": ("words for editors only", f"{_ELSEWHERE} If it may be published, say it in other words here."),
    "name": ("the name of a place", f"{_ELSEWHERE} If readers may know it, it isn't confidential."),
    "address": ("an address", f"{_ELSEWHERE} If readers may know it, make the place public."),
    "postcode": ("a postcode", f"{_ELSEWHERE} If readers may know it, make the place public."),
    "coordinates": ("an exact point", f"{_ELSEWHERE} If readers may know it, make the place public."),
}


class Hit(NamedTuple):
    """That a file says a secret: the number of the secret, which of its phrases, and the file's path."""

    secret: int
    phrase: str
    path: str


@dataclass(frozen=True)
class Wanted:
    """What is looked for: the phrases of which secrets, by a word that has to be there; and of which each point is."""

    phrases: Mapping[str, Sequence[tuple[int, str]]]
    points: Mapping[Point, int]


def wanted(secrets: Sequence[Secret]) -> Wanted:
    """Make ready what is looked for."""
    phrases: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    points: dict[Point, int] = {}
    for number, secret in enumerate(secrets):
        if secret.nature == "coordinates":
            points.update((point, number) for point in points_of(secret.text))
            continue
        for phrase in phrases_of(secret.nature, secret.text):
            phrases[_rarest(phrase)].append((number, phrase))
    return Wanted(phrases, points)


def _rarest(phrase: str) -> str:
    """The word of a phrase that the fewest texts have, as far as that can be told: its longest that is never shortened."""
    words = phrase.split()
    return max((word for word in words if word not in SHORTENED), key=len, default=words[0])


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
    looked_for = wanted(kept.secrets)
    if not looked_for.phrases and not looked_for.points:
        return []
    hits, closed = find_secrets(root, sorted(list_tree(root).files), looked_for, jobs)
    found = [_closed(path) for path in closed]
    if hits:
        purpose = said_on_purpose(public())
        where: defaultdict[int, set[str]] = defaultdict(set)
        for hit in hits:
            if hit.phrase not in purpose:
                where[hit.secret].add(hit.path)
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
            text = unescaped(f"{path}\n{text_of((root / path).read_bytes())}")
        except TooLarge:
            closed.append(path)
            continue
        hits += (Hit(number, phrase, path) for number, phrase in _said(text, looked_for))
    return hits, closed


def _said(text: str, looked_for: Wanted) -> Iterator[tuple[int, str]]:
    there = set(words_of(text))
    phrases = [each for word in there & looked_for.phrases.keys() for each in looked_for.phrases[word]]
    for said in readings(text) if phrases else ():
        yield from ((number, phrase) for number, phrase in phrases if phrase in said)
    for point in points_in(text) if looked_for.points else ():
        if point in looked_for.points:
            yield looked_for.points[point], spelt(point)
