"""Services that closed for good: nothing should still send people there."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.diagnostics import Code, Diagnostic, Severity
from site_builder.model.entry import Entry
from site_builder.model.site import Site
from site_builder.types.alert import Alert
from site_builder.types.service.model import Service

SERVICE_CLOSED = Code(
    "service-closed", Severity.WARNING, "An entry still sends people to a service that has closed for good."
)


def check_closed(site: Site) -> Iterator[Diagnostic]:
    """Warn about every reference to a closed service, whichever type of entry holds it."""
    for service in site.all(Service):
        if service.status != "closed":
            continue
        for reference in site.referrers(service):
            if not _is_history(site, reference.source):
                yield Diagnostic(
                    site.span(reference.source, *reference.keys),
                    SERVICE_CLOSED,
                    f"This names the service “{service.name}”, which has closed for good.",
                    _hint(site, service),
                )


def _is_history(site: Site, source: Entry) -> bool:
    """Whether an entry only tells how things were: an alert that is over, or a service that has closed too."""
    if isinstance(source, Alert):
        return source.until.date() < site.today
    return isinstance(source, Service) and source.status == "closed"


def _hint(site: Site, service: Service) -> str:
    instead = [other for name in service.instead if (other := site.find(Service, name))]
    open_ones = [f"`{other.id}`" for other in instead if other.status != "closed"]
    return (
        f"Name {' or '.join(open_ones)} instead, or take it out."
        if open_ones
        else "Name another service, or take it out."
    )
