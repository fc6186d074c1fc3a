"""The whole pipeline on one screen: read, validate, link, check, gather, render, index, publish.

`check` and `build` are the same stages stopped at different places, so they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from site_builder.checks import CHECKS, check_icons, check_links
from site_builder.content.find import find_files
from site_builder.content.locate import Locator
from site_builder.content.media import Media, read_media
from site_builder.content.read import read_entries
from site_builder.content.settings import can_open, read_settings
from site_builder.diagnostics import Diagnostic
from site_builder.hours.calendar.holidays import Calendar, bank_holidays
from site_builder.language.words import count
from site_builder.link import Facts, link, with_briefs
from site_builder.model.documents import size_words
from site_builder.model.page import Page
from site_builder.model.settings import Settings
from site_builder.model.shapes import Way
from site_builder.model.site import Site
from site_builder.outputs import EXPORTS, qr_codes
from site_builder.outputs.booklet.pdf import print_page
from site_builder.outputs.booklet.view import PATH as BOOKLET
from site_builder.outputs.booklet.view import booklet_page
from site_builder.outputs.brand import with_brand
from site_builder.outputs.kept import PATH as KEPT
from site_builder.outputs.kept import KeptFile, kept_file, kept_page, write_list
from site_builder.outputs.search.index import VOCABULARY, message, write_index
from site_builder.outputs.search.vocabulary import gather, words_of, write_vocabulary
from site_builder.pages import FAMILIES
from site_builder.pages.frame import glossary_of, site_frame
from site_builder.pages.gather import check_copied, gather_pages
from site_builder.prose.field import ReadingContext
from site_builder.publish import staging, write_file
from site_builder.render.assets import small_assets
from site_builder.render.pages import Renderer
from site_builder.render.theme import WORKER, Theme, environment, hashed_assets, icons_of, load_theme
from site_builder.tools.workers import beside, map_chunks, without_collection
from site_builder.types import CONTENT_TYPES

T = TypeVar("T")
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Options:
    """What a build is asked for. `today` decides what is open, overdue or past; nothing else looks at a clock."""

    content: Path
    output: Path
    today: date
    theme: str = ""
    base_url: str = ""
    strict: bool = False
    search: bool = True
    booklet: bool = False
    jobs: int | None = None
    changed: Mapping[str, date] = field(default_factory=dict)
    """When each content file last changed; see history.py."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """Everything needed to write a site."""

    site: Site
    pages: Sequence[Page]
    media: Media
    theme: Theme
    assets: Mapping[str, bytes]
    renderer: Renderer


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build: whether a new site is published, how many pages it has, and what was said about it."""

    published: bool
    pages: int
    diagnostics: Sequence[Diagnostic]


def quiet(_message: str) -> None:
    """Progress that nobody watches."""


def load(options: Options, progress: Progress = quiet) -> tuple[Loaded | None, Sequence[Diagnostic]]:
    """Everything up to writing: read, validate, link, check and gather pages. Nothing is loaded when there are errors."""
    found: list[Diagnostic] = []

    def note(result: tuple[T, Sequence[Diagnostic]]) -> T:
        found.extend(result[1])
        return result[0]

    progress("Reading the content")
    settings = note(read_settings(options.content, options.base_url))
    if not can_open(options.content):
        return None, tuple(found)
    types = {content_type.name: content_type for content_type in CONTENT_TYPES}
    base_path = settings.base_path if settings else "/"
    media = note(read_media(options.content, base_path))
    files = note(find_files(options.content, CONTENT_TYPES))
    context = ReadingContext(base_path, media.pictures)
    # What knows the bank holidays takes a while to load.
    holidays = partial(_bank_holidays, options, settings)
    entries = note(read_entries(files, types, context, options.jobs, meanwhile=holidays))
    if settings is None:
        return None, tuple(sorted(found))
    locate = Locator(options.content)
    named = locate(f"{options.content.name}/site.yaml", ("theme",))
    theme = note(load_theme(options.theme or settings.theme, options.content.parent, named))
    facts = _facts(options, settings, media)
    site = note(link(entries, settings, types, facts, locate))
    is_whole = not any(entries.failed.values())
    for check in (*CHECKS, *(check for content_type in CONTENT_TYPES for check in content_type.checks)):
        # While files are missing from the site, a warning may only be about what is in them.
        found.extend(each for each in check(site) if each.is_error or is_whole)
    if theme is None:
        return None, tuple(sorted(found))
    templates = environment(theme, settings, options.today)
    found.extend(check_icons(site, icons_of(templates)))
    if has_errors(found):
        return None, tuple(sorted(found))
    site = with_briefs(site, options.jobs)
    pages = note(gather_pages(site, (*(content_type.pages for content_type in CONTENT_TYPES), *FAMILIES)))
    found.extend(check_copied(pages, [path for path, _ in media.static], options.content.name))
    assets = with_brand(small_assets(theme.assets()), settings.colours)
    if not settings.keep_on_phone:
        assets.pop(WORKER, None)
    frame = site_frame(site, hashed_assets(assets))
    renderer = Renderer(theme, templates, frame, settings, glossary_of(site))
    found.extend(renderer.check_templates(pages))
    if not has_errors(found):
        found.extend(check_links(site, pages, media.paths(), renderer.render))
    loaded = Loaded(site, pages, media, theme, assets, renderer)
    return None if has_errors(found) else loaded, tuple(sorted(found))


