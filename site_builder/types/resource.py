"""Resources: documents, protocols and agreements, with owner and review date."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from site_builder.model.entry import Entry, Markdown
from site_builder.model.fields import Date, FileName, Id, RefTo, WebAddress, choice
from site_builder.model.page import Page
from site_builder.model.record import record
from site_builder.model.site import ContentType, Site

Kind = Literal["document", "protocol", "agreement", "terms-of-reference", "form", "training"]


@record
class Resource(Entry):
    """A document people share."""

    kind: Annotated[Kind, choice(Kind)]
    owner: Annotated[Id, RefTo("organisation")] | None = None
    document: FileName | None = None
    """A file in content/files."""
    link: WebAddress | None = None
    review_due: Date | None = None
    text: Markdown | None = None


def url(entry: Resource) -> str:
    """Where its page is."""
    return f"/resources/{entry.id}/"


def pages(site: Site) -> Iterator[Page]:
    """Its pages."""
    yield from ()


TYPE = ContentType(
    name="resource",
    folder="resources",
    model=Resource,
    label="resource",
    body="text",
    url=url,
    pages=pages,
)
