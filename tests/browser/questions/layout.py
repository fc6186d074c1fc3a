"""A page fits: on a small phone, enlarged four times, with wider spacing or larger text; and nothing moves on its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, ViewportSize

from tests.browser.conftest import DESK, OPEN_EVERYTHING, PHONE

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
  const unseen = each => !each.checkVisibility() || each.closest(".vh, .skip, svg, .scroll")
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
    if (!words.parentElement.checkVisibility() || words.parentElement.closest(".vh, svg, .scroll")) continue;
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
MOVING = """() => [...document.querySelectorAll("*")].flatMap(each => ["", "::before", "::after"].map(part => {
  const style = getComputedStyle(each, part || null);
  const still = style.animationName === "none" && style.transitionDuration === "0s" && style.scrollBehavior === "auto";
  return still ? "" : `${each.tagName}${part}`;
})).filter(Boolean)"""
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


def nothing_sticks_out_sideways(page: Page) -> None:
    for size in (PHONE, ENLARGED, DESK):
        page.set_viewport_size(size)
        assert page.evaluate(STICKING_OUT) == [], size


def no_short_word_is_broken(page: Page) -> None:
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(BROKEN_WORDS) == [], width


@contextmanager
def letters_of(page: Page, pixels: int) -> Iterator[None]:
    """As somebody sets it in their browser, where a phone has 16."""
    settings = page.context.new_cdp_session(page)
    settings.send("Page.setFontSizes", {"fontSizes": {"standard": pixels, "fixed": pixels - 3}})
    try:
        yield
    finally:
        settings.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
        settings.detach()


def text_twice_as_large_covers_nothing(page: Page) -> None:
    with letters_of(page, 32):
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "36px"
        for width in (320, 412):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(STICKING_OUT) == [], width
            assert page.evaluate(LOST_WORDS) == [], width
            assert page.evaluate(COVERED) == [], width


def nothing_moves_for_readers_who_want_no_motion(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    moving, animated = page.evaluate(MOVING), page.evaluate("document.getAnimations().length")
    page.emulate_media(reduced_motion="no-preference")
    assert (moving, animated) == ([], 0)


def nothing_opened_sticks_out(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.evaluate(OPEN_EVERYTHING)
    assert page.evaluate(STICKING_OUT) == []


def wider_spacing_loses_nothing(page: Page) -> None:
    page.evaluate(OPEN_EVERYTHING)
    page.evaluate(SPACE_OUT)
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        assert page.evaluate(STICKING_OUT) == [], size
        assert page.evaluate(LOST_WORDS) == [], size
