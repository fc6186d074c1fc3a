"""Words of a session, such as `women only`, stand with its times wherever those are listed."""

from __future__ import annotations

import re

import pytest

from tests.tooling.page_text import page_text
from tests.tooling.small_site import BASICS, SmallSite, small_site

HOURS = "hours: Mon 6pm-9pm (women only), Tue 1pm-3pm (over 50s), Wed 10am-noon\n"
SAID = ("6pm to 9pm (women only)", "1pm to 3pm (over 50s)")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    kitchen = BASICS["services/kitchen.yaml"].replace("hours: Mon-Fri 9am-5pm\n", HOURS)
    need = "name: Food\nsummary: A meal today\nhelp_now: yes\n"
    made = small_site(
        tmp_path_factory.mktemp("words"),
        {**BASICS, "needs/food.yaml": need, "services/kitchen.yaml": kitchen},
    )
    made.build()
    return made


@pytest.mark.parametrize(
    "url",
    [
        "/services/kitchen/",  # whose facts a list to take away shows
        "/services/",  # which filters narrow
        "/tonight/",
        "/needs/food/",
        "/organisations/harbour-trust/",
    ],
)
def test_a_list_of_services_says_them(site: SmallSite, url: str) -> None:
    facts = re.findall(r'<dl class="at"[^>]*>.*?</dl>', site.page(url), re.DOTALL)
    assert facts
    for each in facts:
        assert [words for words in SAID if words not in each] == []


def test_a_day_says_those_of_its_session(site: SmallSite) -> None:
    for day, words, others in (("monday", *SAID), ("tuesday", *reversed(SAID))):
        text = " ".join(page_text(site.page(f"/days/{day}/")).split())
        assert words in text
        assert others not in text
