"""Looks for private words, of which only hashes are known.

Every word is asked whether a private one may begin with it, which is remembered of each; only then it is hashed together
with those behind it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from site_builder.fields.private import MOST_WORDS, PrivateWord, digest_of, first_of, parse_private
from site_builder.guard.plain import plain, without_escapes, without_tags
from site_builder.model.secrets import Secret
from site_builder.tools.characters import folded

_MOST_KEPT = 500_000
_PUNCTUATION = [each.encode() for each in "’‘“”–—·…→←×\u00a0"]
"""What pages have beside ASCII and other than letters; without it most of them need no folding."""


def private_words_of(text: str) -> Sequence[str]:
    """The words of a text as they are hashed: small letters without accents."""
    return [word.decode() for word in _words(_folded(without_escapes(text.encode())))]


@dataclass(frozen=True)
class Private:
    """What is looked for: the secrets with their hashes, by salt and the mark of their first word."""

    hashes: Mapping[str, Mapping[str, Sequence[tuple[int, PrivateWord]]]]
    _begins: dict[bytes, bool] = field(default_factory=dict)

    def said_in(self, data: bytes) -> set[int]:
        """Of which secrets a file says something."""
        data = _folded(without_escapes(data))
        found = set(self._said_in(_words(data)))
        if b"<" in data:
            found.update(self._said_in(_words(without_tags(data))))
        return found

    def _said_in(self, words: Sequence[bytes]) -> Iterator[int]:
        first = {word for word in set(words) if self._may_begin(word)}
        for place, word in enumerate(words) if first else ():
            if word in first:
                yield from self._matches(words[place : place + MOST_WORDS])

    def _may_begin(self, word: bytes) -> bool:
        known = self._begins.get(word)
        if known is None:
            if len(self._begins) >= _MOST_KEPT:
                self._begins.clear()
            known = any(first_of(word.decode(), salt) in begins for salt, begins in self.hashes.items())
            self._begins[word] = known
        return known

    def _matches(self, row: Sequence[bytes]) -> Iterator[int]:
        words = [word.decode() for word in row]
        for salt, begins in self.hashes.items():
            for number, hidden in begins.get(first_of(words[0], salt), ()):
                if digest_of(words[: hidden.size], salt) == hidden.digest:
                    yield number


def _words(data: bytes) -> list[bytes]:
    return plain(data).split()


def _folded(data: bytes) -> bytes:
    if data.isascii():
        return data
    for sign in _PUNCTUATION:
        data = data.replace(sign, b" ")
    return data if data.isascii() else folded(data.decode("utf-8", "replace")).encode("ascii", "replace")


def private(secrets: Sequence[Secret]) -> Private | None:
    """Make ready what is looked for; None when there is nothing."""
    sought: defaultdict[str, defaultdict[str, list[tuple[int, PrivateWord]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for number, secret in enumerate(secrets):
        if secret.nature == "private" and (each := parse_private(secret.text)):
            sought[each.salt][each.first].append((number, each))
    return Private(sought) if sought else None
