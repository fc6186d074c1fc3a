"""`sitemap.xml` and `robots.txt`: which pages there are and when each last changed (sitemaps.org protocol 0.9)."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from site_builder.outputs.output import File, Gathered, Output

SITEMAP, ROBOTS = "sitemap.xml", "robots.txt"


def make(site: Gathered) -> Iterator[File]:
    """Both files."""
    root = site.site.settings.base_url.rstrip("/")
    rows = []
    for page in site.pages:
        if page.in_sitemap:
            changed = f"<lastmod>{page.changed.isoformat()}</lastmod>" if page.changed else ""
            rows.append(f"<url><loc>{escape(root + page.url)}</loc>{changed}</url>\n")
    body = "".join(rows)
    yield File(
        SITEMAP,
        f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{body}</urlset>\n'.encode(),
    )
    yield File(ROBOTS, f"User-agent: *\nAllow: /\nSitemap: {root}/{SITEMAP}\n".encode())


OUTPUT = Output("sitemap", Gathered, make, paths=(SITEMAP, ROBOTS))
