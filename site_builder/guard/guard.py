"""Looks through the finished files of a site, before it is published, for what must not leave.

Reading drops what may not be shown, but authors can say it once more where it is published: an address in a summary, a
note in a paper. The guard knows the secrets and nothing of the site, so no mistake elsewhere in the program gets past it
either. A site without secrets isn't looked through.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from site_builder.diagnostics import Code, Diagnostic, Severity, Span
from site_builder.guard.files import Closed, is_packed, text_of
from site_builder.guard.origins import origins
from site_builder.guard.private import Private, private
from site_builder.guard.wanted import Wanted, wanted
from site_builder.model.place import Nature
from site_builder.model.secrets import Secret
from site_builder.model.site import Locate
from site_builder.publish.files import list_tree
from site_builder.tools.bounded import SECONDS
from site_builder.tools.workers import map_chunks

SECRET_PUBLISHED = Code(
    "secret-published",
    Severity.ERROR,
    "Something that must not be published stands in a finished file of the site.",
)
SECRET_UNSEEN = Code(
    "secret-unseen",
    Severity.ERROR,
    "A file can't be searched for what must not be published: it holds too much, or it is locked.",
)
_ELSEWHERE = "It is said a second time in a text, a picture's words or a paper: take it out there."
_MEANT: Mapping[Nature, tuple[str, str]] = {
    "note": ("words for editors only", f"{_ELSEWHERE} If it may be published, say it in other words here."),
    "name": ("the name of a place", f"{_ELSEWHERE} If readers may know it, it isn't confidential."),
    "address": ("an address", f"{_ELSEWHERE} If readers may know it, make the place public."),
    "postcode": ("a postcode", f"{_ELSEWHERE} If readers may know it, make the place public."),
    "coordinates": ("an exact point", f"{_ELSEWHERE} If readers may know it, make the place public."),
    "private": (
        "a private word",
        "Take the word out. If it may be published, take its line out of `private_words`.",
    ),
}
_MOST_NAMED = 3
_SECONDS_OWN = 120
"""For a paper of the site's own: the booklet may have hundreds of pages."""


@dataclass(frozen=True)
class Kept:
    """What a build must keep to itself, and where each of it stands in the content."""

    secrets: Sequence[Secret]
    locate: Locate
    content: Path
    """The folder that authors write into."""


def guard(root: Path, kept: Kept, public: Iterable[object], jobs: int | None) -> list[Diagnostic]:
    """Everything below `root` that mustn't leave, as errors that don't repeat it.

    `public` are the entries and settings that the site is made of: what they say on purpose is no secret.
    """
    if not kept.secrets:
        return []
    look = partial(_said_in, looked_for=(wanted(kept.secrets, public), private(kept.secrets)))
    hits: defaultdict[int, list[str]] = defaultdict(list)
    found: list[Diagnostic] = []
    paths = sorted(list_tree(root).files)
    for said in map_chunks(partial(_look_into, root=root, look=look), paths, jobs, told="files"):
        for path, what in said:
            if isinstance(what, Diagnostic):
                found.append(what)
            else:
                for number in what:
                    hits[number].append(path)
    repeated = origins(kept.content, lambda line: look(line) & hits.keys()) if hits else {}
    found += (_leak(kept, number, paths, repeated.get(number, ())) for number, paths in hits.items())
    return sorted(found)


def _leak(kept: Kept, number: int, paths: Sequence[str], said: Iterable[Span]) -> Diagnostic:
    secret = kept.secrets[number]
    span = kept.locate(secret.file, secret.keys)
    more = len(paths) - 1
    others = f" and {more} more file{'s' if more > 1 else ''}" if more else ""
    what, hint = _MEANT[secret.nature]
    message = f"What this line keeps back, {what}, would be published in `{paths[0]}`{others}."
    lines = [f"{each.file}:{each.line}" for each in said if (each.file, each.line) != (span.file, span.line)]
    if lines:
        message += f" It is said in {', '.join(lines[:_MOST_NAMED])}{' and elsewhere' if lines[_MOST_NAMED:] else ''}."
    return Diagnostic(span, SECRET_PUBLISHED, message, hint)


def _look_into(
    paths: Sequence[str], root: Path, look: Callable[[bytes], set[int]]
) -> list[tuple[str, set[int] | Diagnostic]]:
    """Of which secrets each file says something, where it says any, or that it can't be looked through."""
    found: list[tuple[str, set[int] | Diagnostic]] = []
    for path in paths:
        try:
            numbers = look(_what_it_says(path, (root / path).read_bytes()))
        except Closed as closed:
            why, hint = closed.args
            message = f"`{path}` {why} can't be searched for what must not be published."
            found.append((path, Diagnostic(Span(path), SECRET_UNSEEN, message, hint)))
        else:
            if numbers:
                found.append((path, numbers))
    return found


def _said_in(data: bytes, looked_for: tuple[Wanted | None, Private | None]) -> set[int]:
    return {number for each in looked_for if each for number in each.said_in(data)}


def _what_it_says(path: str, data: bytes) -> bytes:
    if is_packed(data):
        data = text_of(data, SECONDS if path.startswith("files/") else _SECONDS_OWN).encode(
            "utf-8", "replace"
        )
    return b"%s\n%s" % (path.encode("utf-8", "surrogateescape"), data)
