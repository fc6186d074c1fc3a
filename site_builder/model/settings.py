"""What content/site.yaml says: the site's name, where it will live, and how strictly it watches its own freshness."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated, Any, Final, Literal, get_args
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from babel.core import get_global
from pydantic import BeforeValidator, model_validator

from site_builder.diagnostics import Code, Problem, Severity
from site_builder.fields.country import GB, US, country_name, read_country
from site_builder.fields.kinds import (
    Colour,
    Email,
    FileName,
    Flag,
    Form,
    Happened,
    Id,
    Line,
    Many,
    Some,
    Text,
    TimePeriod,
    WebAddress,
    choice,
)
from site_builder.fields.phone import PhoneNumber
from site_builder.fields.private import PrivateWordField
from site_builder.fields.readers import Period, read_text
from site_builder.fields.record import record
from site_builder.fields.web import read_site_address
from site_builder.hours.calendar.holidays import known_part
from site_builder.language.direction import is_right_to_left
from site_builder.model.other_language import OtherLanguage
from site_builder.tools.suggest import did_you_mean

TIME_ZONE_UNKNOWN = Code(
    "time-zone-unknown", Severity.ERROR, "site.yaml names a time zone that doesn't exist."
)
TIME_ZONE_MISSING = Code(
    "time-zone-missing", Severity.ERROR, "site.yaml names no time zone, and the country has several."
)
BASE_URL_TAIL = Code(
    "base-url-tail", Severity.ERROR, "The address of the site goes on behind a question mark or a hash sign."
)
LANGUAGE_INVALID = Code("language-invalid", Severity.ERROR, "A language is not written like `en-GB` or `cy`.")
LANGUAGES_SEVERAL = Code(
    "languages-several", Severity.ERROR, "site.yaml names more than one language, but a site is in one."
)
CORRECTIONS_NOWHERE = Code(
    "corrections-nowhere",
    Severity.ERROR,
    "site.yaml wants corrections as public issues, but names no repository to hold them.",
)

PART_MISPLACED = Code(
    "part-misplaced",
    Severity.ERROR,
    "site.yaml names a part of a country in a way that isn't for that country.",
)

WHOLE: Final = "none"
"""Said instead of a part of the country where only the holidays of all of it count."""
_IN_MILES: Final = frozenset({GB, US, "GG", "IM", "JE", "LR", "AS", "GU", "MP", "PR", "VI"})
"""Where roads are signposted in miles (Unicode CLDR, measurementSystem, with the lands that belong to them)."""
_BANK_HOLIDAYS: Final = frozenset({GB, "GG", "IM", "JE"})
"""Where days of rest are called after the banks."""
Corrections = Literal["email", "issues"]
Static = Literal["checked", "trusted"]
Nation = Literal["england", "scotland", "wales", "northern-ireland"]


def read_time_zone(value: Any) -> str:
    """Check the name of a time zone, such as `Europe/London`."""
    text = read_text(value)
    zones = available_timezones()
    if text not in zones:
        hint = did_you_mean(text, zones) if len(text) > 3 else ""
        raise Problem(TIME_ZONE_UNKNOWN, f"There is no time zone `{text}`.", hint or "Write `Europe/London`.")
    return text


def zones_of(country: str) -> Sequence[str]:
    """The time zones of a country, from Babel's copy of Unicode's data."""
    return sorted(zone for zone, there in get_global("zone_territories").items() if there == country)


def read_base_url(value: Any) -> str:
    """Read the address the site will be published at; it always ends with a slash."""
    address = read_site_address(value)
    end = next((place for place, letter in enumerate(address) if letter in "?#"), None)
    if end is not None:
        raise Problem(
            BASE_URL_TAIL,
            f"The address of a site can't have a `{address[end]}` in it.",
            f"Write `{address[:end].rstrip('/')}/`, if that is where the site will be.",
            offset=end,
        )
    return address.rstrip("/") + "/"


def read_language(value: Any) -> str:
    """Check a language tag (BCP 47): a language, maybe a region."""
    text = read_text(value)
    if not re.fullmatch(r"[a-z]{2,3}(?:-[A-Z]{2})?", text):
        raise Problem(
            LANGUAGE_INVALID,
            f"`{text}` isn't a language tag.",
            "Write `en-GB` for British English, `cy` for Welsh.",
        )
    return text


Language = Annotated[str, BeforeValidator(read_language)]


@record
class Colours:
    """The site's own two colours, which all others follow from."""

    brand: Colour = "#8e4585"
    """The main colour: links, buttons and all surfaces have its hue, as light or dark as can be read."""
    accent: Colour = "#ffc54d"
    """The second colour: what shines on dark ground, and the ground of notices."""


