"""The content type: where services are and what is made of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from site_builder.language.speaking import N_, _
from site_builder.language.words import shortened
from site_builder.model.page import Page
from site_builder.model.site import ContentType, Site
from site_builder.types.service.brief import brief_of, make_briefs
from site_builder.types.service.linked_data import linked_data
from site_builder.types.service.model import LIST, Service, url
from site_builder.types.service.rules import CHECKS
from site_builder.types.service.search import make_search
from site_builder.types.service.status import is_risky
from site_builder.types.service.view import make_view, says_now


def pages(site: Site) -> Iterator[Page]:
    """A page for each service, closed ones too."""
    crumbs = (LIST.in_words(),)
    for service in site.all(Service):
        yield Page(
            url=url(service),
            template="service.html",
            kind="service",
            title=service.name,
            description=shortened(
                service.summary
                or _("%(service)s: where it is, when it is open and how to get in.", service=service.name),
                160,
            ),
            view=partial(make_view, site, service),
            crumbs=crumbs,
            file=service.file,
            file_is_open=not any(place.is_private or place.is_rough for place in service.places),
            changed=site.changed_on(service),
            risky=is_risky(site, service),
            search=partial(make_search, site, service),
            data=partial(linked_data, site, service),
            says=says_now,
            paper=service.status != "closed",
        )


TYPE = ContentType(
    name="service",
    folder="services",
    model=Service,
    label="service",
    search_kind=N_("Service"),
    body="description",
    url=url,
    pages=pages,
    card=lambda site, service: brief_of(site, service).card,
    briefs=make_briefs,
    checks=CHECKS,
)
