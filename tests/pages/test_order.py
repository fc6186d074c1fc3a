"""The order of lists in the page as it is sent: what is right for longest, and what a script needs to order it by the clock."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.tooling.small_site import BASICS, SmallSite, small_site

URGENT = {
    "needs/food.yaml": "name: Food\nsummary: A meal today\nhelp_now: yes\n",
    "services/kitchen.yaml": None,
}
HEAD = "organisation: harbour-trust\nneeds: food\nchecked: {on: 2026-11-20}\nphones: 01632 960001\n"


def service(name: str, hours: str, more: str = "access: {how: drop-in}\n") -> str:
    return f"name: {name}\n{HEAD}{more}hours: {hours}\n"


def made(folder: Path, **services: str) -> SmallSite:
    site = small_site(folder, BASICS)
    site.write({**URGENT, **{f"services/{name}.yaml": text for name, text in services.items()}})
    site.build()
    return site


def listed(html: str) -> list[str]:
    """The services that have a card in the page, in their order."""
    return re.findall(r'<li class="card".*?href="/services/([^"/]+)/"', html, re.DOTALL)


LISTED = {
    "asked": service("Asked", "by appointment"),
    "brief": service("Brief", "Mon 9am-10am; bank holidays as usual"),
    "constant": service("Constant", "24 hours"),
    "daily": service("Daily", "daily 9am-5pm; bank holidays as usual"),
    "elsewhere": service("Elsewhere", "unknown"),
}


def test_a_list_begins_with_what_is_open_for_longest(tmp_path: Path) -> None:
    site = made(tmp_path, **LISTED)
    order = ["constant", "daily", "brief", "asked", "elsewhere"]
    assert listed(site.page("/needs/food/")) == order
    assert listed(site.page("/services/")) == order
    facts = json.loads((site.output / "data/filters.json").read_text("utf-8"))
    assert [line.split()[0] for line in facts["services"]] == order, (
        "so that the script knows which page a card is on"
    )


def test_of_what_cannot_wait_there_is_one_for_every_hour_at_which_any_is_open(tmp_path: Path) -> None:
    hours = [f"daily {start}am-{start + 3}am; bank holidays as usual" for start in (1, 2, 3)]
    services = {f"morning-{number}": service(f"Morning {number}", each) for number, each in enumerate(hours)}
    late = service("Late", "Sat 11pm-midnight; bank holidays as usual")
    same = service("Same", "Tue 3am-4am; bank holidays as usual")
    shut = service("Referred", "24 hours", "access: {how: referral, referral: {by_whom: A worker}}\n")
    html = made(tmp_path, **services, late=late, same=same, shut=shut).page("/help-now/")
    assert listed(html) == ["morning-0", "morning-1", "morning-2", "late"]


PLACE = "places: {address: 1 Quay, town: Port}\n"
ROOMS = "accommodation: {beds: 9}\n"


@pytest.mark.parametrize(
    ("more", "door", "means"),
    [
        (f"access: {{how: drop-in}}\n{PLACE}", "walk", ""),
        (f"access: {{how: drop-in}}\n{PLACE}{ROOMS}", "walk", ""),
        (f"access: {{how: [referral, phone]}}\n{PLACE}", "ring", ""),
        (f"access: {{how: [referral, phone]}}\n{PLACE}{ROOMS}", "ring", "staff"),
        (f"access: {{how: referral, referral: {{by_whom: A worker}}}}\n{PLACE}{ROOMS}", "worker", "staff"),
        (f"access: {{how: phone}}\nplaces: {{visibility: confidential}}\n{ROOMS}", "ring", "phones"),
        ("access: {how: phone}\nplaces: {kind: phone}\n", "ring", "phones"),
        ("", "", ""),
    ],
)
def test_a_card_says_who_can_get_in_and_what_open_means(
    tmp_path: Path, more: str, door: str, means: str
) -> None:
    html = made(tmp_path, one=service("One", "24 hours", more)).page("/needs/food/")
    card = re.search(r'<li class="card"([^>]*)>', html)
    assert card
    attributes = dict(re.findall(r'data-(\w+)="([^"]*)"', card[1]))
    assert attributes.pop("late").isdigit()
    assert attributes == {name: said for name, said in (("door", door), ("means", means)) if said}


def test_small_screens_are_told_the_town(tmp_path: Path) -> None:
    html = made(tmp_path, one=service("One", "24 hours", PLACE)).page("/needs/food/")
    assert '<dd><span class="roomy">1 Quay, </span>Port</dd>' in html