@record
class SiteLogo:
    """The site's own logo, instead of the drawn mark."""

    file: FileName
    """The logo inside content/images: an SVG drawing or a PNG."""
    alt: Line
    """What the logo shows, for people who don't see it."""
    holds_name: Flag = False
    """Whether the name stands in the logo in letters, so that it isn't written beside it."""
    icon: FileName | None = None
    """A square PNG for home screens, inside content/images; without it iPhones show the drawn mark where the logo is an SVG."""


@record
class Repository:
    """Where the content is kept, so that pages can link to their file."""

    url: WebAddress
    """The address of the project on the web."""
    branch: Line = "main"
    """The branch that the site is built from."""
    folder: Line = "content"
    """Where the content folder is inside it."""


@record
class Contact:
    """Whom to write to about the site."""

    name: Line = ""
    """Who answers."""
    email: Email
    """An address that somebody reads; corrections go there."""
    phone: PhoneNumber | None = None
    """A number that somebody answers."""


@record
class EmergencyContact:
    """A number shown on every page."""

    name: Line
    """Whom it reaches."""
    number: PhoneNumber
    """The number alone."""
    when: Line = ""
    """When to ring it, such as "If somebody is in danger now"."""
    search_words: Many[Line] = ()
    """What people search for who should be shown this number before everything else."""


@record
class ReviewPeriods:
    """How long something may go without being looked at before the site says so."""

    services: TimePeriod = Period("6 months", 180)
    """How long a check of a service or pathway is believed."""
    services_long: TimePeriod = Period("1 year", 365)
    """After how long without a check lists put a service at their end, as not checked lately."""
    forum_meetings: TimePeriod = Period("3 months", 90)
    """How long a forum may go without a meeting."""
    plan: TimePeriod = Period("3 months", 90)
    """How long a plan may go without a review."""
    actions: TimePeriod = Period("6 months", 180)
    """How long an action or pledge may go without an update."""
    places_free: TimePeriod = Period("1 day", 1)
    """How long a number of free beds is believed."""


@record
class Accessibility:
    """What the accessibility statement can't know by itself."""

    tested: Happened | None = None
    """The day somebody last tested the site."""
    tested_how: Text = ""
    """Who tested it, and how."""
    problems: Many[Text] = ()
    """What is known not to work for everybody."""


@record
class Privacy:
    """What the privacy page can't know by itself."""

    host: Line = ""
    """Who runs the web server."""
    logs: Text = ""
    """What the web server writes down and for how long."""


