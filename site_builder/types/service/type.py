"""The content type: where services are and what is made of them."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.model.page import Page
from site_builder.model.site import ContentType, Site
from site_builder.types.service.model import Service


def url(entry: Service) -> str:
    """Where a service's page is."""
    return f"/services/{entry.id}/"


def pages(site: Site) -> Iterator[Page]:
    """A page for each service."""
    yield from ()


TYPE = ContentType(
    name="service",
    folder="services",
    model=Service,
    label="service",
    body="description",
    url=url,
    pages=pages,
)
