"""No accessibility barrier that axe can find: on one page of every kind, on phone and desk, in every palette."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from site_builder.model.palette import style_sheet
from site_builder.model.setting_records import Colours
from tests.browser.conftest import OPEN_EVERYTHING, PARTS
from tests.model.test_palette import LOOKS
from tests.tooling.server import Site

HEIGHT = 800
RUN_AXE = """async (rules) => {
  const found = await axe.run(document, { resultTypes: ["violations"], ...(rules ? { runOnly: rules } : {}) });
  return found.violations.map(each => `${each.id}: ${each.nodes.map(node => node.target.join(" ")).join(", ")}`);
}"""

Scheme = Literal["light", "dark"]
RULES: dict[Scheme, list[str] | None] = {"light": None, "dark": ["color-contrast", "link-in-text-block"]}
"""In the dark only colours differ; None is every rule."""


@pytest.fixture
def checked(context: BrowserContext, axe: Path) -> Page:
    """A page into which the checker is put before anything else, on an afternoon with an alert."""
    context.add_init_script(path=axe)
    page = context.new_page()
    page.clock.set_fixed_time(datetime(2026, 11, 23, 15, 50, tzinfo=UTC))
    return page


def violations(page: Page, address: str, widths: tuple[int, ...], *, forced: bool = False) -> Iterator[str]:
    """What axe finds on a page with everything in it opened, at each width, and of its colours in the dark."""
    page.goto(address)
    page.evaluate(OPEN_EVERYTHING)
    yield from barriers(page, widths, forced=forced)


def barriers(page: Page, widths: tuple[int, ...], *, forced: bool = False) -> Iterator[str]:
    """What axe finds on a page as it stands, at each width, and of its colours in the dark, which are those of all widths."""
    looks: list[tuple[Scheme, int]] = [*(("light", width) for width in widths), ("dark", widths[0])]
    for scheme, width in looks:
        page.emulate_media(color_scheme=scheme, forced_colors="active" if forced else "none")
        page.set_viewport_size({"width": width, "height": HEIGHT})
        for violation in page.evaluate(RUN_AXE, RULES[scheme]):
            yield f"{width} px, {scheme}: {violation}"


@pytest.mark.parametrize("part", range(PARTS))
def test_every_kind_of_page(
    checked: Page, example: Site, kinds: Mapping[str, str], subtests: pytest.Subtests, part: int
) -> None:
    for kind, path in islice(kinds.items(), part, None, PARTS):
        with subtests.test(kind=kind, path=path):
            assert list(violations(checked, example.at(path), (320, 1280))) == []


@pytest.mark.parametrize("kind", ["home", "service", "search"])
def test_forced_colours_and_a_tablet(
    checked: Page, example: Site, kinds: Mapping[str, str], kind: str
) -> None:
    address = example.at(kinds[kind])
    assert list(violations(checked, address, (768,))) == []
    assert list(violations(checked, address, (320, 768, 1280), forced=True)) == []


SEARCHES = {
    "with results": ("?q=food", r"^\d+ results for food\.$"),
    "corrected": ("?q=benifits", "^Showing results for benefits"),
    "narrowed": ("?q=food&area=Millbeck", r"^\d+ results for food\.$"),
    "nothing found": ("?q=zzqqzz", "^Nothing found for zzqqzz"),
}


@pytest.mark.parametrize("state", SEARCHES)
def test_every_state_of_a_search(checked: Page, example: Site, state: str) -> None:
    query, said = SEARCHES[state]
    checked.goto(example.at(f"/search/{query}"))
    expect(checked.locator("#search-status")).to_have_text(re.compile(said))
    assert list(barriers(checked, (320, 1280))) == []
    assert checked.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_cover_when_leaving(checked: Page, example: Site, kinds: Mapping[str, str]) -> None:
    checked.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(status=204))
    checked.goto(example.at(kinds["service, risky"]))
    checked.locator("#leave").click()
    expect(checked.locator(".cover")).to_be_visible()
    assert list(barriers(checked, (320, 1280))) == []


@pytest.mark.parametrize("look", LOOKS)
def test_named_looks(checked: Page, example: Site, kinds: Mapping[str, str], look: str) -> None:
    """The example in the colours of another forum, which are all that its style sheet of them changes."""
    brand, accent = LOOKS[look]
    sheet = style_sheet(Colours(brand=brand, accent=accent))
    checked.route("**/assets/brand.*.css", lambda route: route.fulfill(body=sheet, content_type="text/css"))
    for kind in ("home", "service", "list", "progress", "pathway"):
        address = example.at(kinds[kind])
        assert list(violations(checked, address, (320,))) == [], kind
    assert list(barriers(checked, (320,), forced=True)) == []
