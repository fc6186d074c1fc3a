"""Pages fit: on a small phone, enlarged four times, with wider spacing, right to left, on paper, and without motion."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from site_builder.build import build
from site_builder.options import Options
from tests.browser.conftest import DESK, OPEN_EVERYTHING, PHONE
from tests.tooling.server import Site
from tests.tooling.small_site import TODAY, told

Serve = Callable[..., AbstractContextManager[Site]]

SITES = Path(__file__).parents[1] / "sites"
# A window 1280 px wide, enlarged to 400 %.
ENLARGED: ViewportSize = {"width": 320, "height": 256}

# What sticks out of the page sideways, apart from what scrolls within its own frame or is only for screen readers.
STICKING_OUT = """() => {
  const framed = each => each.closest(".scroll, .prose table, .prose pre, .vh, .skip");
  const out = [...document.body.querySelectorAll("*")].filter(each => {
    const box = each.getBoundingClientRect();
    return each.checkVisibility() && !framed(each) && box.width && (box.right > innerWidth + 1 || box.left < -1);
  });
  const wide = document.documentElement.scrollWidth - innerWidth;
  return [...(wide > 0 ? [`the page is ${wide} px too wide`] : []), ...out.map(each => each.outerHTML.slice(0, 90))];
}"""
# WCAG 2.2, 1.4.12: nothing may be lost when a reader sets text like this. Not an element: the policy forbids those.
SPACE_OUT = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
    p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
# Words that are cut off, or that spill out of the frame they are written in (a line's own leading, 6 px, aside).
LOST_WORDS = """() => {
  const frames = "a, button, summary, .tag, .note, .arch, td, th, dd, dt, li, h1, h2, h3";
  // Of a note on a small card the first line stands for it, on purpose: the page of the service has all of it.
  const unseen = each => !each.checkVisibility() || each.closest(".vh, .skip, svg, .scroll, .card .note")
    || each.closest("thead")?.offsetWidth < 2; // a table that is a list says its columns beside each cell
  const cut = [...document.body.querySelectorAll("*:not(input, select)")].filter(each => !unseen(each))
    .filter(each => getComputedStyle(each).overflow !== "visible")
    .filter(each => each.scrollHeight > each.clientHeight + 1 || each.scrollWidth > each.clientWidth + 1);
  const spilt = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let words = walker.nextNode(); words; words = walker.nextNode()) {
    if (!words.data.trim() || unseen(words.parentElement)) continue;
    let around = words.parentElement.closest(frames);
    while (around && getComputedStyle(around).display === "inline") around = around.parentElement.closest(frames);
    if (!around) continue;
    const frame = around.getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(words);
    if ([...range.getClientRects()].some(box => box.width > 1 && (box.right > frame.right + 2
        || box.left < frame.left - 2 || box.bottom > frame.bottom + 6 || box.top < frame.top - 6))) spilt.push(around);
  }
  return [...cut, ...spilt].map(each => each.outerHTML.slice(0, 120));
}"""
# Words of up to twelve letters that are broken over two lines for want of room; addresses and what has hyphens may be.
BROKEN_WORDS = """() => {
  const broken = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let words = walker.nextNode(); words; words = walker.nextNode()) {
    if (!words.parentElement.checkVisibility() || words.parentElement.closest(".vh, svg, .scroll, .card .note")) continue;
    if (words.parentElement.closest("thead")?.offsetWidth < 2) continue;
    range.selectNodeContents(words);
    if (range.getClientRects().length < 2) continue;
    for (const word of words.data.matchAll(/(?<!\\S)[^\\s/–-]{2,12}(?!\\S)/g)) {
      range.setStart(words, word.index);
      range.setEnd(words, word.index + word[0].length);
      if (range.getClientRects().length > 1) broken.push(word[0]);
    }
  }
  return broken;
}"""
BOXES = """() => Object.fromEntries([
  "header .name", ".mark", ".menu summary", ".now", ".crumbs li:first-child", "h1", ".tiles li:first-child",
  ".tiles li:last-child", ".find input", ".find button", ".slip", ".slip .call", ".hours", ".hours tr:first-child th",
  ".facts dt", ".part > h2", ".foot .lines li:first-child",
].map(found => [found, document.querySelector(found)]).filter(([, each]) => each && each.checkVisibility())
  .map(([found, each]) => [found, each.getBoundingClientRect()])
  .map(([found, box]) => [found, { start: box.left, end: innerWidth - box.right, top: box.top }]))"""
A4: ViewportSize = {"width": 794, "height": 1123}
FOLDED = "main details:not(.browse *, .wide, form *, [hidden]) > :not(summary, [hidden])"
FOLDED_AWAY = f"""() => [...document.querySelectorAll("{FOLDED}")]
  .filter(each => !each.checkVisibility() || !each.getBoundingClientRect().height)
  .map(each => each.outerHTML.slice(0, 90))"""
MOVING = """() => [...document.querySelectorAll("*")].flatMap(each => ["", "::before", "::after"].map(part => {
  const style = getComputedStyle(each, part || null);
  const still = style.animationName === "none" && style.transitionDuration === "0s" && style.scrollBehavior === "auto";
  return still ? "" : `${each.tagName}${part}`;
})).filter(Boolean)"""


def test_nothing_sticks_out_sideways(
    page: Page, example: Site, kinds: Mapping[str, str], subtests: pytest.Subtests
) -> None:
    for kind, path in kinds.items():
        with subtests.test(kind=kind, path=path):
            page.goto(example.at(path))
            for size in (PHONE, ENLARGED, DESK):
                page.set_viewport_size(size)
                assert page.evaluate(STICKING_OUT) == [], size
            page.set_viewport_size(PHONE)
            page.evaluate(OPEN_EVERYTHING)
            assert page.evaluate(STICKING_OUT) == [], "with everything opened"


def test_wider_spacing_loses_nothing(
    page: Page, example: Site, kinds: Mapping[str, str], subtests: pytest.Subtests
) -> None:
    for kind, path in kinds.items():
        with subtests.test(kind=kind, path=path):
            page.goto(example.at(path))
            page.evaluate(SPACE_OUT)
            page.evaluate(OPEN_EVERYTHING)
            for size in (PHONE, DESK):
                page.set_viewport_size(size)
                assert page.evaluate(STICKING_OUT) == [], size
                assert page.evaluate(LOST_WORDS) == [], size


def test_enlarged_four_times_what_sticks_leaves_room_to_read(
    page: Page, example: Site, kinds: Mapping[str, str]
) -> None:
    page.set_viewport_size(ENLARGED)
    for kind in (kind for kind in kinds if kind.endswith("risky")):
        page.goto(example.at(kinds[kind]))
        bar = page.locator(".leave").bounding_box()
        assert bar
        assert bar["height"] <= ENLARGED["height"] * 0.4


def test_no_short_word_is_broken(
    page: Page, example: Site, kinds: Mapping[str, str], subtests: pytest.Subtests
) -> None:
    for kind, path in kinds.items():
        with subtests.test(kind=kind, path=path):
            page.goto(example.at(path))
            for width in (320, 768, 1280):
                page.set_viewport_size({"width": width, "height": 800})
                assert page.evaluate(BROKEN_WORDS) == [], width


COVERED = """() => {
  const seen = [...document.querySelectorAll("a, button, summary, input, select, h1, h2, h3, p, dt, dd, td, th, label")]
    .filter(each => each.checkVisibility() && !each.closest(".vh, .skip, svg, .leave, .tally"))
    .filter(each => !(each.closest("thead")?.offsetWidth < 2));
  const found = [];
  for (const each of seen) {
    each.scrollIntoView({ block: "center" });
    const range = document.createRange();
    range.selectNodeContents(each);
    const boxes = each.matches("input, select") ? [each.getBoundingClientRect()] : [...range.getClientRects()];
    for (const box of boxes.filter(box => box.width > 2 && box.height > 2).slice(0, 3)) {
      const over = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      if (over && !over.closest(".leave, .tally") && !each.contains(over) && !over.contains(each)) found.push(
        `${each.outerHTML.slice(0, 70)} below ${over.outerHTML.slice(0, 70)}`);
    }
  }
  return found;
}"""
"""What lies below something else where it can be read; what sticks to an edge of the screen aside, as pages scroll there."""


def test_text_twice_as_large_covers_nothing(
    page: Page, example: Site, kinds: Mapping[str, str], subtests: pytest.Subtests
) -> None:
    """As set in the browser: 32 px where a phone has 16."""
    settings = page.context.new_cdp_session(page)
    settings.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    for kind, path in kinds.items():
        with subtests.test(kind=kind, path=path):
            page.goto(example.at(path))
            assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "36px"
            for width in (320, 412):
                page.set_viewport_size({"width": width, "height": 800})
                assert page.evaluate(STICKING_OUT) == [], width
                assert page.evaluate(LOST_WORDS) == [], width
                assert page.evaluate(COVERED) == [], width


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


def test_on_paper_everything_folded_away_is_written_out(
    page: Page, example: Site, kinds: Mapping[str, str]
) -> None:
    page.set_viewport_size(A4)  # a service on a postcard says only what opens its door
    page.emulate_media(media="print")
    for path in kinds.values():
        page.goto(example.at(path))
        assert page.evaluate(FOLDED_AWAY) == [], path


def test_readers_who_want_no_motion_get_none(page: Page, example: Site, kinds: Mapping[str, str]) -> None:
    page.emulate_media(reduced_motion="reduce")
    for path in kinds.values():
        page.goto(example.at(path))
        assert page.evaluate(MOVING) == [], path
        assert page.evaluate("document.getAnimations().length") == 0, path
