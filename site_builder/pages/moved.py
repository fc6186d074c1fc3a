"""Pages at addresses that entries used to have: they lead on, so that printed codes, links and kept phones go on working."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from site_builder.diagnostics import Code, Diagnostic, Severity
from site_builder.model.entry import Entry
from site_builder.model.page import Page
from site_builder.model.site import Site

FORMERLY_CLASH = Code(
    "formerly-clash", Severity.ERROR, "A name that an entry used to have means something else now."
)
FORMERLY_UNUSED = Code(
    "formerly-unused",
    Severity.WARNING,
    "An entry says what it was called, but has no page that could have moved.",
)


@dataclass(frozen=True, slots=True)
class MovedView:
    """What moved.html shows."""

    url: str
    """Where the page is now."""


def moved_pages(site: Site, pages: Mapping[str, Page]) -> tuple[Sequence[Page], Sequence[Diagnostic]]:
    """A page for each address that an entry's page, or one below it, used to have; and the names that can't lead on.

    `pages` are those there are, by their paths in small letters.
    """
    found: list[Diagnostic] = []
    made: dict[str, Page] = {}
    for entry in (entry for by_id in site.entries.values() for entry in by_id.values() if entry.formerly):
        home = site.url(entry)
        stem = home.removesuffix(f"{entry.id}/")
        if stem == home or site.type_of(entry).single:
            found.append(_unused(site, entry))
            continue
        below = [page for page in pages.values() if page.url.startswith(home)]
        for number, old in enumerate(entry.formerly):
            twin = _twin(site, entry, f"{stem}{old}/", old, {**pages, **made})
            if twin:
                found.append(_clash(site, entry, number, twin))
                continue
            for page in below:
                moved = _moved(page, f"{stem}{old}/{page.url.removeprefix(home)}")
                made.setdefault(moved.path.lower(), moved)
    return list(made.values()), found


def _moved(page: Page, url: str) -> Page:
    return Page(
        url=url,
        template="moved.html",
        kind="moved",
        title=page.title,
        description=page.description,
        view=partial(MovedView, page.url),
        crumbs=page.crumbs,
        changed=page.changed,
        risky=page.risky,
        kept=page.kept,
        in_sitemap=False,
        moved_to=page.url,
    )


def _twin(site: Site, entry: Entry, url: str, old: str, pages: Mapping[str, Page]) -> str:
    """What a former name means now, in words; "" where it is free."""
    content_type = site.type_of(entry)
    if old == entry.id:
        return "is the name it has now"
    if old in site.entries[content_type.name] or site.unread.has(content_type.name, old):
        return f"is the name of another {content_type.label} now"
    page = pages.get(f"{url.lstrip('/')}index.html".lower())
    if page is None:
        return ""
    if page.moved_to:
        return f"is given as a former name of the page {page.moved_to} too"
    return f"would be the page {url}, which is “{page.title}” now"


def _clash(site: Site, entry: Entry, number: int, twin: str) -> Diagnostic:
    message = f"`formerly`: `{entry.formerly[number]}` {twin}."
    return Diagnostic(site.span(entry, "formerly", number), FORMERLY_CLASH, message, "Take this name out.")


def _unused(site: Site, entry: Entry) -> Diagnostic:
    label = site.type_of(entry).label
    message = f"`formerly` does nothing here: no {label} has a page with its name in the address."
    return Diagnostic(site.span(entry, "formerly"), FORMERLY_UNUSED, message, "Take it out.")
