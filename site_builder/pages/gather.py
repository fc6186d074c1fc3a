"""Says which pages exist, and finds two that would be at one address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from site_builder.diagnostics import Code, Diagnostic, Severity, Span
from site_builder.model.page import Page
from site_builder.model.site import PageMaker, Site
from site_builder.pages.moved import moved_pages

URL_CLASH = Code("url-clash", Severity.ERROR, "Two pages would be at the same address.")


def gather_pages(site: Site, families: Sequence[PageMaker]) -> tuple[Sequence[Page], list[Diagnostic]]:
    """Ask every family for its pages; returns them in the order of their paths, without those that clash."""
    pages: dict[str, Page] = {}
    found: list[Diagnostic] = []
    for family in families:
        for made in family(site):
            page = replace(made, file_is_open=False) if made.file in site.hold_more else made
            twin = pages.setdefault(page.path.lower(), page)
            if twin is not page:
                found.append(_clash(page, twin))
    moved, about_moved = moved_pages(site, pages)
    pages.update((page.path.lower(), page) for page in moved)
    return [pages[path] for path in sorted(pages)], [*found, *about_moved]


def _clash(page: Page, twin: Page) -> Diagnostic:
    mine, other = (page, twin) if page.file else (twin, page)
    whose = f"`{other.file}`" if other.file else f"the page “{other.title}” that every site has"
    message = f"This would be the page {mine.url}, but so is {whose}."
    return Diagnostic(Span(mine.file or "content"), URL_CLASH, message, "Rename one of the files.")
