"""The directory on a phone without signal: kept only when asked, whole or not at all, with its age, and really removed."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Error, Page, Worker, expect

from tests.browser.test_axe import RUN_AXE
from tests.tooling.browser import KEPT, NOTHING
from tests.tooling.server import Site
from tests.tooling.small_site import BASICS, SETTINGS, SmallSite, small_site

Serve = Callable[..., AbstractContextManager[Site]]

FILES: Mapping[str, str] = {
    **BASICS,
    "services/refuge.yaml": (
        "name: The Refuge\norganisation: harbour-trust\nneeds: [food]\nrisky: yes\n"
        "hours: 24 hours\nchecked: {on: 2026-10-28}\n"
    ),
    "charter.md": "---\nname: Charter\nadopted: 2026-01-01\nreview_due: 2027-01-01\nvision: Nobody sleeps outside\n---\n",
    "commitments/one-front-door.yaml": "name: One front door\nnumber: 1\ntext: Everybody is let in.\n",
}
KEPT_ON = datetime(2026, 10, 28, 21, 30, tzinfo=UTC)
STATE = "#keep [role=status]"
NOT_KEPT = "This page isn't kept on your phone"


@pytest.fixture
def base() -> str:
    """Where the site is on its host."""
    return "/charter"


@pytest.fixture
def small(tmp_path: Path, base: str) -> SmallSite:
    """A site with two services, one of them risky, and a charter, which isn't kept."""
    made = small_site(tmp_path, FILES)
    made.build(base_url=f"https://northport.example.org{base}/")
    return made


@pytest.fixture
def site(small: SmallSite, serve: Serve, base: str) -> Iterator[Site]:
    """That site on a web address."""
    with serve(small.output, base) as served:
        yield served


def keep(page: Page, site: Site) -> Worker:
    """Ask for the directory to be kept, as a reader does, on the evening of 28 October; gives the worker."""
    page.goto(site.at("/keep/"))
    expect(page.locator(STATE)).to_contain_text("MB on the phone")
    with page.context.expect_event("serviceworker") as started:
        page.get_by_role("button", name="Keep it on this phone").click()
    worker: Worker = started.value
    expect(page.locator(STATE)).to_contain_text("This copy was kept on")
    set_age(page, KEPT_ON)
    set_clock(worker, KEPT_ON)
    return worker


def set_age(page: Page, at: datetime) -> None:
    """Make the kept copy as old as if it had been kept at that moment."""
    page.evaluate(
        """async at => {
          const cache = await caches.open((await caches.keys())[0]);
          const [list] = (await cache.keys()).filter(({ url }) => url.endsWith("data/kept.json"));
          const said = await (await cache.match(list)).json();
          await cache.put(list, new Response(JSON.stringify({ ...said, at })));
        }""",
        at.timestamp() * 1000,
    )


def set_clock(worker: Worker, now: datetime) -> None:
    """Set the clock of the worker, which pages' clocks don't reach."""
    worker.evaluate("now => { Date.now = () => now; }", now.timestamp() * 1000)


def copy(page: Page) -> dict[str, str]:
    """Everything that is kept, by its address."""
    found: dict[str, str] = page.evaluate(
        """async () => {
          const found = {};
          for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const asked of await cache.keys()) found[asked.url] = await (await cache.match(asked)).text();
          }
          return found;
        }"""
    )
    return {url: text for url, text in found.items() if not url.endswith("data/kept.json")}


def listed(small: SmallSite) -> Mapping[str, Any]:
    """What the site says is to be kept."""
    said: Mapping[str, Any] = json.loads((small.output / "data/kept.json").read_text("utf-8"))
    return said


def wait_until_nothing_is_kept(page: Page) -> None:
    page.wait_for_function(
        "async () => !(await caches.keys()).length && !(await navigator.serviceWorker.getRegistrations()).length"
    )


