"""How people can ask a service something: what its words tell them to do where something isn't known."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.language.asking import AskBy
from site_builder.model.contact import Phone
from site_builder.types.service.model import Service


def numbers_of(service: Service) -> Sequence[Phone]:
    """The numbers to ring about a service, its own first, then those of its places. Those of an activity are for that alone."""
    there = (phone for place in service.places for phone in place.phones)
    return (*service.phones, *there)


def asked_by(service: Service) -> AskBy:
    """How to ask a service: nobody is told to ring where there is no number."""
    if service.status == "closed":
        return ""
    if numbers_of(service):
        return "ring"
    written = service.email or service.text or service.whatsapp or service.form or service.website
    return "write" if written or any(place.email for place in service.places) else ""
