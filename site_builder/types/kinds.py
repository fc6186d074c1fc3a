"""The content types of kinds: what a forum calls the sorts of what it has. Each is shown with what is of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from site_builder.model.addresses import AT_RISK, ORGANISATIONS, RESOURCES
from site_builder.model.entry import Entry
from site_builder.model.kinds import (
    AlertKind,
    AskStatus,
    GroupKind,
    OrganisationKind,
    ResourceKind,
    RiskKind,
)
from site_builder.model.site import ContentType


def _in(listed: str) -> Callable[[Any], str]:
    """Where those of a kind stand in a list; not for the kinds that no list has headings of."""

    def url(kind: Entry) -> str:
        return f"{listed}#{kind.id}" if listed else ""

    return url


def _type(name: str, folder: str, model: type[Entry], listed: str = "") -> ContentType:
    label = name.replace("_", " ")
    return ContentType(
        name=name,
        folder=folder,
        model=model,
        label=label,
        body="about",
        url=_in(listed),
        has_usual=True,
    )


ORGANISATION_KIND = _type("organisation_kind", "organisation-kinds", OrganisationKind, ORGANISATIONS)
GROUP_KIND = _type("group_kind", "group-kinds", GroupKind)
RESOURCE_KIND = _type("resource_kind", "resource-kinds", ResourceKind, RESOURCES)
RISK_KIND = _type("risk_kind", "risk-kinds", RiskKind, AT_RISK)
ALERT_KIND = _type("alert_kind", "alert-kinds", AlertKind)
ASK_STATUS = _type("ask_status", "ask-statuses", AskStatus)
