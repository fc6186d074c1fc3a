"""Web addresses: whether what readers do behind them stays between them and the site."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.diagnostics import Code, Diagnostic, Severity, Span
from site_builder.model.site import Site

NOT_ENCRYPTED = Code(
    "web-address-http",
    Severity.WARNING,
    "A web address begins with http://, so that what a reader looks at there can be seen and changed on its way.",
)


def check_encrypted(site: Site) -> Iterator[Diagnostic]:
    """Warn of addresses that aren't encrypted, in fields, texts and site.yaml, but for those of the site itself."""
    own = f"{site.settings.base_url.rstrip('/')}/".lower()
    for file, keys, address in site.addresses:
        if _is_open(address, own):
            yield _told(site.locate(file, keys), address)
    for entry, keys, prose in site.proses:
        for link in prose.links:
            if _is_open(link.target, own):
                yield _told(site.span(entry, *keys, line=link.line), link.target)


def _is_open(address: str, own: str) -> bool:
    return address[:7].lower() == "http://" and not f"{address}/".lower().startswith(own)


def _told(span: Span, address: str) -> Diagnostic:
    message = f"`{address}` isn't encrypted: others can see what a reader looks at there, and change it."
    hint = f"Write `https{address[4:]}` if that opens in a browser; `site-builder check --fix --online` tries it."
    return Diagnostic(span, NOT_ENCRYPTED, message, hint)
