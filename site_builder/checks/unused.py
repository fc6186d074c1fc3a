"""Needs and areas that no service has: a list that leads nowhere disappoints people in trouble."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.diagnostics import Code, Diagnostic, Severity
from site_builder.model.site import Site
from site_builder.types.area import Area
from site_builder.types.need import Need
from site_builder.types.service.model import Service

NEED_UNUSED = Code("need-unused", Severity.WARNING, "No service meets a need.")
AREA_UNUSED = Code("area-unused", Severity.WARNING, "No service is in an area.")


def check_unused(site: Site) -> Iterator[Diagnostic]:
    """Find needs and areas whose page would be empty."""
    for need in site.all(Need):
        if not site.referrers(need, Service) and not site.may_be_named(need, Service):
            yield Diagnostic(
                site.span(need, "name"),
                NEED_UNUSED,
                f"No service meets the need “{need.name}”, so its page would be empty.",
                f"Write `{need.id}` into the `needs:` of a service, or delete this file.",
            )
    for area in site.all(Area):
        if not site.referrers(area, Service) and not site.may_be_named(area, Service):
            yield Diagnostic(
                site.span(area, "name"),
                AREA_UNUSED,
                f"No service is in the area “{area.name}”, so its page would be empty.",
                f"Write `{area.id}` into the `areas:` of a service, or delete this file.",
            )
