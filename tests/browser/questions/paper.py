"""A page on A4 paper is light and whole, without what only a screen has, and with the address it came from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import Page, ViewportSize

A4: ViewportSize = {"width": 794, "height": 1123}
PRINTED: ViewportSize = {"width": 718, "height": 1000}
"""A4 with margins of 10 mm, in CSS pixels."""

ONLY_SCREEN = (
    ".top nav, .menu, .now, .skip, .leave, .crumbs, form:not(#assess, #criteria-form), button, .browse, .turn, .ends, "
    ".more, .edit"
)
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter((each) => {
  const style = getComputedStyle(each);
  const box = each.getBoundingClientRect();
  if (!box.width || each.closest(".vh, .skip, svg")) return false;
  const hides = style.overflowX !== "visible" && each.scrollWidth > each.clientWidth + 1;
  return hides || box.right > innerWidth + 1 || box.left < -1;
}).map((each) => `${each.localName}.${each.className}`)"""
VISIBLE = "all => all.filter(each => each.checkVisibility()).map(each => each.outerHTML.slice(0, 90))"
COLOURS = """() => ["color", "backgroundColor"].map((name) => getComputedStyle(document.body)[name])"""
# What of a service is read on a screen is left to the address on its sheet.
FOLDED = "main details:not(.browse *, .wide, form *, [hidden]) > :not(summary, [hidden], [data-kind=service] :is(#about, #see))"
FOLDED_AWAY = f"""() => [...document.querySelectorAll("{FOLDED}")]
  .filter(each => !each.checkVisibility() || !each.getBoundingClientRect().height)
  .map(each => each.outerHTML.slice(0, 90))"""


LEADS_ON = ":is(h1, h2, h3, h4, summary, .question), :is(p, .prose):has(+ .row)"
KEPT_WHOLE = ".items > li, .facts > div, .foot, .row, .update, tr"
TORN = f"""() => [["breakAfter", "main :is({LEADS_ON})"], ["breakInside", ":is({KEPT_WHOLE})"]].flatMap(([which, all]) =>
  [...document.querySelectorAll(all)]
    .filter(each => each.checkVisibility() && getComputedStyle(each)[which] !== "avoid")
    .map(each => `${{which}} of ${{each.outerHTML.slice(0, 90)}}`))"""


@contextmanager
def on_paper(page: Page, size: ViewportSize) -> Iterator[None]:
    """As it is printed by somebody who reads screens in the dark."""
    page.set_viewport_size(size)
    page.emulate_media(media="print", color_scheme="dark")
    try:
        yield
    finally:
        page.emulate_media(media="screen", color_scheme="light")


def everything_folded_away_is_written_out(page: Page) -> None:
    with on_paper(page, A4):
        assert page.evaluate(FOLDED_AWAY) == []


def no_sheet_ends_with_a_heading_or_tears_a_line_in_two(page: Page) -> None:
    """Where sheets end is for browsers to find; that nothing may be torn there is said by styles, which are asked."""
    with on_paper(page, PRINTED):
        assert page.evaluate(TORN) == []


def it_is_whole_and_says_where_it_came_from(page: Page) -> None:
    with on_paper(page, PRINTED):
        assert page.evaluate(COLOURS) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
        assert page.evaluate(CUT_OFF) == []
        assert page.locator(ONLY_SCREEN).evaluate_all(VISIBLE) == []
        assert page.locator("h1").is_visible()
        # A sheet for a wall says what it has to in large letters, which test_paper.py reads.
        if page.locator("body").get_attribute("data-kind") != "poster":
            assert page.locator(".foot .lines a").first.is_visible()
            path = urlsplit(page.url).path.removesuffix("index.html")
            assert page.locator(".last .paper").all_inner_texts() == [f"https://charter.example.org{path}"]
