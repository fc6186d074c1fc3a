"""What can only be found wrong with services by looking at the whole site."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from site_builder.diagnostics import Code, Diagnostic, Severity
from site_builder.language.words import on_words
from site_builder.model.checked import is_check_late
from site_builder.model.site import Site
from site_builder.types.service.asking import asked_by
from site_builder.types.service.model import Service
from site_builder.types.service.status import is_listed, is_running, should_be_open

CLOSED_WITHOUT_INSTEAD = Code(
    "closed-without-instead",
    Severity.WARNING,
    "A service closed for good, and its page doesn't say where to go instead.",
)
SERVICE_IN_ITSELF = Code(
    "service-in-itself", Severity.ERROR, "A service is a part of itself or happens at itself."
)
SERVICE_CIRCLE = Code("service-circle", Severity.ERROR, "Services are parts of each other in a circle.")
INSTEAD_CIRCLE = Code(
    "instead-circle", Severity.WARNING, "Services that don't run send people to each other in a circle."
)
INSTEAD_UNUSED = Code(
    "instead-unused",
    Severity.WARNING,
    "A service says where to go instead, and runs, so that its page doesn't show it.",
)
NO_WAY_IN = Code(
    "service-no-way-in",
    Severity.WARNING,
    "A service can't be rung or written to, and has neither places nor hours.",
)
CHECK_OVERDUE = Code(
    "service-check-overdue",
    Severity.WARNING,
    "Nobody has checked a service for longer than the site's review period.",
)
NEVER_CHECKED = Code(
    "service-never-checked", Severity.WARNING, "Nobody has noted when a service was checked."
)


CLOSED_WITHOUT_DATE = Code(
    "service-closed-without-date",
    Severity.WARNING,
    "A service is closed for now, and nothing says until when.",
)
SHOULD_BE_OPEN = Code(
    "service-should-be-open",
    Severity.WARNING,
    "The day is there on which a service that closed for now should be open again.",
)
REOPENS_UNUSED = Code(
    "service-reopens-unused",
    Severity.WARNING,
    "A service says when it opens again, and isn't closed for now.",
)


Step = Callable[[Service], str | None]
"""Which service another one leads to."""


def check_closed(site: Site) -> Iterator[Diagnostic]:
    """Services that closed for good should say where to go instead; while one runs, that isn't shown."""
    for service in site.all(Service):
        if is_running(service) and service.instead:
            message = (
                f"{service.name} says where to go instead, which its page shows only while it is closed."
            )
            hint = "Take the line out, or write `status: temporarily-closed` or `status: closed`."
            yield Diagnostic(site.span(service, "instead"), INSTEAD_UNUSED, message, hint)
        if not is_listed(service) and not service.instead:
            yield Diagnostic(
                site.span(service, "status"),
                CLOSED_WITHOUT_INSTEAD,
                f"{service.name} is closed, but its page doesn't say where to go instead.",
                "Add `instead:` with the names of the files of other services.",
            )


def check_closed_for_now(site: Site) -> Iterator[Diagnostic]:
    """Services that closed for now say until when, and are looked at again on that day."""
    for service in site.all(Service):
        if service.status != "temporarily-closed":
            if service.reopens:
                message = f"{service.name} has a day on which it opens again, and isn't closed for now."
                hint = "Take the line out, or write `status: temporarily-closed`."
                yield Diagnostic(site.span(service, "reopens"), REOPENS_UNUSED, message, hint)
        elif service.reopens is None:
            message = f"{service.name} is closed for now, but nothing says until when."
            hint = "Add `reopens:` with the day it should be open again, or by which you will ask them."
            yield Diagnostic(site.span(service, "status"), CLOSED_WITHOUT_DATE, message, hint)
        elif should_be_open(service, site.today):
            message = f"{service.name} was to open again {on_words(service.reopens)}."
            hint = "Ring them. If they are open, take out `status` and `reopens`; if not, write the new day."
            yield Diagnostic(site.span(service, "reopens"), SHOULD_BE_OPEN, message, hint)


