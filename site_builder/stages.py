"""The stages between reading and writing: a site is made of the content, and its pages are gathered.

Each gives what it made and what it found wrong, and goes on with what is sound, so that all mistakes are told at once.
"""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.checks import CHECKS
from site_builder.checks.check import run_checks
from site_builder.content.folder import Content
from site_builder.diagnostics import Diagnostic
from site_builder.known import Known
from site_builder.language.speaking import speaking
from site_builder.link import fresh_leaves, link, with_briefs, without_faulty
from site_builder.options import Options
from site_builder.outputs import OUTPUTS
from site_builder.outputs.assets import assets_of
from site_builder.outputs.output import Gathered, Linked
from site_builder.pages import FAMILIES
from site_builder.pages.frame import glossary_of, site_frame
from site_builder.pages.gather import gather_pages
from site_builder.render.pages import Renderer
from site_builder.render.speech import find_language
from site_builder.render.theme import environment, hashed_assets, load_theme
from site_builder.types import CONTENT_TYPES


def linked_site(
    options: Options, content: Content, known: Known | None
) -> tuple[Linked, Sequence[Diagnostic]]:
    """The site, without entries that no pages can be made of, together with how it will look."""
    types = {content_type.name: content_type for content_type in CONTENT_TYPES}
    site, found = link(
        content, types, options.today, options.changed, known.leaves if known else fresh_leaves
    )
    found += run_checks(CHECKS, site)
    file = f"{options.content.name}/site.yaml"
    named = content.locate(file, ("theme",))
    theme, about_theme = load_theme(options.theme or site.settings.theme, options.content.parent, named)
    language, about_language = find_language(site.settings, theme, content.locate(file, ("languages",)))
    with speaking(language):
        sound = with_briefs(without_faulty(site, found), options.jobs, known.site if known else None)
    if known:
        known.site = sound
    assets = assets_of(theme, site.settings, language, site.logo)
    linked = Linked(sound, content.media, content.searches, theme, language, assets, OUTPUTS)
    return linked, [*found, *about_theme, *about_language]


def gathered_site(linked: Linked, known: Known | None) -> tuple[Gathered, Sequence[Diagnostic]]:
    """The site with its pages and what renders them."""
    site = linked.site
    makers = (*(content_type.pages for content_type in CONTENT_TYPES), *FAMILIES)
    make_templates = known.templates if known else environment
    templates = make_templates(linked.theme, site.settings, linked.language)
    with speaking(linked.language):
        pages, found = gather_pages(site, makers)
        frame = site_frame(site, hashed_assets(linked.assets))
        glossary = glossary_of(site)
        renderer = Renderer(linked.theme, templates, frame, site.settings, glossary, linked.language)
        gathered = linked.gathered(pages, renderer)
        return gathered, [*found, *run_checks(CHECKS, gathered)]
