"""Says which pages exist, and finds two that would be at one address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from site_builder.diagnostics import Code, Diagnostic, Severity, Span
from site_builder.model.page import Page
from site_builder.model.site import PageMaker, Site

URL_CLASH = Code("url-clash", Severity.ERROR, "Two pages would be at the same address.")
STATIC_CLASH = Code(
    "static-clash", Severity.ERROR, "A file of content/static would be where the site has a file of its own."
)

_OWN_FOLDERS: Final = frozenset({"assets", "images", "files", "pagefind"})
_OWN_FILES: Final = frozenset(
    {
        "_headers",
        "booklet.pdf",
        "sitemap.xml",
        "robots.txt",
        "sw.js",
        "data/filters.json",
        "data/kept.json",
        "data/open-times.json",
    }
)


def gather_pages(site: Site, families: Sequence[PageMaker]) -> tuple[Sequence[Page], list[Diagnostic]]:
    """Ask every family for its pages; returns them in the order of their paths, without those that clash."""
    pages: dict[str, Page] = {}
    found: list[Diagnostic] = []
    for family in families:
        for page in family(site):
            twin = pages.setdefault(page.path.lower(), page)
            if twin is not page:
                found.append(_clash(page, twin))
    return [pages[path] for path in sorted(pages)], found


def _clash(page: Page, twin: Page) -> Diagnostic:
    mine, other = (page, twin) if page.file else (twin, page)
    whose = f"`{other.file}`" if other.file else f"the page “{other.title}” that every site has"
    message = f"This would be the page {mine.url}, but so is {whose}."
    return Diagnostic(Span(mine.file or "content"), URL_CLASH, message, "Rename one of the files.")


def check_copied(pages: Sequence[Page], paths: Sequence[str], content: str) -> Iterator[Diagnostic]:
    """Find files of the folder `static` of the folder `content` that would be where the site has something of its own.

    `paths` are where they would be in the site.
    """
    if not paths:
        return
    files = {page.path.lower() for page in pages} | _OWN_FILES
    folders = {above for path in files for above in _folders(path)} | _OWN_FOLDERS
    for path in paths:
        small = path.lower()
        if small in files | folders or files.union(_OWN_FOLDERS).intersection(_folders(small)):
            message = f"This would be copied to /{path}, where the site has something of its own."
            yield Diagnostic(
                Span(f"{content}/static/{path}"),
                STATIC_CLASH,
                message,
                "Give it another name, or take it out.",
            )


def _folders(path: str) -> Iterator[str]:
    """The folders above a path, outermost first: `services`, `services/kitchen`."""
    parts = path.split("/")[:-1]
    for depth in range(1, len(parts) + 1):
        yield "/".join(parts[:depth])
