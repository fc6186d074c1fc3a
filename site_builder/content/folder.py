"""Reads a whole content folder: its settings, its entries, and the pictures, documents and files beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from site_builder.content.find import find_files
from site_builder.content.known import KnownFiles
from site_builder.content.locate import Locator
from site_builder.content.media import Media, read_media
from site_builder.content.read import Entries, read_entries
from site_builder.content.searches import ReadSearches, read_searches
from site_builder.content.settings import can_open, read_settings
from site_builder.diagnostics import Diagnostic
from site_builder.hours.calendar.holidays import calendar_around
from site_builder.model.settings import Settings
from site_builder.model.site import ContentType
from site_builder.prose.field import ReadingContext
from site_builder.tools.cache import Cache


@dataclass(frozen=True, slots=True)
class Content:
    """Everything in a content folder that could be read."""

    settings: Settings
    media: Media
    entries: Entries
    locate: Locator
    searches: ReadSearches | None = None
    """What people type into the search, and where it has to lead; None where nobody wrote that down."""


def read_content(
    folder: Path,
    types: Sequence[ContentType],
    today: date,
    base_url: str = "",
    jobs: int | None = None,
    cache: Cache | None = None,
    known: KnownFiles | None = None,
) -> tuple[Content | None, Sequence[Diagnostic]]:
    """Read a folder, with everything that is wrong with any of its files; None when it can't be opened.

    `base_url` is an address that counts instead of the one in site.yaml; `cache` is where pictures are kept between builds.
    Files whose last reading is `known` are read again only where they changed.
    """
    settings, found = read_settings(folder, base_url, today)
    if not can_open(folder):
        return None, found
    media, about_media = read_media(
        folder,
        settings.base_path,
        cache or Cache(),
        jobs,
        trusted=settings.static == "trusted",
        logo=settings.logo,
    )
    files, about_files = known.find(folder, types) if known else find_files(folder, types)
    entries, about_entries = read_entries(
        files.files,
        files.refused,
        {each.name: each for each in types},
        ReadingContext(settings.base_path, media.pictures, today, files.ids, settings.country),
        jobs,
        # It takes a while to load what knows the bank holidays, and it is kept.
        meanwhile=partial(calendar_around, settings.zone, settings.whose_holidays, today),
        known=known,
    )
    searches, about_searches = read_searches(folder)
    content = Content(settings, media, entries, Locator(folder), searches)
    return content, [*found, *about_media, *about_files, *about_entries, *about_searches]
