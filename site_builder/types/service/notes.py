"""What is different at a service for a while: what alerts change, and its own notice, each with when it holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from site_builder.hours.calendar.spells import DAYS_AHEAD
from site_builder.language.speaking import _
from site_builder.language.words import date_words, range_words
from site_builder.model.by_clock import NEVER, beginning
from site_builder.model.shapes import CLOSURE, Note
from site_builder.model.site import Site
from site_builder.types.service.model import Notice, Service


def puts_first(note: Note) -> bool:
    """Whether a service is worth going to before others because of an alert's change: not when that closes it."""
    return bool(note.change) and not closes(note) and not note.coming


def closes(note: Note) -> bool:
    """Whether it is the word of an alert that closes a service."""
    return note.change == CLOSURE


def notice_note(site: Site, service: Service) -> Iterator[Note]:
    """A service's own notice, if its last day isn't over; one without dates holds until somebody takes it away."""
    notice = service.notice
    if notice is None or (notice.from_ and not _is_near(site, notice.from_)):
        return
    if notice.until and notice.until < site.today:
        return
    coming = notice.from_ is not None and site.today < notice.from_
    zone = site.settings.zone
    start = beginning(notice.from_, zone) if notice.from_ else 0
    end = beginning(notice.until + timedelta(days=1), zone) if notice.until else 0
    if coming and not end:
        end = NEVER
    dates = f"({range_words(notice.from_, notice.until)})" if notice.from_ and notice.until else ""
    yield Note(notice_words(notice), _("Please note"), start=start, end=end, coming=coming, dates=dates)


def _is_near(site: Site, first: date) -> bool:
    """Whether something begins so soon that pages have to carry it, should nobody build the site anew until then."""
    return (first - site.today).days <= DAYS_AHEAD


def notice_words(notice: Notice) -> str:
    """A notice with its dates, because the page may be read long after it was made."""
    if notice.from_ and notice.until:
        return f"{notice.text} ({range_words(notice.from_, notice.until)})"
    if notice.until:
        return _("%(notice)s (until %(day)s)", notice=notice.text, day=date_words(notice.until))
    if notice.from_:
        return _("%(notice)s (since %(day)s)", notice=notice.text, day=date_words(notice.from_))
    return notice.text
