"""`opensearch.xml`: lets a browser search the site from its address bar (OpenSearch 1.1)."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from site_builder.language.passages import unmarked
from site_builder.language.speaking import _
from site_builder.language.words import shortened
from site_builder.model.addresses import SEARCH
from site_builder.outputs.output import File, Linked, Output

PATH = "opensearch.xml"

_SHORT, _LONG, _DESCRIPTION = 16, 48, 1024
"""The most characters that the format lets a name, a long name and a description have."""


def make(site: Linked) -> Iterator[File]:
    """The file; the address is that of the search page, which works as a plain form does."""
    settings = site.site.settings
    about = settings.summary or _("Help for people without a safe home in %(area)s.", area=settings.area)
    template = f"{settings.base_url.rstrip('/')}{SEARCH}?q={{searchTerms}}"
    lines = (
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
        f"<ShortName>{escape(_fitting(settings.short_name or settings.name, _SHORT))}</ShortName>",
        f"<LongName>{escape(_fitting(settings.name, _LONG))}</LongName>",
        f"<Description>{escape(_fitting(about, _DESCRIPTION))}</Description>",
        f'<Url type="text/html" template="{escape(template)}"/>',
        f"<Language>{settings.language}</Language>",
        "<InputEncoding>UTF-8</InputEncoding>",
        "</OpenSearchDescription>",
    )
    yield File(PATH, unmarked("".join(f"{line}\n" for line in lines)).encode())


def _fitting(text: str, most: int) -> str:
    """A text cut between words, or in its only word, to what the format takes."""
    return shortened(text, most) if " " in text[:most] else text[:most]


OUTPUT = Output("opensearch", Linked, make, paths=(PATH,))
