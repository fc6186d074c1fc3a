"""The weight of a county: with ten thousand services, what a page sends to a phone with all that it fetches."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from site_builder.build import build
from site_builder.options import Options
from site_builder.outputs.cards import PER_FILE
from tests.bench.corpus import records, write_ours
from tests.browser.conftest import PHONE
from tests.tooling.example import pages_by_kind
from tests.tooling.server import Site
from tests.tooling.small_site import TODAY, told

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SERVICES = 10_000
CROWDED = 7
"""One in so many of them is for one need in one area, which are too many for one file."""
PAGE, FIRST_RESULT = 100_000, 120_000
"""Bytes, compressed."""


@pytest.fixture(scope="module")
def county(
    tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., AbstractContextManager[Site]]
) -> Iterator[tuple[Path, Site]]:
    folder = tmp_path_factory.mktemp("county")
    crowd = [replace(each, category="Legal advice", area="Wigan") for each in records(SERVICES)[::CROWDED]]
    spread = [each for number, each in enumerate(records(SERVICES)) if number % CROWDED]
    write_ours(folder / "content", [*spread, *crowd])
    built = build(Options(folder / "content", folder / "output", TODAY))
    assert built.published, told(built.diagnostics)
    with serve(folder / "output") as site:
        yield folder / "output", site


def fetched(output: Path, asked: list[str]) -> int:
    """Bytes of all that a browser asked for, compressed."""
    paths = {path.partition("?")[0].lstrip("/") for path in asked}
    files = [output / (f"{path}index.html" if path.endswith("/") or not path else path) for path in paths]
    return sum(len(gzip.compress(file.read_bytes())) for file in files)


def test_no_page_fetches_more_than_its_share(
    browser: Browser, county: tuple[Path, Site], capsys: pytest.CaptureFixture[str]
) -> None:
    output, site = county
    weights = {}
    for path in [*pages_by_kind(output).values(), "/services/", "/a-to-z/"]:
        site.asked.clear()
        with browser.new_context(viewport=PHONE) as context:  # with nothing kept of other pages
            context.new_page().goto(site.at(path), wait_until="networkidle")
        weights[path] = fetched(output, site.asked)
    with capsys.disabled():
        print(f"\nWith {SERVICES} services, kB of pages with all that they fetch, compressed:")
        for path, weight in sorted(weights.items(), key=lambda each: -each[1]):
            print(f"  {weight / 1000:5.1f}  {path}")
    assert {path: weight for path, weight in weights.items() if weight > PAGE} == {}


def test_each_card_is_in_the_file_that_the_filters_look_in(county: tuple[Path, Site]) -> None:
    data = county[0] / "data"
    cards = {file.stem: json.loads(file.read_text("utf-8")) for file in data.glob("cards/*.json")}
    assert sum(map(len, cards.values())) == SERVICES
    seen = set()
    for file in data.glob("filters/**/*.json"):
        part = json.loads(file.read_text("utf-8"))
        for line, at in zip(part["services"], part["at"], strict=True):
            id_ = line.split()[0]
            assert f'/services/{id_}/"' in cards[str(at // PER_FILE)][at % PER_FILE]
            seen.add(id_)
    # Of the crowd only those that fit something that few of it do.
    assert SERVICES - len(seen) < SERVICES // CROWDED


FILTERED = [
    "?need=food-and-meals",
    "?need=food-and-meals&pets=yes&when=sun",
    "?need=housing-advice&language=Polish&when=now",
    "?area=bolton",
    "?need=health-care&area=bolton",
    "?need=legal-advice&area=wigan&pets=yes",
    "?pets=yes",
    "?need=legal-advice&area=wigan&group=veterans",
]
"""What may be chosen on the list of everything; the last two would need too many services, so the reader is asked for more."""


@pytest.mark.parametrize("query", FILTERED)
def test_what_is_chosen_is_found_with_little(
    page: Page, county: tuple[Path, Site], query: str, capsys: pytest.CaptureFixture[str]
) -> None:
    output, site = county
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation({"latitude": 53.5, "longitude": -2.2})
    site.asked.clear()
    page.goto(site.at(f"/services/{query}"), wait_until="networkidle")
    status = page.locator("#filter-status")
    if query in FILTERED[-2:]:
        expect(status).to_contain_text("Choose what you need and an area")
        expect(page.locator("#by--clock .card").first).to_be_visible()
        return
    expect(status).to_have_text(re.compile(r"^\d+ services"))
    expect(page.locator("#found .card").first).to_be_visible()
    chosen = fetched(output, site.asked)
    page.locator("#filter > details").evaluate("each => { each.open = true }")
    page.get_by_text("Near me", exact=True).click()
    page.get_by_role("button", name="Use where I am").click()
    expect(page.locator("#found .card").first).to_contain_text(re.compile("mile"))
    page.wait_for_load_state("networkidle")
    near = fetched(output, site.asked)
    with capsys.disabled():
        print(f"\n{query}: {chosen / 1000:.1f} kB; by how far away: {near / 1000:.1f} kB")
    assert max(chosen, near) <= PAGE


def test_where_files_of_cards_cannot_be_had_the_pages_are_still_there(
    page: Page, county: tuple[Path, Site]
) -> None:
    _output, site = county
    page.route("**/data/cards/*", lambda route: route.abort())
    page.goto(site.at(f"/services/{FILTERED[1]}"))
    expect(page.locator("#found .card")).to_have_count(10)


@pytest.mark.parametrize("query", ["shower", "food cheetham hill", "hosuing"])
def test_the_first_result_of_a_search_fetches_little(
    page: Page, county: tuple[Path, Site], query: str, capsys: pytest.CaptureFixture[str]
) -> None:
    output, site = county
    site.asked.clear()
    page.goto(site.at(f"/search/?q={query.replace(' ', '+')}"))
    expect(page.locator("#search-results a").first).to_be_visible(timeout=30_000)
    weight = fetched(output, site.asked)
    with capsys.disabled():
        print(f"\nFirst result for {query}: {weight / 1000:.1f} kB in {len(set(site.asked))} files")
    assert weight <= FIRST_RESULT
