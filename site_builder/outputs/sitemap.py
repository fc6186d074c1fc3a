"""`sitemap.xml` and `robots.txt`: which pages there are and when each last changed (sitemaps.org protocol 0.9)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from site_builder.model.page import Page
from site_builder.model.site import Site


def export(site: Site, pages: Sequence[Page]) -> Iterator[tuple[str, bytes]]:
    """Both files; pages that only make sense to a visitor (404) are left out."""
    root = site.settings.base_url.rstrip("/")
    rows = []
    for page in pages:
        if page.url.endswith("/"):
            changed = f"<lastmod>{page.changed.isoformat()}</lastmod>" if page.changed else ""
            rows.append(f"<url><loc>{escape(root + page.url)}</loc>{changed}</url>\n")
    body = "".join(rows)
    yield (
        "sitemap.xml",
        f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{body}</urlset>\n'.encode(),
    )
    yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {root}/sitemap.xml\n".encode()