@without_collection()
def check(options: Options, progress: Progress = quiet) -> Sequence[Diagnostic]:
    """Everything that is wrong with the content, nothing written."""
    return load(options, progress)[1]


@without_collection()
def build(options: Options, progress: Progress = quiet) -> Built:
    """Build the site and put it in the place of the output; with any error the output stays as it was.

    Raises `Stopped` when the site can't be written.
    """
    loaded, found = load(options, progress)
    if loaded is None or stops(found, options.strict):
        return Built(False, 0, found)
    with staging(options.output, sources=[options.content, *loaded.theme.folders]) as stage:
        if options.booklet:
            progress("Printing the booklet")
            loaded, data = with_booklet(loaded)
            write_file(stage.root, BOOKLET, data)
        if options.search:
            with beside(partial(write_search, loaded, stage.root)) as searchable:
                write_site(loaded, stage.root, options.jobs, progress, patient=True)
                progress("Indexing for search")
                searchable()
        else:
            write_site(loaded, stage.root, options.jobs, progress)
        stage.publish()
    return Built(True, len(loaded.pages), found)


def has_errors(found: Sequence[Diagnostic]) -> bool:
    """Whether any diagnostic is an error."""
    return any(each.is_error for each in found)


def stops(found: Sequence[Diagnostic], strict: bool) -> bool:
    """Whether diagnostics stop a build: any error does, and with `strict` any warning too."""
    return bool(found) if strict else has_errors(found)


def write_site(
    loaded: Loaded, root: Path, jobs: int | None, progress: Progress, *, patient: bool = False
) -> None:
    """Write every file but those for searching. `patient` work leaves a core to whoever makes those, as that takes longest."""
    progress(f"Rendering {len(loaded.pages)} pages")
    kept = write_pages(loaded, root, jobs, patient=patient)
    for path, data in _other_files(loaded):
        write_file(root, path, data)
        kept.extend(kept_file(path, data))
    if loaded.site.settings.keep_on_phone:
        write_file(root, KEPT, write_list(loaded.site.settings, kept, root))


def write_pages(
    loaded: Loaded, root: Path, jobs: int | None = None, *, patient: bool = False
) -> list[KeptFile]:
    """Render all pages into files below `root`; returns those that a phone may keep."""

    def write_chunk(chunk: Sequence[Page]) -> list[KeptFile]:
        kept: list[KeptFile] = []
        for page, html in zip(chunk, loaded.renderer.render_all(chunk), strict=True):
            write_file(root, page.path, html)
            kept.extend(kept_page(page, html))
        return kept

    chunks = map_chunks(write_chunk, loaded.pages, jobs, patient=patient)
    return [each for kept in chunks for each in kept]


def write_search(loaded: Loaded, root: Path) -> None:
    """Write the search index and the words that searching knows."""
    words: dict[str, tuple[int, int]] = {}

    def documents() -> Iterator[bytes]:
        for page in loaded.pages:
            if page.search:
                document = page.search()
                gather(words, words_of(page, document))
                yield message(page, document, loaded.site.settings.language)

    write_index(documents(), root)
    write_file(root, VOCABULARY, write_vocabulary(loaded.site, words))


def _bank_holidays(options: Options, settings: Settings | None) -> Mapping[date, str]:
    if settings is None:
        return {}
    return bank_holidays(settings.nation, range(options.today.year - 1, options.today.year + 3))


def with_booklet(loaded: Loaded) -> tuple[Loaded, bytes]:
    """Print the directory as a booklet; returns it together with the site whose pages link to it."""
    site, page = loaded.site, booklet_page(loaded.site)
    base = site.settings.base_path
    codes = qr_codes.export(site, loaded.pages)
    assets = ((path, loaded.assets[name]) for name, path in hashed_assets(loaded.assets).items())
    files = {f"{base}{path.lstrip('/')}": data for path, data in (*codes, *assets)}
    printed = print_page(loaded.renderer.render(page), site.settings.base_url, files)
    note = f"PDF, {count(printed.pages, 'page')}, {size_words(len(printed.data))}"
    link = Way("Booklet", "The whole directory as a booklet to print", f"{base}{BOOKLET}", note)
    return replace(loaded, renderer=loaded.renderer.offering(link)), printed.data


def _facts(options: Options, settings: Settings, media: Media) -> Facts:
    calendar = Calendar(settings.zone, _bank_holidays(options, settings))
    return Facts(options.today, calendar, options.changed, media.pictures, media.documents)


def _other_files(loaded: Loaded) -> Iterator[tuple[str, bytes]]:
    """Every file that isn't a page: assets, pictures, documents, and what is made for other programs."""
    for name, path in hashed_assets(loaded.assets).items():
        yield path.lstrip("/"), loaded.assets[name]
    yield from loaded.media.files()
    for export in EXPORTS:
        yield from export(loaded.site, loaded.pages)
