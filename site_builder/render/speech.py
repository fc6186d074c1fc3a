"""Finds the words of a site's language: `locales/<language>.po` in the folders of its theme, then in the default theme's."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from babel import Locale, UnknownLocaleError

from site_builder.diagnostics import Code, Diagnostic, Severity, Span
from site_builder.language.catalogue import CatalogueError, is_english, read_words
from site_builder.language.speaking import BRITISH, Language, calling_holidays
from site_builder.model.settings import Settings
from site_builder.render.theme import Theme, default_theme_folder

WORDS_MISSING = Code(
    "language-words-missing",
    Severity.WARNING,
    "The site is in a language that the program's own sentences aren't all translated into.",
)
CATALOGUE_BROKEN = Code(
    "catalogue-broken", Severity.ERROR, "A catalogue of translated sentences can't be used."
)

ALL_SENTENCES = "site-builder.pot"
"""The catalogue that translators begin with; `make words` writes it."""


def find_language(settings: Settings, theme: Theme, where: Span) -> tuple[Language, Sequence[Diagnostic]]:
    """The language of a site with what its catalogues hold, as it is spoken in its country; `where` it is named."""
    language, found = _language_of(settings.language, theme, where)
    return calling_holidays(language, settings.holidays_called), found


def _language_of(tag: str, theme: Theme, where: Span) -> tuple[Language, Sequence[Diagnostic]]:
    base = default_theme_folder() / "locales"
    folders = dict.fromkeys([*(folder / "locales" for folder in theme.folders), base])
    files = [path for folder in folders for path in _catalogues(folder, tag) if path.is_file()]
    if is_english(tag) and not files:
        return BRITISH, ()
    try:
        words = read_words(tag, files, base / ALL_SENTENCES)
    except CatalogueError as error:
        span = Span(f"themes/{error.file.parent.parent.name}/locales/{error.file.name}", error.line)
        return BRITISH, [Diagnostic(span, CATALOGUE_BROKEN, f"This catalogue can't be used: {error}.")]
    language = Language(tag, words.translations, _locale(tag) if files else BRITISH.locale)
    if not words.missing or is_english(tag):
        return language, ()
    some = f"has no words for {words.missing} of its {words.total} sentences in `{tag}`"
    none = f"has no words in `{tag}` yet"
    message = f"The program {some if files else none}: what it says itself stays English there."
    hint = f"Translate locales/{ALL_SENTENCES} of the default theme, and put it into your theme as locales/{tag}.po."
    return language, [Diagnostic(where, WORDS_MISSING, message, hint)]


def _catalogues(folder: Path, tag: str) -> Sequence[Path]:
    """Where words of a language may be: those of its region count before those of the language anywhere."""
    return [folder / f"{name}.po" for name in dict.fromkeys((tag, tag.partition("-")[0]))]


def _locale(tag: str) -> Locale:
    try:
        return Locale.parse(tag, sep="-")
    except UnknownLocaleError:
        return BRITISH.locale