def check_circles(site: Site) -> Iterator[Diagnostic]:
    """Being a part of, or happening at, must lead somewhere and end."""
    ways: Sequence[tuple[str, Step]] = (
        ("part_of", lambda service: service.part_of),
        ("happens_at", lambda service: service.happens_at),
    )
    for field, step in ways:
        done: set[str] = set()
        for service in site.all(Service):
            yield from _follow(site, service, field, step, done)


def _follow(site: Site, start: Service, field: str, step: Step, done: set[str]) -> Iterator[Diagnostic]:
    """Walk from one service until the end, or until it comes round; `done` are those walked before."""
    way: list[str] = []
    at = start
    while at.id not in done:
        done.add(at.id)
        way.append(at.id)
        following = site.find(Service, step(at))
        if following is None:
            return
        if following.id in way:
            yield _circle(site, at, field, way[way.index(following.id) :])
            return
        at = following


def _circle(site: Site, last: Service, field: str, ids: list[str]) -> Diagnostic:
    span = site.span(last, field)
    if len(ids) == 1:
        return Diagnostic(
            span,
            SERVICE_IN_ITSELF,
            f"`{field}` names this service itself.",
            "Name another one, or take the line out.",
        )
    round_trip = " > ".join(f"`{each}`" for each in (*ids, ids[0]))
    return Diagnostic(
        span,
        SERVICE_CIRCLE,
        f"`{field}` leads in a circle: {round_trip}.",
        f"Take `{field}` out of one of these files.",
    )


def check_instead(site: Site) -> Iterator[Diagnostic]:
    """Whoever follows `instead` must come to something else, never back to where it doesn't run."""
    for service in site.all(Service):
        if service.id in _led_to(site, service):
            message = f"`instead` leads from {service.name} to others that don't run, and back to it."
            hint = "Name a service that runs."
            yield Diagnostic(site.span(service, "instead"), INSTEAD_CIRCLE, message, hint)


def _led_to(site: Site, service: Service) -> set[str]:
    """All services that `instead` leads to, through those that don't run."""
    found: set[str] = set()
    ahead = [service]
    while ahead:
        at = ahead.pop()
        if is_running(at):
            continue
        ahead += [other for name in at.instead if name not in found and (other := site.find(Service, name))]
        found.update(at.instead)
    return found


def check_ways_in(site: Site) -> Iterator[Diagnostic]:
    """Somebody who needs a service has to know where or when to go, or whom to ask."""
    for service in site.all(Service):
        if is_listed(service) and not (asked_by(service) or _is_anywhere(service)):
            message = f"{service.name} has nothing to ring or write to, no place and no times."
            hint = "Add `phones`, `email`, `website` or another way to ask, or `places` and `hours`."
            yield Diagnostic(site.span(service, "name"), NO_WAY_IN, message, hint)


def _is_anywhere(service: Service) -> bool:
    """Whether anything is said of where or when it is, or of a part of it."""
    said = (service.places, service.happens_at, service.part_of, service.hours, service.textphone)
    return any(said) or any(each.hours or each.phones or each.place for each in service.activities)


def check_freshness(site: Site) -> Iterator[Diagnostic]:
    """Every service that isn't closed has been checked, and not too long ago."""
    period = site.settings.reviews.services
    for service in site.all(Service):
        if not is_listed(service) or not is_check_late(service.checked, period, site.today):
            continue
        hint = "Ring them, mend what has changed, and write the day, such as `checked: {on: 2026-10-28, how: phone}`."
        if service.checked is None:
            message = f"Nobody has noted when {service.name} was last checked."
            yield Diagnostic(site.span(service, "name"), NEVER_CHECKED, message, hint)
            continue
        message = (
            f"{service.name} was last checked {on_words(service.checked.on)}; "
            f"this site checks every {period.text}."
        )
        yield Diagnostic(site.span(service, "checked", "on"), CHECK_OVERDUE, message, hint)


CHECKS = (check_closed, check_closed_for_now, check_circles, check_instead, check_ways_in, check_freshness)
