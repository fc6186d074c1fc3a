"""Renders pages: page, site and theme in, bytes out. Pure, so that it can run in any number of processes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import replace
from functools import lru_cache, partial

from jinja2 import Environment, TemplateError

from site_builder.diagnostics import Diagnostic
from site_builder.language.ages import with_days
from site_builder.language.catalogue import is_english
from site_builder.language.passages import with_languages
from site_builder.language.speaking import Language
from site_builder.model.page import Page
from site_builder.model.settings import Settings
from site_builder.model.shapes import Way
from site_builder.render.abbreviations import Abbreviations
from site_builder.render.boxes import with_names
from site_builder.render.context import SiteContext, page_context
from site_builder.render.quick import TranslatedEnvironment
from site_builder.render.theme import Theme, check_templates, environment, failed, icons_of


class Renderer:
    """Renders the pages of one site with one theme."""

    def __init__(
        self,
        theme: Theme,
        templates: Environment,
        site: SiteContext,
        settings: Settings,
        glossary: Mapping[str, str],
        language: Language,
    ) -> None:
        self._environment = templates
        self._plain_environment = lru_cache(
            partial(environment, theme, settings, language, TranslatedEnvironment)
        )
        self._theme = theme
        self._is_english = is_english(language.tag)
        self._settings = settings
        self._site = site
        self._abbreviations = Abbreviations(glossary)

    def offering(self, booklet: Way) -> Renderer:
        """The same for a site that has a booklet to offer."""
        other = copy(self)
        other._site = replace(self._site, booklet=booklet)
        return other

    def icons(self) -> Collection[str]:
        """The names of the theme's icons; none where it doesn't say them."""
        return icons_of(self._environment)

    def check_templates(self, pages: Iterable[Page]) -> list[Diagnostic]:
        """What is wrong with the templates that pages need."""
        return check_templates(self._environment, self._theme, {page.template: page.kind for page in pages})

    def render(self, page: Page) -> bytes:
        """The page's HTML in UTF-8. Raises `TemplateFailed` when the theme can't show the page."""
        return self.render_all([page])[0]

    def render_all(self, pages: Sequence[Page]) -> list[bytes]:
        """The HTML of some pages, in stages: a processor takes a fifth less time when it does one kind of work at a time."""
        views = [page.view() for page in pages]
        contexts = [page_context(page, self._settings, view) for page, view in zip(pages, views, strict=True)]
        return [
            self._rendered(page, {"page": context, "site": self._site, "view": view})
            for page, context, view in zip(pages, contexts, views, strict=True)
        ]

    def _rendered(self, page: Page, shown: Mapping[str, object]) -> bytes:
        try:
            html = self._html(page.template, shown)
        except TemplateError as error:
            raise failed(error, page.url) from error
        whole = self._explained(with_names(html))
        return with_days(whole if self._is_english else with_languages(whole)).encode()

    def _html(self, template: str, shown: Mapping[str, object]) -> str:
        try:
            return self._environment.get_template(template).render(shown)
        except AttributeError:  # something isn't there, and the engine as it is knows what to say or to show
            return self._plain_environment().get_template(template).render(shown)

    def _explained(self, html: str) -> str:
        """Explain short forms at their first use in the main part of the page."""
        if not self._abbreviations:
            return html
        before, main, rest = html.partition("<main")
        middle, end, after = rest.partition("</main>")
        return f"{before}{main}{self._abbreviations.expand(middle)}{end}{after}"
