"""The parts of content/site.yaml that have fields of their own: colours, logo, contacts, how long things are believed."""

from __future__ import annotations

from site_builder.fields.kinds import (
    Colour,
    Email,
    FileName,
    Flag,
    Happened,
    Line,
    Many,
    Text,
    TimePeriod,
    WebAddress,
)
from site_builder.fields.phone import PhoneNumber
from site_builder.fields.readers import Period
from site_builder.fields.record import record


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
