"""Links inside the site: every address an author links to has to exist."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from urllib.parse import unquote, urljoin

from site_builder.diagnostics import Code, Diagnostic, Keys, Severity, Span
from site_builder.language.words import listed
from site_builder.model.addresses import HOME
from site_builder.model.entry import Entry
from site_builder.model.page import Page
from site_builder.model.site import Site
from site_builder.outputs.output import Gathered
from site_builder.render.theme import TemplateFailed
from site_builder.tools.suggest import nearest

LINK_BROKEN = Code(
    "link-broken", Severity.ERROR, "A link leads to a page or file of the site that doesn't exist."
)
FRAGMENT_BROKEN = Code(
    "fragment-broken", Severity.ERROR, "A link leads to a place on a page that isn't there."
)


_ID = re.compile(r'\bid="([^"]+)"')


def check_links(gathered: Gathered) -> Iterator[Diagnostic]:
    """Check all links in all prose against the pages there are, and the paths of files that are published as they are.

    Pages that are linked to with a fragment (`/glossary/#swep`) are rendered to see which fragments they have. A
    fragment alone may be a heading of the text itself, wherever that is shown.
    """
    site, by_url = gathered.site, {page.url: page for page in gathered.pages}
    own = site.settings.base_url.rstrip("/")
    known = {*by_url, *(HOME + path for path in gathered.media.paths())}
    fragments = lru_cache(maxsize=None)(lambda url: _fragments(gathered, by_url[url]))
    for entry, keys, prose in site.proses:
        if not prose.links:
            continue
        headings = {heading.id for heading in prose.headings}
        home = site.url(entry).partition("#")[0]
        for link in prose.links:
            if link.target in known:  # most are
                continue
            address, _, fragment = _inside(link.target, own).partition("#")
            if ":" in address.partition("/")[0] or (not address and fragment in headings):
                continue
            url = _resolved(home or "/", address) if address else home
            if not url:
                yield _not_there(_span(site, entry, keys, link.line), link.target, "in this text", headings)
            elif url not in known:
                if not _may_be_made(site, url, fragment):
                    yield _broken(_span(site, entry, keys, link.line), link.target, url, known)
            elif fragment and url in by_url and _is_missing(fragment, fragments(url), site):
                place = f"on the page {url}"
                above = urljoin(url, "..")
                elsewhere = (above, fragments(above) if above in by_url else ())
                span = _span(site, entry, keys, link.line)
                yield _not_there(span, link.target, place, fragments(url), elsewhere)


def check_own_addresses(gathered: Gathered) -> Iterator[Diagnostic]:
    """Check the web addresses in fields that lead to the site itself."""
    site = gathered.site
    own = site.settings.base_url.rstrip("/")
    known = {*(page.url for page in gathered.pages), *(HOME + path for path in gathered.media.paths())}
    for file, keys, address in site.addresses:
        path = _inside(address, own)
        url = _resolved(HOME, path.partition("#")[0])
        if path != address and url not in known and not _may_be_made(site, url, ""):
            yield _broken(site.locate(file, keys), address, url, known)


def _inside(target: str, own: str) -> str:
    """An address as a path from the root of the site where it leads to the site itself, else as it is."""
    rest = target[len(own) :]
    same = target[: len(own)].lower() == own.lower() and rest[:1] in ("", "/", "?", "#")
    return (rest if rest.startswith(HOME) else HOME + rest) if same else target


def _may_be_made(site: Site, url: str, fragment: str) -> bool:
    """Whether files that hold mistakes may make a page once they are mended: their own, or the list that they would be in."""
    lists = (each.menu.url for each in site.types.values() if each.menu and any(site.unread.ids(each.name)))
    return url in lists or site.unread.may_make(f"{url}#{fragment}")


def _is_missing(fragment: str, ids: Collection[str], site: Site) -> bool:
    return bool(ids) and fragment not in ids and not site.unread.may_make(fragment)


def _fragments(gathered: Gathered, page: Page) -> frozenset[str]:
    """The places on a page that can be linked to; none where the theme can't show it, as its templates are told of."""
    try:
        return frozenset(_ID.findall(gathered.renderer.render(page).decode()))
    except TemplateFailed:
        return frozenset()


def _resolved(home: str, address: str) -> str:
    """The page that an address on the page `home` leads to."""
    return unquote(urljoin(home, address.partition("?")[0]))


def _span(site: Site, entry: Entry, keys: Keys, line: int) -> Span:
    """Where a line of a text is: in the file's body, or below the key of a field."""
    return site.span(entry, *keys, line=line)


def _broken(span: Span, target: str, url: str, known: set[str]) -> Diagnostic:
    near = nearest(url, known) or (f"{url}/" if f"{url}/" in known else None)
    hint = (
        f"Did you mean `{near}`?"
        if near
        else "Copy the address of the page from its own address bar, from the first / on."
    )
    return Diagnostic(span, LINK_BROKEN, f"The link `{target}` leads to a page that doesn't exist.", hint)


def _numbered_alike(fragment: str, ids: Collection[str]) -> Sequence[str]:
    """The places that are numbered as a fragment is, by their numbers: for `principle-9` all principles that are there."""
    stem = fragment.rstrip("0123456789")
    if stem in ("", fragment):
        return ()
    alike = [each for each in ids if each.startswith(stem) and each.removeprefix(stem).isdecimal()]
    return sorted(alike, key=lambda each: int(each.removeprefix(stem)))


def _numbered_hint(fragment: str, place: str, ids: Collection[str]) -> str:
    """Which places there are that are numbered as a fragment is; "" where there is none."""
    alike = [f"`#{each}`" for each in _numbered_alike(fragment, ids)]
    return f"{place} has {listed(alike)}." if alike else ""


def _not_there(
    span: Span,
    target: str,
    place: str,
    ids: Collection[str],
    above: tuple[str, Collection[str]] = ("", ()),
) -> Diagnostic:
    """What is said of a fragment that isn't among the ids; those of texts shown inside larger pages have a prefix.

    What is numbered may stand on the page `above` alone, as principles that a chapter doesn't name as its own.
    """
    fragment = target.partition("#")[2]
    numbered = _numbered_hint(fragment, *above) or _numbered_hint(fragment, "That page", ids)
    near = next((each for each in sorted(ids) if each.endswith(f"--{fragment}")), None) or nearest(
        fragment, ids
    )
    hint = numbered or (
        f"Did you mean `#{near}`?"
        if near
        else "Look at the headings there: write the words of one, small, with hyphens between."
    )
    return Diagnostic(
        span, FRAGMENT_BROKEN, f"The link `{target}` leads to a place that isn't {place}.", hint
    )
