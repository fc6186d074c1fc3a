"""Days that can't be meant: what has happened doesn't lie ahead, and what is for a while doesn't end years from now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from site_builder.diagnostics import Code, Diagnostic, Keys, Severity
from site_builder.language.words import date_words
from site_builder.model.entry import Entry
from site_builder.model.site import Site
from site_builder.types.alert import Alert
from site_builder.types.group.meeting import Meeting
from site_builder.types.service.model import Service

DAY_AHEAD = Code(
    "day-ahead", Severity.WARNING, "A day on which something is said to have happened is still to come."
)
END_FAR = Code("end-far", Severity.ERROR, "An alert or a notice ends years from now.")

_LONGEST = timedelta(days=3 * 365)
"""Nothing that is for a while lasts longer than this from today."""


def check_days(site: Site) -> Iterator[Diagnostic]:
    """Find days that are said to have been, and are still to come."""
    held = ((each.file, ("on",), each.on) for each in site.all(Meeting) if each.status == "held")
    for file, keys, day in (*site.ahead, *(each for each in held if each[2] > site.today)):
        message = f"This says that something has happened, but {date_words(day)} is still to come."
        yield Diagnostic(site.locate(file, keys), DAY_AHEAD, message, "Check the year and the month.")


def check_ends(site: Site) -> Iterator[Diagnostic]:
    """Find alerts and notices that end too long from now to be meant."""
    for entry, keys, until in _ends(site):
        if until > site.today + _LONGEST:
            message = f"This ends in {until.year}, which is years from now."
            hint = "Check the year. What lasts for good belongs into the entry itself."
            yield Diagnostic(site.span(entry, *keys), END_FAR, message, hint)


def _ends(site: Site) -> Iterator[tuple[Entry, Keys, date]]:
    for alert in site.all(Alert):
        yield alert, ("until",), alert.until.date()
    for service in site.all(Service):
        if service.notice and service.notice.until:
            yield service, ("notice", "until"), service.notice.until
