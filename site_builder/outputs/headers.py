"""`_headers`: what static hosts such as Netlify and Cloudflare Pages should send with each file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from site_builder.model.page import Page
from site_builder.model.site import Site

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        # Pagefind searches with WebAssembly.
        "script-src 'self' 'wasm-unsafe-eval'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "manifest-src 'self'",
        "worker-src 'self'",
        # Only a header can say this one, so pages' own meta element lacks it.
        "frame-ancestors 'none'",
    )
)


def export(site: Site, _pages: Sequence[Page]) -> Iterator[tuple[str, bytes]]:
    """The file, with the site's base path in its patterns."""
    base = site.settings.base_path
    lines = (
        f"{base}*",
        f"  Content-Security-Policy: {CONTENT_SECURITY_POLICY}",
        "  Referrer-Policy: no-referrer",
        "  X-Content-Type-Options: nosniff",
        "  X-Frame-Options: DENY",
        "  Permissions-Policy: geolocation=(self), camera=(), microphone=(), interest-cohort=()",
        f"{base}assets/*",
        "  Cache-Control: public, max-age=31536000, immutable",
    )
    yield "_headers", "".join(f"{line}\n" for line in lines).encode()
