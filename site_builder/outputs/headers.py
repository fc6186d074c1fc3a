"""`_headers`: what static hosts such as Netlify and Cloudflare Pages should send with each file."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.outputs.output import File, Linked, Output

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        "script-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "manifest-src 'self'",
        "worker-src 'self'",
        # Only a header can say this one, so pages' own meta element lacks it.
        "frame-ancestors 'none'",
    )
)


def make(site: Linked) -> Iterator[File]:
    """The file, with the site's base path in its patterns."""
    base = site.site.settings.base_path
    unchanging = (path for output in site.outputs if output.unchanging for path in output.paths)
    lines = [
        f"{base}*",
        f"  Content-Security-Policy: {CONTENT_SECURITY_POLICY}",
        "  Referrer-Policy: no-referrer",
        "  X-Content-Type-Options: nosniff",
        "  X-Frame-Options: DENY",
        "  Permissions-Policy: geolocation=(self), camera=(), microphone=(), interest-cohort=()",
    ]
    for path in unchanging:
        lines += [f"{base}{path}*", "  Cache-Control: public, max-age=31536000, immutable"]
    yield File("_headers", "".join(f"{line}\n" for line in lines).encode())


OUTPUT = Output("headers", Linked, make, paths=("_headers",))
