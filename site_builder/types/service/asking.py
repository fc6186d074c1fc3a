"""How people can ask a service something: what its words tell them to do where something isn't known."""

from __future__ import annotations

from site_builder.language.asking import AskBy
from site_builder.types.service.model import Service


def asked_by(service: Service) -> AskBy:
    """How to ask a service: nobody is told to ring where there is no number. Those of an activity are for that alone."""
    if service.status == "closed":
        return ""
    if service.phones:
        return "ring"
    written = service.email or service.text or service.whatsapp or service.form or service.website
    return "write" if written else ""
