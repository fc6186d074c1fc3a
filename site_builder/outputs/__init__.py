"""Files for other programs: each export is a function that returns (path, bytes) pairs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from site_builder.model.page import Page
from site_builder.model.site import Site
from site_builder.outputs import filters, headers, open_times, opensearch, qr_codes, sitemap

Export = Callable[[Site, Sequence[Page]], Iterable[tuple[str, bytes]]]

EXPORTS: Sequence[Export] = (
    headers.export,
    opensearch.export,
    qr_codes.export,
    sitemap.export,
    open_times.export,
    filters.export,
)