def test_nothing_is_registered_before_it_is_asked_for(page: Page, site: Site, small: SmallSite) -> None:
    for path in ("/keep/", "/", "/services/refuge/", "/keep/"):
        page.goto(site.at(path))
    offer = json.loads((small.output / "data/offer.json").read_text("utf-8"))["offer"]
    expect(page.locator(STATE)).to_have_text(offer)
    expect(page.get_by_role("button", name="Remove it")).to_be_hidden()
    assert page.evaluate(KEPT) == NOTHING


@pytest.mark.parametrize("base", ["", "/charter"], ids=["root", "folder"])
def test_the_whole_directory_is_there_without_signal(
    page: Page, context: BrowserContext, site: Site, small: SmallSite
) -> None:
    for file in small.output.rglob("*"):
        os.utime(file, (0, 0))  # so old that browsers believe for long that it hasn't changed
    worker = keep(page, site)
    set_clock(worker, datetime(2026, 10, 31, 0, 10, tzinfo=UTC))
    context.set_offline(True)
    for path in listed(small)["files"]:
        if path.endswith(".json"):
            page.goto(site.at("/help-now/"))
            assert page.evaluate("async url => (await fetch(url)).json()", site.at(path))
        elif not path or path.endswith("/"):
            page.goto(site.at(f"/{path}"))
            expect(page.locator(".kept")).to_have_text(
                "No signal, or the site can’t be reached. "
                "This copy was kept on 28 October 2026, 3 days ago. Check before you go."
            )
            assert page.evaluate("getComputedStyle(document.querySelector('.foot')).borderTopWidth") == "6px"
    page.goto(site.at("/services/refuge/"))
    expect(page.get_by_role("heading", level=1)).to_have_text("The Refuge")
    expect(page.locator("[data-open] [data-by-clock]")).to_contain_text("Open now")
    page.goto(site.at("/a-to-z/"))
    expect(page.get_by_role("link", name="Harbour Kitchen")).to_be_visible()
    page.goto(site.at("/keep/"))
    expect(page.locator(STATE)).to_contain_text("This copy was kept on 28 October 2026, 3 days ago.")


def test_what_is_not_kept_leads_to_the_lists_and_the_numbers(
    page: Page, context: BrowserContext, site: Site
) -> None:
    keep(page, site)
    context.set_offline(True)
    page.goto(site.at("/charter/"))
    expect(page.get_by_role("heading", level=1)).to_have_text(NOT_KEPT)
    expect(page.locator(".foot")).to_contain_text("999")
    page.get_by_role("link", name="All services").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("All services")


