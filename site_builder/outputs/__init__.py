"""Whatever a build writes beside pages: one module for each output, each with its declaration, in one tuple."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from site_builder.outputs import (
    assets,
    cards,
    filters,
    headers,
    kept,
    manifest,
    media,
    opensearch,
    qr_codes,
    sitemap,
)
from site_builder.outputs.booklet import output as booklet
from site_builder.outputs.output import Output
from site_builder.outputs.search import output as search

OUTPUTS: Sequence[Output[Any]] = (
    assets.ASSETS,
    assets.SERVICE_WORKER,
    media.PICTURES,
    media.DOCUMENTS,
    media.STATIC,
    headers.OUTPUT,
    manifest.OUTPUT,
    opensearch.OUTPUT,
    qr_codes.OUTPUT,
    sitemap.OUTPUT,
    filters.OUTPUT,
    search.OUTPUT,
    booklet.OUTPUT,
    cards.OUTPUT,
    kept.OUTPUT,
)
