"""How far entries can be trusted: what pages and lists say about checks, and the letter about a mistake."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.tooling.small_site import BASICS, SETTINGS, SmallSite, codes, small_site, time

HEAD = "organisation: harbour-trust\nneeds: food\naccess: {how: drop-in}\n"


def service(name: str, checked: str = "") -> str:
    return f"name: {name}\n{HEAD}phones: 01632 960000\n" + (f"checked: {{{checked}}}\n" if checked else "")


SERVICES = {
    "services/a.yaml": service("Ancient", "on: 2025-11-22"),
    "services/b.yaml": service("Behind", "on: 2026-01-05, how: phone, by: The coordinator"),
    "services/c.yaml": service("Current", "on: 2026-11-20, how: visit"),
    "services/d.yaml": service("Doubtful"),
    "services/kitchen.yaml": None,
}


def made(folder: Path, settings: str = "") -> SmallSite:
    site = small_site(folder, BASICS, settings=SETTINGS + settings)
    site.write(SERVICES)
    site.build()
    return site


def headings(html: str) -> list[str]:
    main = html.partition("<main")[2].partition("</main>")[0]
    return re.findall(r'<h[23](?: id="[^"]*")?>(?:<a [^>]*>)?([^<]+)', main)


@pytest.mark.parametrize("url", ["/needs/food/", "/services/"])
def test_what_is_overdue_comes_lower_and_what_is_long_overdue_last_and_apart(
    tmp_path: Path, url: str
) -> None:
    html = made(tmp_path).page(url)
    first = "Food" if url == "/services/" else "Just turn up"
    assert headings(html)[:6] == [first, "Current", "Behind", "Doubtful", "Not checked lately", "Ancient"]
    assert "Nobody has made sure of these for 1 year or more. Ask before you go." in html


def test_nobody_in_a_hurry_is_sent_first_to_what_nobody_has_checked(tmp_path: Path) -> None:
    """Help now names only what is believed to be right, what is overdue lower; Tonight has the rest apart, at its end."""
    site = made(tmp_path)
    urgent = {"needs/food.yaml": "name: Food\nsummary: A meal today\nhelp_now: yes\n"}
    hours = "hours: daily 8pm-8am\n"
    site.write(urgent | {name: f"{text}{hours}" for name, text in SERVICES.items() if text})
    site.build()
    assert headings(site.page("/help-now/"))[:4] == ["Food", "Current", "Behind", "Doubtful"]
    tonight = headings(site.page("/tonight/"))
    assert [each for each in tonight if not each.startswith("If it can")][:6] == [
        "Food", "Current", "Behind", "Doubtful", "Not checked lately: ask first", "Ancient",
    ]  # fmt: skip


def test_the_page_of_an_organisation_shows_what_is_overdue_lower_and_what_closed_last(tmp_path: Path) -> None:
    site = made(tmp_path)
    gone = service("A bygone", "on: 2026-11-20").replace("needs:", "status: closed\nneeds:")
    site.write({"services/aa.yaml": gone})
    site.build()
    services = ["Its services", "Current", "Ancient", "Behind", "Doubtful", "A bygone"]
    assert headings(site.page("/organisations/harbour-trust/"))[-6:] == services


def test_what_closed_says_where_to_go_instead_even_if_its_entry_names_nothing(tmp_path: Path) -> None:
    site = made(tmp_path)
    gone = service("Gone", "on: 2026-11-20").replace("needs:", "status: closed\nneeds:")
    site.write({"services/gone.yaml": gone})
    site.build()
    html = site.page("/services/gone/")
    assert "Gone doesn&#39;t run any more." in html
    assert headings(html) == ["Closed for good", "Where to go instead", "See also", "Can I trust this?"]
    assert '<a href="/needs/food/">All services: Food</a>' in html
    site.write({"services/gone.yaml": f"{gone}instead: c\n"})
    site.build()
    html = site.page("/services/gone/")
    assert '<li><a href="/services/c/">Current</a></li>' in html
    assert "All services: Food" not in html


def test_a_list_for_looking_up_names_keeps_their_order(tmp_path: Path) -> None:
    html = made(tmp_path).page("/a-to-z/")
    assert headings(html) == ["A", "B", "C", "D"]
    assert re.findall(r'<li><a href="/services/[^"]+/">([^<]+)', html) == [
        "Ancient",
        "Behind",
        "Current",
        "Doubtful",
    ]


def test_a_site_says_itself_what_long_is(tmp_path: Path) -> None:
    site = made(tmp_path, "reviews: {services: 6 months, services_long: 9 months}\n")
    assert headings(site.page("/needs/food/"))[3:6] == ["Not checked lately", "Ancient", "Behind"]


def test_what_is_believed_is_never_apart(tmp_path: Path) -> None:
    site = made(tmp_path, "reviews: {services: 2 years, services_long: 1 month}\n")
    assert "Not checked lately" not in site.page("/needs/food/")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a", f"Last checked {time('2025-11-22', 'on 22 November 2025')}. That is too long ago. Ring first."),
        (
            "b",
            f"Last checked {time('2026-01-05', 'on 5 January 2026')}, by phone, by the coordinator. "
            "That is too long ago. Ring first.",
        ),
        ("c", f"Checked {time('2026-11-20', 'on 20 November 2026')}, on a visit."),
        ("d", "Nobody has checked this yet. Ring first."),
    ],
)
def test_a_page_says_when_how_and_by_whom_it_was_checked(tmp_path: Path, name: str, said: str) -> None:
    assert said in made(tmp_path).page(f"/services/{name}/")


def letter(site: SmallSite, name: str) -> tuple[str, dict[str, list[str]]]:
    """Where "Something wrong here?" leads, and what is filled in."""
    found = re.search(r'<a href="([^"]+)">Something wrong here', site.page(f"/services/{name}/"))
    assert found
    address = found[1].replace("&amp;", "&")
    return address.partition("?")[0], parse_qs(urlsplit(address).query)


MORE = "hours: Mon 9am-5pm\nplaces: {address: 1 Net Yard, town: 'Fish & Chips'}\n"


def test_a_letter_about_a_mistake_says_what_the_page_says_now(tmp_path: Path) -> None:
    site = small_site(
        tmp_path, {**BASICS, "services/kitchen.yaml": service("Soup? Yes & no", "on: 2026-11-20") + MORE}
    )
    site.build()
    to, filled = letter(site, "kitchen")
    assert to == "mailto:hello@northport.example.org"
    assert filled["subject"] == ["Something to correct: Soup? Yes & no"]
    assert filled["body"][0].splitlines() == [
        "About Soup? Yes & no",
        "https://northport.example.org/services/kitchen/",
        "",
        "The page says now:",
        "Get in: Just turn up",
        "Where: 1 Net Yard, Fish & Chips",
        "When: Monday, 9am to 5pm",
        "Phone: 01632 960000",
        "",
        "What is wrong, and what is right?",
    ]


def test_corrections_can_be_public_issues(tmp_path: Path) -> None:
    settings = f"{SETTINGS}repository: {{url: https://code.example.org/northport/}}\ncorrections: issues\n"
    site = small_site(tmp_path, BASICS, settings=settings)
    site.build()
    to, filled = letter(site, "kitchen")
    assert to == "https://code.example.org/northport/issues/new"
    assert filled["title"] == ["Something to correct: Harbour Kitchen"]
    assert "When: Monday to Friday, 9am to 5pm" in filled["body"][0]


def test_public_issues_need_a_repository(tmp_path: Path) -> None:
    site = small_site(tmp_path, BASICS, settings=SETTINGS + "corrections: issues\n")
    found = site.check()
    assert codes(found) == ["corrections-nowhere"]
    assert "Add `repository`" in found[0].hint
