"""What people are told to do where something isn't known: ring first, write first, or nothing where nobody can be asked.

Sentences that tell people to ring are written for whoever has a number, which are nearly all. `with asking(way):` stands around
what is said of one that hasn't, and each of these sentences is said in its other form, wherever it stands: hours, notes,
cards, facts, the booklet. `OTHERWISE` is the only list of them; a test finds sentences about ringing that it lacks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from gettext import NullTranslations
from typing import Final, Literal, NamedTuple

from site_builder.language.speaking import N_, Language, speaking, spoken

AskBy = Literal["ring", "write", ""]
"""How somebody can be asked: by ringing, only in writing, or not at all."""


class Otherwise(NamedTuple):
    """A sentence that tells people to ring, for those who can only be written to, and for those who can't be asked."""

    write: str
    nothing: str


OTHERWISE: Final[Mapping[str, Otherwise]] = {
    "ring first": Otherwise(N_("write first"), N_("ask first")),
    "Times not known: ring first": Otherwise(N_("Times not known: write first"), N_("Times not known")),
    "Over for this year: ring first": Otherwise(N_("Over for this year: write first"), N_("Over for this year")),
    "not known: ring first": Otherwise(N_("not known: write first"), N_("not known")),
    "ring to ask which": Otherwise(N_("write to ask which"), N_("not known which")),
    "some %(day)ss: %(times)s (ring to ask which)": Otherwise(
        N_("some %(day)ss: %(times)s (write to ask which)"), N_("some %(day)ss: %(times)s (not known which)")
    ),
    "Not known: ring first": Otherwise(N_("Not known: write first"), N_("Not known")),
    "Checked %(when)s, too long ago to rely on: ring first.": Otherwise(
        N_("Checked %(when)s, too long ago to rely on: write first."),
        N_("Checked %(when)s, too long ago to rely on."),
    ),
    "Nobody has checked this yet: ring first.": Otherwise(
        N_("Nobody has checked this yet: write first."), N_("Nobody has checked this yet.")
    ),
    "%(places)s free on %(day)s. Ring before you go.": Otherwise(
        N_("%(places)s free on %(day)s. Write before you go."), N_("%(places)s free on %(day)s.")
    ),
    "Last checked %(when)s: ring first.": Otherwise(
        N_("Last checked %(when)s: write first."), N_("Last checked %(when)s.")
    ),
    "Should be open again: ring first": Otherwise(
        N_("Should be open again: write first"), N_("Should be open again")
    ),
    "Should be open again since %(day)s: ring first": Otherwise(
        N_("Should be open again since %(day)s: write first"), N_("Should be open again since %(day)s")
    ),
    "Ring before you go.": Otherwise(N_("Write before you go."), N_("It doesn't run for now.")),
    "%(town)s (ring for the address)": Otherwise(N_("%(town)s (write for the address)"), N_("%(town)s (address not told)")),
    "(ring for the address)": Otherwise(N_("(write for the address)"), N_("(address not told)")),
    "This address is kept private. Ring first.": Otherwise(
        N_("This address is kept private. Write first."), N_("This address is kept private.")
    ),
    "Ring for the address.": Otherwise(N_("Write for the address."), N_("The address isn't told here.")),
}  # fmt: skip
"""Sentences about one service, by the sentence that tells people to ring."""


class _Said(NullTranslations):
    """A language's words, with sentences about ringing in their other form."""

    def __init__(self, words: NullTranslations, way: Literal["write", "nothing"]) -> None:
        super().__init__()
        self.words = words
        self._other = {ring: getattr(forms, way) for ring, forms in OTHERWISE.items()}

    # What each does is said where `Language` calls it.
    def gettext(self, message: str) -> str:
        return self.words.gettext(self._other.get(message, message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.words.ngettext(msgid1, msgid2, n)

    def pgettext(self, context: str, message: str) -> str:
        return self.words.pgettext(context, message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return self.words.npgettext(context, msgid1, msgid2, n)


@lru_cache(maxsize=16)  # one for each language and way, so that what remembers sentences finds them again
def _asking(language: Language, way: Literal["write", "nothing"]) -> Language:
    return replace(language, translations=_Said(language.translations, way))


@contextmanager
def asking(way: AskBy) -> Iterator[None]:
    """Say everything inside the block to people who can ask only in this way."""
    if way == "ring":
        yield
        return
    with speaking(_asking(spoken(), way or "nothing")):
        yield
