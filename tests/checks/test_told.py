"""What the rules about a whole site say, word for word, with what is just not told beside what just is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tooling.small_site import BASICS, SETTINGS, TODAY, Files, small_site, told
from tests.tooling.word_for_word import SayAgain

SERVICE = BASICS["services/kitchen.yaml"]
CLOSED = SERVICE.replace("hours: Mon-Fri 9am-5pm", "status: closed")
MEETING = "name: Meeting {}\ngroup: board\non: {}\nstatus: held\n"
NEWS = "---\nname: {}\non: 2026-11-01\n---\n"
TRUSTED = f"{SETTINGS}static: trusted\n"

SITES: dict[str, tuple[Files, str]] = {
    "names that others have": (
        {
            "services/a-second.yaml": SERVICE.replace("Harbour Kitchen", "harbour  kitchen"),
            "services/a-third.yaml": SERVICE,
            "services/old.yaml": CLOSED,
            "organisations/trust.yaml": "name: HARBOUR TRUST\nkind: charity\n",
            "needs/same.yaml": "name: Harbour Kitchen\n",
        },
        SETTINGS,
    ),
    "what no service has": (
        {
            "needs/bed.yaml": "name: A bed\nsummary: Tonight\n",
            "areas/bay.yaml": "order: 2\nname: The bay\n",
            "areas/port.yaml": "name: The port\n",
            "services/kitchen.yaml": f"{SERVICE}areas: port\n",
        },
        SETTINGS,
    ),
    "what a service that can't be read may have": (
        {
            "needs/bed.yaml": "name: A bed\nsummary: Tonight\n",
            "areas/bay.yaml": "name: The bay\n",
            "services/other.yaml": f"{SERVICE.replace('Kitchen', 'Canteen')}fone: 1\n",
        },
        SETTINGS,
    ),
    "examples that are left": (
        {
            "services/kitchen.yaml": SERVICE.replace("Harbour Kitchen", "'example: Harbour Kitchen'"),
            "news/an-example.md": NEWS.format('"EXAMPLE: news"') + "Text.\n",
            "news/for-example.md": NEWS.format("For example") + "Text.\n",
            "news/example.md": NEWS.format("Example") + "Text.\n",
        },
        SETTINGS,
    ),
    "days that are still to come": (
        {
            "groups/board.yaml": "name: Board\nkind: board\npurpose: To lead.\n",
            "meetings/today.yaml": MEETING.format("today", TODAY),
            "meetings/tomorrow.yaml": MEETING.format("tomorrow", "2026-11-24"),
            "meetings/planned.yaml": MEETING.format("planned", "2026-12-24").replace("held", "planned"),
            "services/kitchen.yaml": SERVICE.replace("2026-10-28", "2026-11-24"),
            "services/today.yaml": SERVICE.replace("2026-10-28", "2026-11-23").replace("Kitchen", "Canteen"),
        },
        SETTINGS,
    ),
    "ends years from now": (
        {
            "services/kitchen.yaml": f"{SERVICE}notice:\n  text: No hot water.\n  until: 2099-01-01\n",
            "alerts/frost.yaml": "name: Frost\nkind: severe-weather\nfrom: 2026-11-20 17:00\nuntil: 2126-11-27 09:00\n",
        },
        SETTINGS,
    ),
    "addresses that aren't encrypted": (
        {
            "services/kitchen.yaml": f"{SERVICE}website: HTTP://harbour.example.org/\n",
            "news/here.md": NEWS.format("Here") + "One\ntwo [three](http://harbour.example.org/a).\n",
            "news/there.md": NEWS.format("There") + "See [us](http://northport.example.org/needs/food/).\n",
            "news/nearly.md": NEWS.format("Nearly") + "See [them](http://northport.example.org.uk/).\n",
        },
        SETTINGS.replace("https://northport", "http://northport"),
    ),
    "places that are given away": (
        {
            "services/7-mill-road.yaml": f"{SERVICE.replace('Kitchen', 'Refuge')}risky: yes\nsummary: At 7 Mill Road\n"
            "description: |\n  First.\n\n  Come to 8 Mill Road, ZZ8 7QX.\n"
            "postal_address: {address: [PO Box 9, 9 Mill Road], postcode: ZZ8 7QX}\n",
            "services/known.yaml": f"{SERVICE.replace('Kitchen', 'Haven')}risky: yes\nsummary: At 7 Mill Road and 8 Mill Road\n"
            "website: {address: https://example.org/7-mill-road/, label: To 7 Mill Road}\n"
            "places: {address: 7 Mill Road}\n",
        },
        SETTINGS,
    ),
    "short forms": (
        {
            "news/short.md": NEWS.format("News of the ABC") + "Ask ABC and BBC, or KLM and KLMs.\n\nOr (the) XYZ.\n",
            "services/kitchen.yaml": f"{SERVICE}description: Ask QQ, or RR (Rare Rooms), or II.\n",
        },
        SETTINGS,
    ),
    "clashes": (
        {
            "static/Services/x.html": "mine",
            "static/sitemap.xml": "mine",
            "static/sitemap.xml.txt": "mine",
            "static/needs/food/index.html": "mine",
            "static/needs/food/other.html": "mine",
            "static/news": "mine",
            "pages/assets.md": "---\nname: Assets\n---\nText.\n",
            "news/some.md": NEWS.format("Some") + "Text.\n",
        },
        TRUSTED,
    ),
    "links": (
        {
            "news/a.md": NEWS.format("A") + "## One\n\n[a](#one) [b](#two) [c](/needs/food/#x)\n[d](/needs/f/)\n",
            "news/b.md": NEWS.format("B") + "[a](/news/a/#oen) [b](/news/a) [c](https://northport.example.org/news/c/)\n",
            "services/kitchen.yaml": f"{SERVICE}description: |\n  One.\n\n"
            "  [a](../nowhere/) and [b](/services/kitchen/#nowhere)\n",
        },
        SETTINGS,
    ),
    "icons": ({"needs/food.yaml": "name: Food\nicon: bedd\n"}, SETTINGS),
}  # fmt: skip


@pytest.mark.parametrize("title", SITES)
def test_rules_are_told_word_for_word(tmp_path: Path, title: str, said_before: SayAgain) -> None:
    files, settings = SITES[title]
    said_before(title, told(small_site(tmp_path, {**BASICS, **files}, settings=settings).check()))
