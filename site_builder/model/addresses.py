"""Addresses inside the site: every page's is made here, and whoever links to a page takes it from here.

An address is a path from the root of the site, without the base path; a page's ends with a stroke: `/services/`. Lists have
names here because several pages link to them. A page of one entry is below its list, and its content type says which.
"""

from __future__ import annotations

from typing import Final

HOME: Final = "/"


def below(above: str, *names: str) -> str:
    """The address of a page below another one: `/services/` and `harbour-day-centre` make `/services/harbour-day-centre/`."""
    return f"{above}{'/'.join(names)}/"


SERVICES: Final = below(HOME, "services")
A_TO_Z: Final = below(HOME, "a-to-z")
NEEDS: Final = below(HOME, "needs")
AREAS: Final = below(HOME, "areas")
CLIENT_GROUPS: Final = below(HOME, "for")
WEEKDAYS: Final = below(HOME, "days")
ORGANISATIONS: Final = below(HOME, "organisations")
PATHWAYS: Final = below(HOME, "pathways")
GUIDES: Final = below(HOME, "guides")
CHARTER: Final = below(HOME, "charter")
SIGNATORIES: Final = below(HOME, "signatories")
PLANS: Final = below(HOME, "plans")
GROUPS: Final = below(HOME, "groups")
MEETINGS: Final = below(HOME, "meetings")
RESOURCES: Final = below(HOME, "resources")
TRAINING: Final = below(HOME, "training")
ALERTS: Final = below(HOME, "alerts")
GLOSSARY: Final = below(HOME, "glossary")
NEWS: Final = below(HOME, "news")
PROMPTS: Final = below(HOME, "prompts")
REFLECTIONS: Final = below(HOME, "reflections")
ASKS: Final = below(HOME, "asks")
ASKS_TO: Final = below(HOME, "asks-to")
ASKS_ABOUT: Final = below(HOME, "asks-about")
AT_RISK: Final = below(HOME, "at-risk")
CASE_STUDIES: Final = below(HOME, "case-studies")
FRAMEWORKS: Final = below(HOME, "frameworks")
ASSESSMENTS: Final = below(HOME, "assessments")
ASSESS: Final = below(HOME, "assess")

HELP_NOW: Final = below(HOME, "help-now")
TONIGHT: Final = below(HOME, "tonight")
SEARCH: Final = below(HOME, "search")
TAKE_AWAY: Final = below(HOME, "list")
KEEP: Final = below(HOME, "keep")
POSTERS: Final = below(HOME, "posters")
ACCESSIBILITY: Final = below(HOME, "accessibility")
PRIVACY: Final = below(HOME, "privacy")

NOT_FOUND: Final = "/404.html"
"""What hosts show where no page is."""
OFFLINE: Final = "/offline.html"
"""What a phone shows without signal, for a page that it doesn't keep."""
ASSETS: Final = "/assets/"
"""The folder of the theme's files."""
IMAGES: Final = "/images/"
"""The folder of the pictures of content/images, as authors write it: `/images/coast.jpg`."""
SEARCH_INDEX: Final = "/data/search/"
"""The folder of the search index."""
FILTER_ANSWERS: Final = "/data/filters.json"
"""Which services fit which filter."""


def filtered(**answers: str) -> str:
    """The list of all services, narrowed by answers to its filters: `need="food"` makes `/services/?need=food`."""
    return f"{SERVICES}?{'&'.join(f'{name}={value}' for name, value in answers.items())}"


def code_url(url: str) -> str:
    """Where the picture of the code that leads to a page is: `/qr/services/harbour-day-centre.svg`."""
    return f"/qr{url.rstrip('/')}.svg"
