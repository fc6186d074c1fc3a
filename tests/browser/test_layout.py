"""Pages fit: on a small phone, enlarged four times, with wider spacing, right to left, on paper, and without motion."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from site_builder.build import build
from site_builder.options import Options
from tests.browser.conftest import DESK, PHONE
from tests.browser.questions.layout import ENLARGED, STICKING_OUT
from tests.browser.questions.paper import A4
from tests.tooling.server import Site
from tests.tooling.small_site import TODAY, told

Serve = Callable[..., AbstractContextManager[Site]]

SITES = Path(__file__).parents[1] / "sites"
BOXES = """() => Object.fromEntries([
  "header .name", ".mark", ".menu summary", ".now", ".crumbs li:first-child", "h1", ".tiles li:first-child",
  ".tiles li:last-child", ".find input", ".find button", ".slip", ".slip .call", ".hours", ".hours tr:first-child th",
  ".facts dt", ".part > h2", ".foot .lines li:first-child",
].map(found => [found, document.querySelector(found)]).filter(([, each]) => each && each.checkVisibility())
  .map(([found, each]) => [found, each.getBoundingClientRect()])
  .map(([found, box]) => [found, { start: box.left, end: innerWidth - box.right, top: box.top }]))"""


def test_enlarged_four_times_what_sticks_leaves_room_to_read(
    page: Page, example: Site, kinds: Mapping[str, str]
) -> None:
    page.set_viewport_size(ENLARGED)
    for kind in (kind for kind in kinds if kind.endswith("risky")):
        page.goto(example.at(kinds[kind]))
        bar = page.locator(".leave").bounding_box()
        assert bar
        assert bar["height"] <= ENLARGED["height"] * 0.4


def boxes(page: Page, address: str) -> dict[str, Any]:
    """How far the parts of a page are from where its lines start and end (px), read as left to right."""
    page.goto(address)
    found: dict[str, Any] = page.evaluate(BOXES)
    return found


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_right_to_left_is_the_mirror_image(page: Page, serve: Serve, tmp_path: Path, size: Any) -> None:
    """The same words in a site whose language is written the other way: every part stands on the other side."""
    page.set_viewport_size(size)
    seen: dict[str, dict[str, Any]] = {}
    for language in ("ar", "en-GB"):
        content, output = tmp_path / language, tmp_path / f"{language}-output"
        shutil.copytree(SITES / "right-to-left" / "content", content)
        settings = content / "site.yaml"
        settings.write_text(
            settings.read_text("utf-8").replace("languages: ar", f"languages: {language}"), "utf-8"
        )
        built = build(Options(content, output, TODAY, without=frozenset({"search"}), jobs=1))
        assert built.published, told(built.diagnostics)
        with serve(output) as site:
            for path in ("/", "/services/kitchen/"):
                seen[language + path] = boxes(page, site.at(path))
                expect(page.locator("html")).to_have_attribute("dir", "rtl" if language == "ar" else "ltr")
                assert page.evaluate(STICKING_OUT) == []
    for path in ("/", "/services/kitchen/"):
        there, back = seen["ar" + path], seen["en-GB" + path]
        assert there.keys() == back.keys()
        assert len(there) >= 8
        for part, box in back.items():
            mirrored = {"start": there[part]["end"], "end": there[part]["start"], "top": there[part]["top"]}
            assert mirrored == pytest.approx(box, abs=2), part


def test_on_paper_there_are_numbers_and_addresses_and_nothing_to_press(
    page: Page, example: Site, kinds: Mapping[str, str]
) -> None:
    page.set_viewport_size(A4)
    page.emulate_media(media="print")
    page.goto(example.at("/services/harbour-day-centre/"))
    for gone in (".skip", ".menu", ".top nav", ".now", ".crumbs", ".last a"):
        assert not [each for each in page.locator(gone).all() if each.is_visible()], gone
    expect(page.locator("main a.call").first).to_be_visible()
    assert page.locator("main a.call").first.inner_text().strip()
    expect(page.locator("main address").first).to_be_visible()
    expect(page.locator(".foot .lines a").first).to_be_visible()
    expect(page.locator(".paper")).to_contain_text("/charter/services/harbour-day-centre/")
    page.goto(example.at(kinds["search"]))
    expect(page.get_by_role("searchbox")).to_be_hidden()
