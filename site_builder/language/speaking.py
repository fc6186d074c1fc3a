"""The language that readers are spoken to in, and `_()` and its kin, which say a sentence in it.

Sentences stand in English where they are used, in Python as in templates and scripts: `_("Run by %(name)s", name=name)`.
`make words` gathers them into a catalogue that translators work from. What is said to authors isn't translated.

Which language is spoken is the one piece of state in this program that isn't handed in: `with speaking(language):`
stands around the stages that make what readers see, and nothing but the functions here looks at it. Outside of it, and so
in every message to authors, English is spoken. Forked workers speak what their parent spoke.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import lru_cache, wraps
from gettext import NullTranslations
from typing import Final, Literal, ParamSpec, TypeVar

from babel import Locale
from babel.lists import format_list
from babel.numbers import format_decimal

from site_builder.language.catalogue import MarkedEnglish
from site_builder.language.direction import FIRST_STRONG, POP, is_right_to_left
from site_builder.language.passages import inside_english, is_marked

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """A language with its words. `locale` is what Babel knows of it: months, lists, numbers."""

    tag: str
    translations: NullTranslations
    locale: Locale
    holidays: str = "Bank holidays"
    """What the days are called, where it is spoken, on which a country rests: one of the sentences in `HOLIDAYS`."""

    @property
    def has_words(self) -> bool:
        """Whether anything is translated into it."""
        return not isinstance(getattr(self.translations, "words", self.translations), MarkedEnglish)

    @property
    def around(self) -> tuple[str, str]:
        """What stands before and after each value that is filled into a text, so that it keeps its own direction."""
        return (FIRST_STRONG, POP) if is_right_to_left(self.tag) else ("", "")

    def filled(self, text: str, values: Mapping[str, object]) -> str:
        """A text with values in the places of their names."""
        if self.translations is _NONE:  # what the rest gives too, in less time
            return text % values
        inside = self._inside(is_marked(text))
        return text % {name: inside(value) for name, value in values.items()}

    def listed(self, values: Sequence[str], style: Literal["standard", "or"]) -> str:
        """Values as a list: `a, b and c`, `a, b or c`."""
        return _listed(self, tuple(values), style) if len(values) > 1 else "".join(values)

    def _inside(self, is_english: bool) -> Callable[[object], str]:
        """Gives a value as it stands inside a text."""
        before, after = self.around

        def inside(value: object) -> str:
            text = self.number(value) if isinstance(value, int) else str(value)
            apart = f"{before}{text}{after}"
            return inside_english(text, apart) if is_english else apart

        return inside

    def number(self, value: int) -> str:
        """A whole number in this language's digits."""
        return self.in_pattern(value, "0", self.translations.pgettext("number", "0"))

    def in_pattern(self, value: float, pattern: str, own: str) -> str:
        """A number as the English pattern says (Unicode's UTS 35), or its translation if there is one."""
        return format_decimal(value, pattern if is_marked(own) else own, self.locale)


@lru_cache(4096)  # most lists are of days
def _listed(language: Language, values: tuple[str, ...], style: Literal["standard", "or"]) -> str:
    inside = language._inside(not language.has_words)
    joined = format_list(list(map(inside, values)), style, language.locale)
    return joined if language.has_words else language.translations.gettext(joined)


_NONE: Final = NullTranslations()
BRITISH: Final = Language("en-GB", _NONE, Locale("en", "GB"))
"""What the program's sentences are written in."""

_spoken: ContextVar[Language] = ContextVar("spoken", default=BRITISH)


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Say everything inside the block in a language."""
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


def spoken() -> Language:
    """The language that is spoken."""
    return _spoken.get()


def _(message: str, /, **values: object) -> str:
    """A sentence in the language that is spoken; `%(name)s` in it is where the value of that name goes."""
    language = _spoken.get()
    if language.translations is _NONE:  # what the rest gives too, in less time
        return message % values if values else message
    text = language.translations.gettext(message)
    return language.filled(text, values) if values else text


def pgettext(context: str, message: str, /, **values: object) -> str:
    """The same for words that mean different things in different places: `context` says which is meant."""
    language = _spoken.get()
    text = language.translations.pgettext(context, message)
    return language.filled(text, values) if values else text


def ngettext(one: str, many: str, number: int, /, **values: object) -> str:
    """A sentence in the form that goes with a number, which is `%(num)s` in it unless another value has that name."""
    language = _spoken.get()
    text = language.translations.ngettext(one, many, number)
    return language.filled(text, {"num": number, **values})


def N_(message: str) -> str:  # noqa: N802 (gettext's name for it)
    """Mark a sentence that is said later, by `_()`: it is put into the catalogue, and stays as it is."""
    return message


HOLIDAYS: Final = (N_("Bank holidays"), N_("Public holidays"), N_("Federal holidays"))


@lru_cache(maxsize=16)  # one for each language and word, so that what remembers sentences finds them again
def calling_holidays(language: Language, holidays: str) -> Language:
    """A language as it is spoken where those days are called so."""
    return language if language.holidays == holidays else replace(language, holidays=holidays)


def holidays_words() -> str:
    """What those days are called: `Bank holidays`, `Public holidays`."""
    return _(_spoken.get().holidays)


def cached_by_language(maxsize: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Remember what a function said, for each language apart: an `lru_cache` for functions that say sentences."""

    def decorate(function: Callable[P, T]) -> Callable[P, T]:
        def new_memory() -> Callable[P, T]:
            return lru_cache(maxsize)(function)  # type: ignore[return-value]  # whose arguments can be hashed

        remembered: defaultdict[Language, Callable[P, T]] = defaultdict(new_memory)

        @wraps(function)
        def say(*args: P.args, **kwargs: P.kwargs) -> T:
            return remembered[_spoken.get()](*args, **kwargs)

        return say

    return decorate
