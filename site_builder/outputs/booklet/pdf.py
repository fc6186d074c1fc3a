"""Makes a PDF of a page that is meant for paper, with WeasyPrint, which only those who print need to install.

The file is tagged for screen readers (PDF/UA-1), holds the same bytes for the same page, and nothing is fetched for it: what
isn't among the files it is given is left out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from urllib.parse import urlsplit

HOW_TO_INSTALL = (
    "The booklet needs WeasyPrint, which isn't installed here: make booklet, or pip install '.[print]'"
)
NO_PANGO = (
    "The booklet needs Pango, which isn't installed here. On Debian: apt-get install libpangoft2-1.0-0; "
    "on macOS: brew install pango"
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF and how many pages it has."""

    data: bytes
    pages: int


def lacking() -> str:
    """What to install before a PDF can be made; "" when all is there."""
    try:
        with redirect_stdout(StringIO()):  # where it would say at length what the sentence below says
            import weasyprint  # noqa: F401
    except ModuleNotFoundError:
        return HOW_TO_INSTALL
    except OSError:
        return NO_PANGO
    return ""


def print_page(html: bytes, address: str, files: Mapping[str, bytes]) -> Printed:
    """Lay a page out and print it. `address` is where it would be; `files` are what it may show, by their URL paths."""
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    origin = urlsplit(address)[:2]

    class OwnFiles(URLFetcher):  # type: ignore[misc]
        """Finds the site's own files, and nothing else: neither on the network nor on the disk."""

        def fetch(self, url: str, _headers: object = None) -> URLFetcherResponse:
            parts = urlsplit(url)
            if parts[:2] != origin or parts.path not in files:
                raise ValueError(f"{url} isn't a file of the site")
            return URLFetcherResponse(url, files[parts.path], {"Content-Type": _kind(parts.path)})

    document = HTML(
        string=html.decode(), base_url=address, url_fetcher=OwnFiles(), media_type="print"
    ).render(pdf_variant="pdf/ua-1")
    identifier = hashlib.blake2b(html, digest_size=16).digest()
    data = document.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=identifier)
    return Printed(data, len(document.pages))


def _kind(path: str) -> str:
    return "text/css" if path.endswith(".css") else "image/svg+xml" if path.endswith(".svg") else "image/*"