@record
class Settings:
    """content/site.yaml."""

    name: Line
    """What the site is called."""
    short_name: Line = ""
    """A shorter name for narrow screens."""
    area: Line
    """The borough, city or county the site is for."""
    summary: Line = ""
    """One sentence about the site, for search engines."""
    welcome: Line = ""
    """The first sentence on the home page."""
    country: Annotated[str, BeforeValidator(read_country), Form("two letters, such as GB, IE or US")] = GB
    """The country it is in: it decides holidays, telephone numbers, postcodes, how addresses are written and what is asked."""
    nation: Annotated[Nation, choice(Nation)] | None = None
    """Whose bank holidays count, in the United Kingdom."""
    subdivision: Line = ""
    """Elsewhere the state, province or county whose holidays count, such as `CA`; `none` for the whole country's."""
    time_zone: Annotated[str, BeforeValidator(read_time_zone)] = ""
    """By whose clocks times are meant; needed where the country has several."""
    base_url: Annotated[str, BeforeValidator(read_base_url)]
    """The address where the site will be, with its folder if it is in one."""
    languages: Some[Language] = ("en-GB",)
    """The language that the site is written in: one, for now."""
    theme: Id = "default"
    """The folder in `themes/` that says how it looks."""
    colours: Colours = Colours()
    """The site's own colours."""
    logo: SiteLogo | None = None
    """The site's logo, at the head of every page and on home screens."""
    repository: Repository | None = None
    """Where the content is kept, for the links “Edit this page”."""
    corrections: Annotated[Corrections, choice(Corrections)] = "email"
    """Where “Something wrong here?” leads: an email to the contact, or a public issue in the repository (GitHub's way)."""
    contact: Contact
    """Who answers for the site."""
    emergency: Some[EmergencyContact]
    """Shown on every page."""
    help_words: Many[OtherLanguage] = ()
    """Words for “help” in other languages; searched, and they lead to help now and to who speaks them."""
    exit_target: WebAddress = "https://www.bbc.co.uk/weather"
    """Where "Leave this page" goes: a site anybody might be reading."""
    qr_codes: Flag = True
    """Whether what people take away on paper has a code that leads a phone back to its page."""
    keep_on_phone: Flag = True
    """Whether readers may keep the directory on their phone, to look up help without signal."""
    static: Annotated[Static, choice(Static)] = "checked"
    """Whether files of `content/static/` are copied only if they can do nothing, or all of them because you trust them."""
    private_words: Many[PrivateWordField] = ()
    """Names and words that may stand in no file of the site, hidden: `site-builder private` makes a line for each."""
    known_short_forms: Many[Line] = ()
    """Short forms that everybody here knows, besides `NHS`, `GP`, `UK` and their like: nobody is asked to explain them."""
    reviews: ReviewPeriods = ReviewPeriods()
    """How long things may go without being looked at."""
    accessibility: Accessibility = Accessibility()
    """What the accessibility statement says besides."""
    privacy: Privacy = Privacy()
    """What the privacy page says besides."""

    @model_validator(mode="after")
    def _is_in_one_language(self) -> Settings:
        if len(self.languages) > 1:
            raise Problem(
                LANGUAGES_SEVERAL,
                f"A site is in one language, and `{self.languages[1]}` would be a second.",
                f"Write `languages: [{self.languages[0]}]`, and make a site of its own for each other language.",
                at=("languages", 1),
            )
        return self

    @model_validator(mode="after")
    def _is_in_a_part_of_its_country(self) -> Settings:
        if self.country == GB and self.subdivision not in ("", WHOLE):
            hint = "Write `nation` instead: " + ", ".join(f"`{each}`" for each in get_args(Nation)) + "."
            raise Problem(
                PART_MISPLACED, "The parts of the United Kingdom are nations.", hint, at=("subdivision",)
            )
        if self.country != GB and self.nation:
            message = f"`nation` is for the United Kingdom, and the country is {country_name(self.country)}."
            raise Problem(
                PART_MISPLACED, message, "Write `subdivision`, or take the line out.", at=("nation",)
            )
        if self.subdivision and self.subdivision != WHOLE:
            try:
                object.__setattr__(self, "subdivision", known_part(self.country, self.subdivision))
            except Problem as problem:
                raise Problem(problem.code, problem.message, problem.hint, at=("subdivision",)) from None
        return self

    @model_validator(mode="after")
    def _has_one_time(self) -> Settings:
        zones = zones_of(self.country) if not self.time_zone else ()
        if len(zones) > 1:
            hint = "Write `time_zone:` with one of " + ", ".join(f"`{zone}`" for zone in zones) + "."
            raise Problem(
                TIME_ZONE_MISSING,
                f"{country_name(self.country)} has more than one time, and none is named.",
                hint,
            )
        object.__setattr__(self, "time_zone", self.time_zone or next(iter(zones), "UTC"))
        return self

    @model_validator(mode="after")
    def _corrections_have_a_place(self) -> Settings:
        if self.corrections == "issues" and self.repository is None:
            raise Problem(
                CORRECTIONS_NOWHERE,
                "Corrections are to be public issues, but there is no `repository` to hold them.",
                "Add `repository` with its `url`, or write `corrections: email`.",
                at=("corrections",),
            )
        return self

    @property
    def whose_holidays(self) -> str:
        """Whose holidays count, as `bank_holidays` is asked for them; England's where no nation is said."""
        if self.country == GB:
            return self.nation or "england"
        return self.country if self.subdivision in ("", WHOLE) else f"{self.country}-{self.subdivision}"

    @property
    def holidays_called(self) -> str:
        """What people there call the days that `whose_holidays` are: a sentence of `HOLIDAYS`, to be said by `_()`."""
        if self.country in _BANK_HOLIDAYS:
            return "Bank holidays"
        return "Federal holidays" if self.whose_holidays == US else "Public holidays"

    @property
    def in_miles(self) -> bool:
        """Whether people there say how far something is in miles rather than kilometres."""
        return self.country in _IN_MILES

    @property
    def base_path(self) -> str:
        """The path the site is served under, with a slash at both ends."""
        return urlsplit(self.base_url).path or "/"

    @property
    def zone(self) -> ZoneInfo:
        """The site's time zone."""
        return ZoneInfo(self.time_zone)

    @property
    def language(self) -> str:
        """The language the site is written in."""
        return self.languages[0]

    @property
    def direction(self) -> str:
        """`rtl` for languages written from the right, else `ltr`."""
        return "rtl" if is_right_to_left(self.language) else "ltr"
