"""What every template gets besides its view: the page and the site, as docs/theme.md promises them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from urllib.parse import quote

from markupsafe import Markup
from pydantic_core import to_json

from site_builder.fields.phone import call_address
from site_builder.hours.calendar.spells import DAYS_AHEAD
from site_builder.language.month import Month, last_day
from site_builder.language.passages import unmarked
from site_builder.language.speaking import _
from site_builder.model.addresses import HOME
from site_builder.model.by_clock import beginning
from site_builder.model.mark import DrawnLogo, mark_colours
from site_builder.model.page import Page
from site_builder.model.settings import Settings
from site_builder.model.shapes import Link, Way


@dataclass(frozen=True, slots=True)
class EmergencyLine:
    """A number shown on every page."""

    name: str
    number: str
    href: str
    when: str


@dataclass(frozen=True, slots=True)
class AlertLine:
    """An alert in force or coming soon, on every page. `text` says from when to when, as a page may be read long after."""

    title: str
    url: str
    text: str
    start: int
    end: int
    coming: bool


@dataclass(frozen=True, slots=True)
class LogoContext:
    """The site's logo at the head of every page: `url` is where its file is, without the site's folder."""

    url: str
    alt: str
    width: int
    height: int
    holds_name: bool


@dataclass(frozen=True, slots=True)
class SiteContext:
    """`site` in every template."""

    name: str
    short_name: str
    address: str
    area: str
    language: str
    direction: str
    time_zone: str
    emergency: Sequence[EmergencyLine]
    exit_url: str
    contact_name: str
    contact_email: str
    contact_phone: str
    nav: Sequence[Link]
    footer: Sequence[Link]
    alerts: Sequence[AlertLine]
    today: date
    made: Month
    """When the site was built, to the month: a page that hasn't changed needn't be fetched again on every day."""
    old_from: int
    """From when on none of the times are known that a build of that month knew."""
    asset: Mapping[str, str]
    ground: str
    """The colour around pages in a light place, which telephones put around them too."""
    ground_dark: str
    logo: LogoContext | None = None
    booklet: Way | None = None


@dataclass(frozen=True, slots=True)
class PageContext:
    """`page` in every template."""

    url: str
    kind: str
    title: str
    description: str
    canonical: str
    crumbs: Sequence[Link]
    changed: date | None
    edit_url: str
    correct_url: str
    code_url: str
    data: Markup
    risky: bool


def site_context(
    settings: Settings,
    today: date,
    nav: Sequence[Link],
    footer: Sequence[Link],
    alerts: Sequence[AlertLine],
    asset: Mapping[str, str],
    logo: DrawnLogo | None = None,
) -> SiteContext:
    """Gather what every page shows of the site."""
    colours = mark_colours(settings.colours)
    emergency = tuple(
        EmergencyLine(each.name, each.number, call_address(each.number), each.when)
        for each in settings.emergency
    )
    return SiteContext(
        name=settings.name,
        short_name=settings.short_name or settings.name,
        address=settings.base_url.rstrip("/"),
        area=settings.area,
        language=settings.language,
        direction=settings.direction,
        time_zone=settings.time_zone,
        emergency=emergency,
        exit_url=settings.exit_target,
        contact_name=settings.contact.name,
        contact_email=settings.contact.email,
        contact_phone=settings.contact.phone or "",
        nav=nav,
        footer=footer,
        alerts=alerts,
        today=today,
        made=(made := Month(today.year, today.month, 1)),
        old_from=beginning(last_day(made) + timedelta(days=DAYS_AHEAD + 1), settings.zone),
        asset=asset,
        ground=colours.light,
        ground_dark=colours.dark,
        logo=_logo(settings, logo, asset),
    )


def _logo(settings: Settings, drawn: DrawnLogo | None, asset: Mapping[str, str]) -> LogoContext | None:
    said = settings.logo
    path = asset.get(f"logo.{drawn.ending}") if drawn else None
    if not said or not drawn or not path:
        return None
    return LogoContext(path, said.alt, drawn.width, drawn.height, said.holds_name)


def page_context(page: Page, settings: Settings, view: object) -> PageContext:
    """Gather what a template needs to know of its page besides its view."""
    canonical = settings.base_url.rstrip("/") + (page.moved_to or page.url)
    return PageContext(
        url=page.url,
        kind=page.kind,
        title=page.title,
        description=page.description,
        canonical=canonical,
        crumbs=(Link(_("Home"), HOME), *page.crumbs, Link(page.title, page.url)) if page.url != HOME else (),
        changed=page.changed,
        edit_url=_edit_url(page, settings),
        correct_url=_correct_url(page, settings, canonical, view) if page.file else "",
        code_url=page.code_url if page.paper and settings.qr_codes else "",
        data=_data(page),
        risky=page.risky,
    )


def _edit_url(page: Page, settings: Settings) -> str:
    """Where the page's file can be changed, in the way GitHub and its likes address it."""
    repository = settings.repository
    if not repository or not page.file or not page.file_is_open:
        return ""
    inside = page.file.partition("/")[2]
    return f"{repository.url.rstrip('/')}/edit/{quote(repository.branch)}/{repository.folder}/{quote(inside)}"


def _correct_url(page: Page, settings: Settings, canonical: str, view: object) -> str:
    """A letter to the site's editors, or the form of a public issue, that names the page and says what is on it now."""
    subject = _("Something to correct: %(title)s", title=page.title)
    says = page.says(view) if page.says else ()
    now = [_("The page says now:"), *says, ""] if says else []
    asked = _("What is wrong, and what is right?")
    body = "\n".join([_("About %(title)s", title=page.title), canonical, "", *now, asked, ""])
    repository = settings.repository
    if settings.corrections == "issues" and repository:
        return f"{repository.url.rstrip('/')}/issues/new?title={_quoted(subject)}&body={_quoted(body)}"
    return f"mailto:{settings.contact.email}?subject={_quoted(subject)}&body={_quoted(body)}"


def _quoted(text: str) -> str:
    """A text as part of an address. Its words are looked up, as most of them stand on many pages."""
    return "%20".join(map(_quoted_word, unmarked(text).split(" ")))


_quoted_word = lru_cache(maxsize=4096)(quote)


def _data(page: Page) -> Markup:
    """The page's facts as JSON that can't end the element it stands in, nor begin another; "" when it has none."""
    facts = page.data() if page.data else {}
    if not facts:
        return Markup("")
    text = to_json(facts).decode()  # pydantic's: a third of the time of the standard library's
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))
