"""Catalogues: what each English sentence of the program and its theme is in another language (gettext's `.po` files).

A sentence that no catalogue translates stays English, and is marked as such; see passages.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from site_builder.language.direction import LEFT_TO_RIGHT, POP, is_right_to_left
from site_builder.language.passages import END, ENGLISH


class CatalogueError(Exception):
    """A catalogue can't be used; the message says why."""

    def __init__(self, reason: object, file: Path, line: int) -> None:
        super().__init__(str(reason))
        self.file = file
        self.line = line


def is_english(tag: str) -> bool:
    """Whether a language, by its tag, is the one the program's sentences are written in."""
    return tag.partition("-")[0] == "en"


class MarkedEnglish(NullTranslations):
    """No words: each sentence as the program has it, marked as English. Among words from the right it keeps its own order."""

    def __init__(self, tag: str) -> None:
        super().__init__()
        before, after = (LEFT_TO_RIGHT, POP) if is_right_to_left(tag) else ("", "")
        self._before, self._after = f"{ENGLISH}{before}", f"{after}{END}"

    def gettext(self, message: str) -> str:
        """The sentence between marks."""
        return f"{self._before}{message}{self._after}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The form for a number between marks."""
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, _context: str, message: str) -> str:
        """The sentence between marks."""
        return self.gettext(message)

    def npgettext(self, _context: str, msgid1: str, msgid2: str, n: int) -> str:
        """The form for a number between marks."""
        return self.ngettext(msgid1, msgid2, n)


class Words(NamedTuple):
    """What there is in a language, and how many of the program's sentences it lacks."""

    translations: NullTranslations
    missing: int
    total: int


def read_words(tag: str, files: Sequence[Path], template: Path) -> Words:
    """Read the catalogues of a language, by its tag; what the first has counts before the others.

    `template` lists all sentences of the program without translations (a `.pot` file). Raises `CatalogueError`.
    """
    found = NullTranslations() if is_english(tag) else MarkedEnglish(tag)
    known: set[object] = set()
    for file in reversed(files):
        catalogue = _read(file)
        for message in [each for each in _messages(catalogue) if not _is_translated(each)]:
            catalogue.delete(message.id, message.context)
        known.update(map(_key, _messages(catalogue)))
        made = _compiled(catalogue)
        made.add_fallback(found)
        found = made
    wanted = {_key(each) for each in _messages(_read(template))}
    return Words(found, len(wanted - known), len(wanted))


def _read(file: Path) -> Catalog:
    with file.open("rb") as stream:
        try:
            catalogue = read_po(stream, abort_invalid=True)
        except PoFileError as error:
            raise CatalogueError(error, file, error.lineno + 1) from error
        except ValueError as error:
            raise CatalogueError(error, file, 1) from error
    for message, errors in catalogue.check():
        raise CatalogueError(errors[0], file, message.lineno or 1)
    return catalogue


def _compiled(catalogue: Catalog) -> GNUTranslations:
    stream = BytesIO()
    write_mo(stream, catalogue)
    stream.seek(0)
    return GNUTranslations(stream)


def _messages(catalogue: Catalog) -> Iterator[Message]:
    """All messages but the first, which is about the catalogue."""
    return (message for message in catalogue if message.id)


def _is_translated(message: Message) -> bool:
    forms = (message.string,) if isinstance(message.string, str) else message.string
    return all(forms or [""]) and not message.fuzzy


def _key(message: Message) -> tuple[str | None, object]:
    return message.context, message.id
