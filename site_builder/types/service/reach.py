"""What "open" means of a service, and who can get in alone."""

from __future__ import annotations

from site_builder.model.shapes import Door, Means
from site_builder.types.service.asking import numbers_of
from site_builder.types.service.model import Service


def door_of(service: Service) -> Door:
    """How somebody gets in alone, by the easiest of the ways that its author gave."""
    routes = service.access.how if service.access else ()
    if not routes:
        return ""
    if "drop-in" in routes:
        return "walk"
    if set(routes) == {"referral"}:
        return "worker"
    return "ring" if numbers_of(service) else "ask"


def means_of(service: Service) -> Means:
    """What its opening times tell: not that a door is open, where there is none to go to or nobody can just walk in to stay."""
    if door_of(service) == "walk" or not service.places:
        return ""
    doors = [
        place for place in service.places if place.kind in ("building", "outreach") and not place.is_private
    ]
    if not doors:
        return "phones" if numbers_of(service) else ""
    return "staff" if service.accommodation else ""
