"""Words that may stand nowhere on the site, kept as hashes, so that the list of them gives nothing away by itself.

A hash is written `2-9f0c5a1de07b3344-a07-5d0e…`: of how many words, with which salt, a mark of the first word, and what comes
out. The salt keeps ready made lists of hashes of names from helping; who suspects a certain name can still try it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import blake2b
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator

from site_builder.diagnostics import Code, Problem, Severity
from site_builder.fields.kinds import Form
from site_builder.fields.readers import read_text

PRIVATE_WORD_INVALID = Code(
    "private-word-invalid",
    Severity.ERROR,
    "A private word is not a hash as `site-builder private` prints it.",
)

MOST_WORDS = 6
_SALT = 8
_DIGEST = 10
_FIRST = 3
_WRITTEN = re.compile(
    rf"([1-{MOST_WORDS}])-([0-9a-f]{{{2 * _SALT}}})-([0-9a-f]{{{_FIRST}}})-([0-9a-f]{{{2 * _DIGEST}}})"
)


class PrivateWord(NamedTuple):
    """What is known of words that nobody may read: how many they are, the salt, the mark of the first, and their hash."""

    size: int
    salt: str
    first: str
    digest: str

    def __str__(self) -> str:
        return "-".join(map(str, self))


def digest_of(words: Sequence[str], salt: str) -> str:
    """The hash of some words."""
    return blake2b(" ".join(words).encode(), digest_size=_DIGEST, salt=bytes.fromhex(salt)).hexdigest()


def first_of(word: str, salt: str) -> str:
    """The mark of a first word: one word of some thousands has the same, so that few others have to be hashed."""
    return digest_of((word, ""), salt)[:_FIRST]


def hidden(words: Sequence[str], salt: str) -> PrivateWord:
    """Words, as the guard reads them, with nothing left of them but their hash."""
    return PrivateWord(len(words), salt, first_of(words[0], salt), digest_of(words, salt))


def parse_private(text: str) -> PrivateWord | None:
    """The parts of a hash; None where it isn't one."""
    match = _WRITTEN.fullmatch(text)
    return PrivateWord(int(match[1]), match[2], match[3], match[4]) if match else None


def read_private_word(value: Any) -> str:
    """Check that this is a hash. What it is instead may be the word itself, so the message doesn't repeat it."""
    text = read_text(value).lower()
    if parse_private(text) is None:
        raise Problem(
            PRIVATE_WORD_INVALID,
            "This isn't a private word as the program writes it.",
            "Run `site-builder private`, type the word there, and copy the line that it prints.",
        )
    return text


PrivateWordField = Annotated[
    str, BeforeValidator(read_private_word), Form("a line that `site-builder private` prints")
]
