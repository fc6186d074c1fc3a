"""What searching knows about a service."""

from __future__ import annotations

from site_builder.language.speaking import N_
from site_builder.language.words import shortened
from site_builder.model.page import SearchDocument
from site_builder.model.site import Site
from site_builder.model.traits import names_of
from site_builder.types.service.access import CLIENT_GROUP
from site_builder.types.service.model import AREA, NEED, ORGANISATION, Service
from site_builder.types.service.status import areas_of, is_listed, needs_of

_LONGEST_TEXT = 600


def make_search(site: Site, service: Service) -> SearchDocument:
    """A service's words for the search index. One that closed isn't found as help."""
    organisation = site.find(ORGANISATION, service.organisation)
    needs = [need for each in needs_of(service) if (need := site.find(NEED, each))]
    areas = [area for each in areas_of(service) if (area := site.find(AREA, each))]
    groups = site.links(CLIENT_GROUP, service.for_.groups if service.for_ else ())
    keywords = (
        *service.other_names,
        *service.search_words,
        *(organisation.name for organisation in (organisation,) if organisation),
        *(place.town for place in service.places if place.town),
        *(group.label for group in groups),
        *(activity.name for activity in service.activities),
    )
    around = (word for entry in (*needs, *areas) for word in names_of(entry))
    filters = {"kind": [N_("Closed service")]}
    if is_listed(service):
        filters = {
            "kind": [N_("Service")],
            "need": [need.name for need in needs],
            "area": [area.name for area in areas],
        }
    return SearchDocument(
        summary=service.summary,
        text=shortened(service.description.plain, _LONGEST_TEXT) if service.description else "",
        keywords=tuple(dict.fromkeys(keywords)),
        filters=filters,
        around=tuple(dict.fromkeys(around)),
    )
