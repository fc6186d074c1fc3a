"""What content/site.yaml says: the site's name, where it will live, and how strictly it watches its own freshness."""

from __future__ import annotations

from typing import Annotated, Final, Literal, get_args
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, model_validator

from site_builder.diagnostics import Code, Problem, Severity
from site_builder.fields.country import GB, US, country_name, read_country
from site_builder.fields.kinds import (
    Flag,
    Form,
    Id,
    Line,
    Many,
    Some,
    WebAddress,
    choice,
)
from site_builder.fields.private import PrivateWordField
from site_builder.fields.record import record
from site_builder.hours.calendar.holidays import known_part
from site_builder.language.direction import is_right_to_left
from site_builder.model.other_language import OtherLanguage
from site_builder.model.setting_records import (
    Accessibility,
    Colours,
    Contact,
    EmergencyContact,
    Privacy,
    Repository,
    ReviewPeriods,
    SiteLogo,
)
from site_builder.model.setting_values import read_base_url, read_language, read_time_zone, zones_of

TIME_ZONE_MISSING = Code(
    "time-zone-missing", Severity.ERROR, "site.yaml names no time zone, and the country has several."
)
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


Language = Annotated[str, BeforeValidator(read_language)]


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
