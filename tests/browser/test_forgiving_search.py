"""Searches the way people type them: misspelt, in the plural, in everyday words. The hundred were written before tuning."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus, urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from site_builder.outputs.search.index import HELP
from tests.browser.conftest import PHONE
from tests.tooling.example import BASE
from tests.tooling.server import Site

QUERIES = Path(__file__).parents[1] / "outputs" / "search"
FIRST = 3
MONDAY = datetime(2026, 11, 23, 12, tzinfo=UTC)
MOST_BYTES = 120_000
"""What a first search may fetch, its page and styles included."""

DONE = re.compile(r"\d+ results?\b|Nothing found")


def first_results(page: Page, example: Site) -> list[str]:
    """The paths of the first results, such as `needs/food`, once the search is done."""
    expect(page.locator("#search-status")).to_have_text(DONE)
    items = page.locator("#search-results li").all()[:FIRST]
    hrefs = [str(item.locator("a").first.get_attribute("href")) for item in items]
    base = urlsplit(example.url).path
    return [href.removeprefix(base).removeprefix("tel:").strip("/") for href in hrefs]


def misses(page: Page, example: Site, queries: Sequence[Mapping[str, Any]]) -> list[str]:
    """The searches that don't lead to the right help among the first results, with what they lead to."""
    missed = []
    page.clock.set_fixed_time(MONDAY)
    for each in queries:
        page.goto(example.at(f"/search/?q={quote_plus(str(each['query']))}"))
        found = first_results(page, example)
        if not set(found) & set(each["right"]) and found != each["right"]:
            missed.append(f"{each['query']}: {', '.join(found) or 'nothing'}")
    return missed


@pytest.mark.parametrize(
    ("file", "number", "enough"),
    [
        pytest.param("queries", 100, 97, marks=pytest.mark.slow),  # tried without a browser each time
        ("queries-new", 40, 38),
        ("queries-later", 61, 59),
    ],
)
def test_the_right_help_is_among_the_first_three(
    page: Page,
    example: Site,
    complaints: list[str],
    capsys: pytest.CaptureFixture[str],
    file: str,
    number: int,
    enough: int,
) -> None:
    queries = yaml.safe_load((QUERIES / f"{file}.yaml").read_text("utf-8"))
    assert len({each["query"] for each in queries}) == number
    missed = misses(page, example, queries)
    with capsys.disabled():
        hits = number - len(missed)
        print(
            f"\nThe right help is among the first three for {hits} of the {number} searches in {file}.yaml."
        )
        print("".join(f"  missed: {miss}\n" for miss in missed), end="")
    assert number - len(missed) >= enough
    assert complaints == []


def test_a_correction_is_said_and_can_be_refused(page: Page, example: Site, complaints: list[str]) -> None:
    page.goto(example.at("/search/?q=homles"))
    expect(page.locator("#search-status")).to_have_text(
        re.compile(r"^Showing results for homeless\. \d+ results\.$")
    )
    assert first_results(page, example)[0] == "needs/bed-tonight"
    refuse = page.get_by_role("link", name="Search for exactly homles", exact=True)
    refuse.click()
    expect(page.locator("#search-status")).to_have_text(re.compile(r"^Nothing found for homles\."))
    expect(refuse).to_be_hidden()
    expect(page.locator("#search-lists")).to_be_visible()
    page.go_back()
    expect(page.locator("#search-status")).to_have_text(re.compile("^Showing results for homeless"))
    page.get_by_label("What are you looking for?").fill("homless")
    expect(page.locator("#search-status")).to_have_text(re.compile("^Showing results for homeless"))
    expect(page.get_by_role("link", name="Search for exactly homless", exact=True)).to_be_visible()
    assert complaints == []


def test_words_of_our_own_are_left_alone(page: Page, example: Site) -> None:
    for query in ("pierhead", "langar", "signatory", "Heard Here", "naloxone", "hosp"):
        page.goto(example.at(f"/search/?q={quote_plus(query)}"))
        expect(page.locator("#search-status")).to_have_text(
            re.compile(rf"^\d+ results? for {re.escape(query)}\.$")
        )


def all_results(page: Page) -> list[tuple[str, str]]:
    """Every result as its name and its kind, after all of them have been asked for."""
    items = page.locator("#search-results li")
    more = page.get_by_role("button", name="Show more")
    while more.is_visible():
        shown = items.count()
        more.click()
        expect(items.nth(shown)).to_be_visible()
    return [
        (
            each.locator("h2").inner_text(),
            each.locator(".small:not([data-by-clock])").first.inner_text().split(" · ")[0],
        )
        for each in items.all()
    ]


