"""Leaving a risky page: at once, covered, not to be seen again by Back, and nobody is told where the reader came from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.tooling.server import Site
from tests.tooling.small_site import BASICS, SETTINGS, small_site

Serve = Callable[..., AbstractContextManager[Site]]

PUBLIC = "https://elsewhere.example.org/"

FILES: Mapping[str, str] = {
    **BASICS,
    "needs/safety.yaml": "name: Safety\nsummary: A safe place\nrisky: yes\n",
    "client-groups/women.yaml": "name: Women\n",
    "client-groups/men.yaml": "name: Men\n",
    "services/refuge.yaml": (
        "name: The refuge\norganisation: harbour-trust\nneeds: [safety]\nhours: 24 hours\nchecked: {on: 2026-10-28}\n"
        "for: {groups: women}\n"
    ),
    "services/hut.yaml": (
        "name: The hut\norganisation: harbour-trust\nneeds: [food]\nhours: 24 hours\nchecked: {on: 2026-10-28}\n"
        "for: {groups: men}\n"
    ),
}


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> Iterator[Site]:
    """The other site that readers are sent to."""
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "index.html").write_text(
        "<!doctype html><title>Weather</title><h1>Weather</h1>", encoding="utf-8"
    )
    with serve(folder) as site:
        yield site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Serve, elsewhere: Site) -> Iterator[Site]:
    """A site whose refuge is risky; its way out leads to the other site, which no author could name: it is on this machine."""
    small = small_site(
        tmp_path_factory.mktemp("leaving"), FILES, settings=f"{SETTINGS}exit_target: {PUBLIC}\n"
    )
    small.build()
    for page in small.output.rglob("*.html"):
        page.write_text(page.read_text("utf-8").replace(PUBLIC, elsewhere.url), "utf-8")
    with serve(small.output) as served:
        yield served


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A new reader; the browser keeps pages to go back to, as real ones do."""
    with browser.new_context() as context:
        yield context.new_page()


def shift(page: Page, times: int) -> None:
    for _ in range(times):
        page.keyboard.press("Shift")


@pytest.mark.parametrize("way", ["keys", "click", "keyboard"])
def test_leaving_goes_elsewhere_and_back_does_not_show_the_page_again(
    page: Page, site: Site, elsewhere: Site, way: str
) -> None:
    page.goto(site.at("/"))
    page.goto(site.at("/services/refuge/"))
    with page.expect_request(elsewhere.url) as asked:
        if way == "keys":
            shift(page, 3)
        elif way == "click":
            page.locator("#leave").click()
        else:
            page.locator("#leave").press("Enter")
    expect(page).to_have_title("Weather")
    assert "referer" not in asked.value.all_headers()
    assert page.evaluate("document.referrer") == ""
    page.go_back()
    expect(page).to_have_url(site.at("/"))
    assert "refuge" not in page.locator("main").inner_text().lower()
    page.go_forward()
    expect(page).to_have_title("Weather")


def test_the_page_is_covered_also_when_the_other_site_does_not_come(
    page: Page, site: Site, elsewhere: Site
) -> None:
    page.route(elsewhere.url, lambda route: route.fulfill(status=204))  # the browser stays where it is
    page.goto(site.at("/services/refuge/"))
    shift(page, 3)
    cover = page.locator(".cover")
    expect(cover).to_be_visible()
    box, size = cover.bounding_box(), page.viewport_size
    assert box
    assert size
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, size["width"], size["height"])
    assert "refuge" not in page.locator("body").inner_text().lower()
    assert "refuge" not in page.title().lower()
    page.unroute(elsewhere.url)
    page.get_by_role("link", name="Continue").click()
    expect(page).to_have_title("Weather")


def test_ordinary_typing_does_not_leave(page: Page, site: Site) -> None:
    page.goto(site.at("/services/refuge/"))
    for _ in range(3):
        page.keyboard.press("Shift+A")
    shift(page, 2)
    page.keyboard.press("Tab")
    shift(page, 1)
    page.keyboard.press("Tab")
    for _ in range(4):  # held down, it repeats
        page.keyboard.down("Shift")
    page.keyboard.up("Shift")
    assert page.locator(".cover").count() == 0
    expect(page.get_by_role("heading", level=1)).to_have_text("The refuge")


def test_the_words_promise_what_is_so(browser: Browser, site: Site) -> None:
    """The keys are told of only where a script listens, and nothing promises to clear the history."""
    for scripts in (True, False):
        with browser.new_context(java_script_enabled=scripts) as context:
            page = context.new_page()
            page.goto(site.at("/services/refuge/"))
            bar = page.locator(".leave")
            assert ("Shift three times" in bar.inner_text()) is scripts
            expect(bar).to_contain_text("Your history stays")
            if not scripts:
                page.locator("#leave").click()
                expect(page).to_have_title("Weather")


def test_pages_that_are_not_risky_listen_to_nothing(page: Page, site: Site) -> None:
    page.goto(site.at("/services/kitchen/"))
    shift(page, 4)
    assert page.locator(".cover, .leave").count() == 0
    expect(page).to_have_url(site.at("/services/kitchen/"))


@pytest.mark.parametrize(
    ("query", "leads"),
    [("need=safety", True), ("group=women", True), ("need=food", False), ("group=men", False)],
)
def test_a_list_that_is_filtered_to_a_risky_matter_offers_to_leave(
    page: Page, site: Site, query: str, leads: bool
) -> None:
    page.goto(site.at("/services/"))
    expect(page.locator(".leave")).to_be_hidden()
    page.goto(site.at(f"/services/?{query}"))
    expect(page.locator("#chosen a").first).to_be_visible()
    expect(page.locator(".leave")).to_be_visible(visible=leads)
    assert page.evaluate("document.documentElement.classList.contains('risky')") is leads
    shift(page, 3)
    if leads:
        expect(page).to_have_title("Weather")
    else:
        expect(page.locator(".cover")).to_have_count(0)