def test_with_signal_pages_are_as_they_are_now(page: Page, site: Site, small: SmallSite) -> None:
    keep(page, site)
    small.write({"services/kitchen.yaml": BASICS["services/kitchen.yaml"].replace("Kitchen", "Canteen")})
    small.build(base_url=small_url(site))
    page.goto(site.at("/services/kitchen/"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Harbour Canteen")
    expect(page.locator(".kept")).to_have_count(0)
    page.goto(site.at("/services"))
    expect(page).to_have_url(site.at("/services/"))


def small_url(site: Site) -> str:
    """The address a site was built for, by the one it is served at."""
    return f"https://northport.example.org/{site.url.split('/', 3)[3]}"


def test_search_says_that_it_needs_signal_and_shows_its_lists(
    page: Page, context: BrowserContext, site: Site
) -> None:
    keep(page, site)
    context.set_offline(True)
    page.goto(site.at("/search/?q=food"))
    expect(page.locator("#search-status")).to_contain_text("Searching needs signal")
    page.locator("#search-lists").get_by_role("link", name="All services").click()
    expect(page.get_by_role("link", name="The Refuge")).to_be_visible()


def test_leaving_a_risky_page_works_without_signal(page: Page, context: BrowserContext, site: Site) -> None:
    keep(page, site)
    context.set_offline(True)
    page.goto(site.at("/services/refuge/"))
    asked = page.locator("#leave").get_attribute("href") or ""
    with page.expect_request(lambda request: request.url.startswith(asked)):
        for _ in range(3):
            page.keyboard.press("Shift")


def test_an_update_fetches_only_what_changed(page: Page, site: Site, small: SmallSite) -> None:
    keep(page, site)
    before = listed(small)["files"]
    small.write({"services/kitchen.yaml": BASICS["services/kitchen.yaml"].replace("5pm", "6pm")})
    small.build(base_url=small_url(site))
    after = listed(small)["files"]
    changed = {path for path, version in after.items() if before.get(path) != version}
    assert "services/kitchen/" in changed
    assert "services/refuge/" not in changed
    page.goto(site.at("/keep/"))
    expect(page.locator(STATE)).to_contain_text("28 October 2026, today")
    page.wait_for_load_state("networkidle")
    site.asked.clear()
    page.get_by_role("button", name="Update now").click()
    expect(page.locator(STATE)).to_contain_text("This copy was kept on")
    root = site.url.split("/", 3)[3]
    assert {path.removeprefix(f"/{root}") for path in site.asked} == {"data/kept.json", *changed}
    assert len(site.asked) == len(changed) + 2, "the list is looked at before and after, everything else once"
    assert set(copy(page)) == {f"{site.url}{path}?{version}" for path, version in after.items()}


def test_it_updates_by_itself_once_a_day_while_there_is_signal(
    page: Page, site: Site, small: SmallSite
) -> None:
    worker = keep(page, site)
    small.write({"services/kitchen.yaml": BASICS["services/kitchen.yaml"].replace("5pm", "6pm")})
    small.build(base_url=small_url(site))
    wanted = f"{site.url}services/kitchen/?{listed(small)['files']['services/kitchen/']}"
    set_clock(worker, datetime(2026, 10, 29, 21, 29, tzinfo=UTC))
    page.goto(site.at("/help-now/"))
    assert worker.evaluate("filling") is None
    assert wanted not in copy(page)
    set_clock(worker, datetime(2026, 10, 29, 21, 31, tzinfo=UTC))
    page.goto(site.at("/help-now/"))
    page.wait_for_function("path => caches.match(path)", arg=wanted)


@pytest.mark.parametrize("breaks", ["no signal", "a file fails"])
def test_a_broken_update_leaves_the_old_copy_whole(
    page: Page, context: BrowserContext, site: Site, small: SmallSite, breaks: str
) -> None:
    keep(page, site)
    old = copy(page)
    small.write({"services/kitchen.yaml": BASICS["services/kitchen.yaml"].replace("Kitchen", "Canteen")})
    small.build(base_url=small_url(site))
    page.goto(site.at("/keep/"))
    if breaks == "no signal":
        context.set_offline(True)
    else:
        shutil.rmtree(small.output / "services/kitchen")
    page.get_by_role("button", name="Update now").click()
    expect(page.locator(STATE)).to_contain_text("It broke off")
    expect(page.locator(STATE)).to_contain_text("This copy was kept on 28 October 2026")
    assert old.items() <= copy(page).items()
    context.set_offline(True)
    for path in ("/services/kitchen/", "/services/"):
        page.goto(site.at(path))
        expect(page.locator("main")).to_contain_text("Harbour Kitchen")
    context.set_offline(False)
    small.build(base_url=small_url(site))
    page.goto(site.at("/keep/"))
    page.get_by_role("button", name="Update now").click()
    expect(page.locator(STATE)).to_have_text(re.compile(r"^\s*This copy was kept on"))
    assert len(copy(page)) == len(listed(small)["files"])


def test_a_site_published_during_an_update_is_not_mixed_with_the_one_before(
    page: Page, site: Site, small: SmallSite
) -> None:
    worker = keep(page, site)
    kitchen = BASICS["services/kitchen.yaml"]
    small.write({"services/kitchen.yaml": kitchen.replace("Kitchen", "Canteen")})
    small.build(base_url=small_url(site))
    worker.evaluate("""() => {
      const real = fetch;
      self.held = [];
      self.holding = new Promise(hold => {
        self.fetch = async (asked, how) => {
          if (held && !asked.endsWith(".json")) await new Promise(go => hold(held.push(go)));
          return real(asked, how);
        };
      });
    }""")
    page.get_by_role("button", name="Update now").click()
    worker.evaluate("holding")
    small.write({"services/kitchen.yaml": kitchen.replace("Kitchen", "Cafe")})
    small.build(base_url=small_url(site))
    expect(page.locator(STATE)).to_contain_text("Keeping it")
    worker.evaluate("() => { for (const go of held) go(); held = null; }")
    expect(page.locator(STATE)).to_contain_text("This copy was kept on")
    files = {f"{site.url}{path}?{version}": path for path, version in listed(small)["files"].items()}
    pages = {url: path for url, path in files.items() if path.endswith("/")}
    found = copy(page)
    assert set(found) == set(files)
    assert {url: found[url] for url in pages} == {
        url: (small.output / path / "index.html").read_text("utf-8") for url, path in pages.items()
    }


def test_a_first_copy_that_broke_off_is_not_taken_for_one(
    page: Page, context: BrowserContext, site: Site, small: SmallSite
) -> None:
    shutil.rmtree(small.output / "services/kitchen")
    page.goto(site.at("/keep/"))
    page.get_by_role("button", name="Keep it on this phone").click()
    expect(page.locator(STATE)).to_contain_text("It broke off")
    expect(page.get_by_role("button", name="Keep it on this phone")).to_be_visible()
    context.set_offline(True)
    with pytest.raises(Error, match="ERR_"):
        page.goto(site.at("/services/"))
    context.set_offline(False)
    page = context.new_page()  # in the other, Chromium loads the page that failed again by itself
    page.goto(site.at("/keep/"))
    page.get_by_role("button", name="Remove it").click()
    expect(page.locator(STATE)).to_contain_text("Removed")
    assert page.evaluate(KEPT) == NOTHING


@pytest.mark.parametrize("base", ["", "/charter"], ids=["root", "folder"])
def test_remove_leaves_nothing(page: Page, context: BrowserContext, site: Site) -> None:
    keep(page, site)
    page.goto(site.at("/services/refuge/"))
    page.goto(site.at("/keep/"))
    page.get_by_role("button", name="Remove it").click()
    expect(page.locator(STATE)).to_have_text(
        "Removed. Nothing of the directory is kept on this phone any more."
    )
    expect(page.get_by_role("button", name="Remove it")).to_be_hidden()
    assert page.evaluate(KEPT) == NOTHING
    assert context.cookies() == []
    context.set_offline(True)
    for path in ("/", "/services/refuge/"):
        with pytest.raises(Error, match="ERR_"):
            page.goto(site.at(path))
    context.set_offline(False)
    keep(context.new_page(), site)  # Chromium loads the page that failed again by itself


def test_the_copy_goes_by_itself_when_the_site_stops_offering_it(
    page: Page, site: Site, small: SmallSite
) -> None:
    worker = keep(page, site)
    small.write({"site.yaml": f"{SETTINGS}keep_on_phone: no\n"})
    small.build(base_url=small_url(site))
    set_clock(worker, datetime(2026, 10, 30, tzinfo=UTC))
    page.goto(site.at("/"))
    wait_until_nothing_is_kept(page)
    assert page.evaluate(KEPT) == NOTHING


PORTAL = "<!doctype html><title>Free wi-fi</title><p>Log in to go on."
OTHERS_LIST = json.dumps({"site": "https://elsewhere.example.org/", "withdrawn": True, "files": {}})

OWN_LIST = json.dumps({"site": "https://northport.example.org/", "withdrawn": True, "files": {}})


class Trouble:
    """What a host that is in trouble answers to everything, whatever it is asked for."""

    def __init__(self, status: int, body: str = "", kind: str = "text/html", leads_to: str = "") -> None:
        self.status, self.body, self.kind, self.leads_to = status, body, kind, leads_to

    def __call__(self, handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(self.status)
        handler.send_header("Content-Type", self.kind)
        handler.send_header("Content-Length", str(len(self.body)))
        if self.leads_to:
            handler.send_header("Location", self.leads_to)
        handler.end_headers()
        handler.wfile.write(self.body.encode())


TROUBLES: Mapping[str, Trouble] = {
    "not found": Trouble(404, "<h1>Not Found</h1>"),
    "gone": Trouble(410),
    "forbidden": Trouble(403, "<h1>Forbidden</h1>"),
    "broken": Trouble(500),
    "captive portal": Trouble(200, PORTAL),
    "portal that knows lists": Trouble(200, "{}", "application/json"),
    "empty": Trouble(200, "", "text/plain"),
    "wrong redirect": Trouble(302, leads_to="/login"),
    "endless redirect": Trouble(301, leads_to="https://127.0.0.1:1/"),
    "somebody else's list": Trouble(200, OTHERS_LIST, "application/json"),
    "half of its own list": Trouble(200, OWN_LIST[:-3], "application/json"),
}


@pytest.mark.parametrize("trouble", TROUBLES.values(), ids=TROUBLES)
def test_no_trouble_of_a_host_costs_the_copy_or_hides_it(page: Page, site: Site, trouble: Trouble) -> None:
    worker = keep(page, site)
    before = copy(page)
    set_clock(worker, datetime(2026, 10, 30, 8, tzinfo=UTC))
    site.trouble = trouble
    for path, heading in {
        "/services/refuge/": "The Refuge",
        "/": "Find help in Northport",
        "/charter/": NOT_KEPT,
    }.items():
        page.goto(site.at(path))
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    page.goto(site.at("/services/refuge/"))
    expect(page.locator(".kept")).to_contain_text("28 October 2026, 2 days ago")
    expect(page.locator("[data-open] [data-by-clock]")).to_contain_text("Open now")
    page.goto(site.at("/keep/"))
    page.get_by_role("button", name="Update now").click()
    expect(page.locator(STATE)).to_contain_text("It broke off")
    assert copy(page) == before
    site.trouble = None
    page.goto(site.at("/services/refuge/"))
    expect(page.locator(".kept")).to_have_count(0)
    page.goto(site.at("/keep/"))
    page.get_by_role("button", name="Update now").click()
    expect(page.locator(STATE)).to_have_text(re.compile(r"^\s*This copy was kept on"))


def test_a_page_that_is_gone_from_a_site_that_is_there_is_gone(
    page: Page, site: Site, small: SmallSite
) -> None:
    keep(page, site)
    (small.content / "services/refuge.yaml").unlink()
    small.build(base_url=small_url(site))
    page.goto(site.at("/services/refuge/"))
    expect(page.get_by_role("heading", level=1)).to_have_text("This page isn't here")


def test_a_page_that_is_missing_by_mistake_is_shown_as_it_was_kept(
    page: Page, site: Site, small: SmallSite
) -> None:
    keep(page, site)
    shutil.rmtree(small.output / "services/refuge")
    page.goto(site.at("/services/refuge/"))
    expect(page.locator(".kept")).to_contain_text("28 October 2026")


def test_a_page_that_does_not_come_is_shown_as_it_was_kept(page: Page, site: Site) -> None:
    """A line so slow that a page never comes is no better than none."""
    worker = keep(page, site)
    worker.evaluate("""() => {
      const wait = setTimeout;
      setTimeout = (act, after) => wait(act, after / 1000);
      fetch = () => new Promise(() => {});
    }""")
    page.goto(site.at("/services/refuge/"))
    expect(page.locator(".kept")).to_contain_text("site can’t be reached. This copy was kept on")


def test_the_age_is_said_by_the_calendar_of_the_sites_zone(page: Page, site: Site) -> None:
    worker = keep(page, site)
    ages = {
        "2026-10-28T22:30:00Z": "28 October 2026, today",
        "2026-10-29T00:01:00Z": "28 October 2026, yesterday",
        "2026-10-31T23:59:00Z": "28 October 2026, 3 days ago",
        "2027-01-01T00:00:00Z": "28 October 2026, 65 days ago",
        "2025-10-28T12:00:00Z": "28 October 2026",
    }
    for now, words in ages.items():
        set_clock(worker, datetime.fromisoformat(now))
        kept = {"at": KEPT_ON.timestamp() * 1000, "zone": "Europe/London"}
        assert worker.evaluate("kept => age(kept)", kept) == f"This copy was kept on {words}."
    set_clock(worker, KEPT_ON)
    abroad = {"at": KEPT_ON.timestamp() * 1000, "zone": "Asia/Tokyo"}
    assert worker.evaluate("kept => age(kept)", abroad) == "This copy was kept on 29 October 2026, today."


def test_another_site_above_is_not_taken_for_this_one(page: Page, small: SmallSite, serve: Serve) -> None:
    """Two sites on one host, one in a folder of the other: keeping and removing one leaves the other alone."""
    above = small_site(small.content.parent / "above", FILES)
    above.build()
    (above.output / "charter").rename(above.output / "other")
    (above.output / "charter").symlink_to(small.output, target_is_directory=True)
    with serve(above.output) as site:
        inner = Site(f"{site.url}charter/", site.asked)
        keep(page, site)
        page.goto(inner.at("/keep/"))
        expect(page.get_by_role("button", name="Remove it")).to_be_hidden()
        page.get_by_role("button", name="Keep it on this phone").click()
        expect(page.locator(STATE)).to_contain_text("This copy was kept on")
        assert len(page.evaluate("caches.keys()")) == 2
        page.get_by_role("button", name="Remove it").click()
        expect(page.locator(STATE)).to_contain_text("Removed")
        assert page.evaluate("caches.keys()") == [f"kept {site.url}"]


def test_every_state_of_the_page_is_accessible(
    page: Page, context: BrowserContext, site: Site, axe: Path
) -> None:
    context.add_init_script(path=axe)

    def check() -> None:
        for scheme in ("light", "dark"):
            for width in (320, 1280):
                page.emulate_media(color_scheme=scheme)
                page.set_viewport_size({"width": width, "height": 800})
                assert page.evaluate(RUN_AXE) == []

    page.goto(site.at("/keep/"))
    expect(page.locator(STATE)).to_contain_text("MB")
    check()
    page.get_by_role("button", name="Keep it on this phone").press("Enter")
    expect(page.locator(STATE)).to_contain_text("This copy was kept on")
    check()
    context.set_offline(True)
    page.get_by_role("button", name="Update now").press("Space")
    expect(page.locator(STATE)).to_contain_text("broke off")
    check()
    for path in ("/services/refuge/", "/commitments/"):
        page.goto(site.at(path))
        check()
    context.set_offline(False)
    page.goto(site.at("/keep/"))
    page.keyboard.press("Tab")
    remove = page.get_by_role("button", name="Remove it")
    while not remove.evaluate("each => each === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(STATE)).to_contain_text("Removed")
    check()


def test_without_a_script_the_page_says_what_to_do_instead(site: Site, context: BrowserContext) -> None:
    browser = context.browser
    assert browser
    with browser.new_context(java_script_enabled=False) as plain:
        page = plain.new_page()
        page.goto(site.at("/keep/"))
        expect(page.locator(STATE)).to_contain_text("needs JavaScript")
        expect(page.get_by_role("button")).to_have_count(0)
        page.locator("main").get_by_role("link", name="all services").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("All services")
