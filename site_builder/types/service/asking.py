"""How people can ask a service something: what its words tell them to do where something isn't known."""

from __future__ import annotations

from site_builder.language.asking import AskBy
from site_builder.types.service.model import Service


def asked_by(service: Service) -> AskBy:
    """How to ask a service: nobody is told to ring where there is no number."""
    numbers = service.phones or any(activity.phones for activity in service.activities) or service.textphone
    if numbers:
        return "ring"
    written = service.email or service.text or service.whatsapp or service.form or service.website
    return "write" if written else ""