def test_help_comes_before_everything_else_and_nothing_twice(page: Page, example: Site) -> None:
    page.goto(example.at("/search/?q=food"))
    first_results(page, example)
    count = int(page.locator("#search-status").inner_text().split()[0])
    found = all_results(page)
    assert found[0] == ("Food", "Need")
    is_help = [kind in HELP for _, kind in found]
    assert is_help == sorted(is_help, reverse=True)
    assert not all(is_help)
    assert len(set(found)) == len(found) == count


def test_a_service_that_closed_is_found_after_all_help(page: Page, example: Site) -> None:
    page.goto(example.at("/search/?q=deposit+bank"))
    first_results(page, example)
    found = all_results(page)
    closed = found.index(("Wexmere Deposit Bank", "Closed service"))
    assert all(kind not in HELP for _, kind in found[closed:])


def test_it_is_loaded_when_a_search_is_made_and_is_small(
    page: Page, example: Site, example_site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = len(example.asked)
    page.goto(example.at("/search/"))
    page.wait_for_load_state("networkidle")
    assert not [path for path in example.asked[before:] if "find." in path or "data/search" in path]
    page.get_by_label("What are you looking for?").fill("food")
    first_results(page, example)
    asked = [path.removeprefix(urlsplit(example.url).path) for path in example.asked[before:]]
    files = {path: example_site / (path if "." in path else f"{path}index.html") for path in asked}
    weights = {path: len(gzip.compress(file.read_bytes(), 6, mtime=0)) for path, file in files.items()}
    assert [path for path in weights if path.endswith("core.json")]
    with capsys.disabled():
        print(
            f"\nA first search fetches {sum(weights.values()) / 1000:.1f} kB compressed in {len(asked)} files: {weights}"
        )
    assert sum(weights.values()) <= MOST_BYTES


def test_what_is_kept_of_a_search_page_is_asked_for_once(page: Page, example: Site) -> None:
    page.goto(example.at("/search/?q=food"))
    first_results(page, example)
    before = len(example.asked)
    page.get_by_label("What are you looking for?").fill("foodbank")
    expect(page.locator("#search-status")).to_have_text(re.compile("for foodbank"))
    again = [path for path in example.asked[before:] if path.endswith((".js", "core.json"))]
    assert again == []


SLOW_LINE = {"offline": False, "latency": 300, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
"""400 kbit/s each way, 300 ms for each request."""
SLOWER = 4

# When the first result and the last word about all results come, in milliseconds since the page was asked for.
WATCH = """
new MutationObserver(() => {
  if (document.querySelector("#search-results li")) window.firstAt ??= performance.now();
  if (/\\d+ results?\\b/.test(document.getElementById("search-status")?.textContent)) window.allAt ??= performance.now();
}).observe(document, { childList: true, subtree: true, characterData: true });
"""


def compressed_copy(site: Path, to: Path) -> Path:
    """A copy of a site whose texts are compressed, with the header that says so, as hosts send them."""
    shutil.copytree(site, to)
    kinds = (".html", ".css", ".js", ".json", ".svg")
    for file in to.rglob("*"):
        if file.suffix in kinds:
            file.write_bytes(gzip.compress(file.read_bytes(), 6, mtime=0))
    with (to / "_headers").open("a", encoding="utf-8") as headers:
        headers.writelines(f"*{end}\n  Content-Encoding: gzip\n" for end in ("/", *kinds))
    return to


@pytest.mark.slow
def test_how_soon_the_first_result_comes_on_an_old_phone(
    browser: Browser,
    example_site: Path,
    tmp_path: Path,
    serve: Callable[..., AbstractContextManager[Site]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    times = []
    with serve(compressed_copy(example_site, tmp_path / "site"), BASE) as site:
        for query in ("homles", "shower"):
            with browser.new_context(viewport=PHONE) as context:
                page = context.new_page()
                page.add_init_script(WATCH)
                phone = context.new_cdp_session(page)
                phone.send("Network.enable")
                phone.send("Network.emulateNetworkConditions", SLOW_LINE)
                phone.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
                page.goto(site.at(f"/search/?q={query}"))
                expect(page.locator("#search-status")).to_have_text(DONE, timeout=30_000)
                first, everything = page.evaluate("[window.firstAt, window.allAt]")
                times.append(f"{query} {first / 1000:.1f} s (all results {everything / 1000:.1f} s)")
    with capsys.disabled():
        print(f"\nFirst result at 400 kbit/s, 300 ms, processor {SLOWER} x slower: {', '.join(times)}")
    assert len(times) == 2
