"""The keyboard alone leads from the front page to a phone call, with the focus always in sight; fingers find big targets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, OPEN_EVERYTHING, PHONE
from tests.tooling.server import Site

# Notes every element that takes the focus, and whether it looks any different for it. Run before the page's own scripts.
WATCH_FOCUS = """
window.focused = [];
addEventListener("focusin", ({ target }) => {
  const style = getComputedStyle(target);
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  window.focused.push({ target, shown: outlined || style.boxShadow !== "none" });
});
"""
# Everything a reader can act on, in the order of the page; of buttons of which one is chosen, the first stands for all.
STOPS = """() => {
  const found = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
  const first = each => each.type !== "radio" || each === document.querySelector(`[name="${each.name}"]`);
  return [...document.querySelectorAll(found)].filter(each => each.checkVisibility() && first(each));
}"""
JOURNEY = f"""() => {{
  const name = each => `${{each.tagName}} ${{(each.textContent || each.name || "").trim().slice(0, 40)}}`;
  return {{
    expected: ({STOPS})().map(name),
    stops: window.focused.map(each => name(each.target)),
    unseen: window.focused.filter(each => !each.shown).map(each => name(each.target)),
  }};
}}"""
# The focused element stands inside the window and nothing lies over the whole of it.
IN_SIGHT = """() => {
  const each = document.activeElement;
  const style = getComputedStyle(each);
  return [...each.getClientRects()].some(box => {
    const over = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return over && (each.contains(over) || over.contains(each));
  }) && (style.outlineStyle !== "none" || style.boxShadow !== "none");
}"""
SMALL_TARGETS = """() => [...document.querySelectorAll(
  ".tiles a, .call, .now, .name, summary, .top nav a, .leave a, .urgent a, .chips a, .lines a, .foot li a, " +
  "button, input, select"
)].filter(each => each.checkVisibility()).flatMap(each => {
  // What is pressed to tick a box is its whole line.
  const box = (each.closest("label") ?? each).getBoundingClientRect();
  return box.width < 44 || box.height < 43.99
    ? [`${each.className || each.tagName} ${each.textContent.trim().slice(0, 30)} ${box.width} x ${box.height}`] : [];
})"""
SAME_EVERYWHERE = "() => document.querySelectorAll('.top, .foot').forEach(each => { each.remove(); })"
"""What stands around every page; the home page is asked about it."""
LONG_LISTS = (
    "() => document.querySelectorAll('main :is(li, tr):nth-child(n + 7)').forEach(each => { each.remove(); })"
)
"""Of a list the first six stand for all."""


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is on an element like this; every stop on the way must be in sight."""
    for _ in range(400):
        page.keyboard.press("Tab")
        here: dict[str, Any] = page.evaluate(
            "selector => ({ there: document.activeElement.matches(selector), "
            "name: document.activeElement.outerHTML.slice(0, 120) })",
            selector,
        )
        assert page.evaluate(IN_SIGHT), f"out of sight: {here['name']}"
        if here["there"]:
            return
    pytest.fail(f"The keyboard never comes to {selector} on {page.url}.")


def test_from_home_to_a_phone_call(page: Page, example: Site, complaints: list[str]) -> None:
    page.goto(example.at("/"))
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the page")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    tab_to(page, ".tiles a")
    need = page.locator(":focus b").inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(need)
    tab_to(page, ".card h2 a, .card h3 a")
    service = page.locator(":focus").inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(service)
    tab_to(page, "main a.call[href^='tel:']")
    assert complaints == []


def test_search_and_menu_by_keyboard(page: Page, example: Site, complaints: list[str]) -> None:
    page.goto(example.at("/"))
    tab_to(page, ".menu summary")
    page.keyboard.press("Enter")
    expect(page.get_by_role("navigation", name="Main")).to_be_visible()
    tab_to(page, "main input[type=search]")
    page.keyboard.type("harbour day centre")
    page.keyboard.press("Enter")
    page.wait_for_url(example.at("/search/?q=harbour+day+centre"))
    found = '#search-results a[href$="/services/harbour-day-centre/"]'
    expect(page.locator(found)).to_be_visible()
    tab_to(page, found)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Harbour Day Centre")
    assert complaints == []


def test_tab_visits_everything_once_and_is_never_caught(
    page: Page, example: Site, kinds: Mapping[str, str], subtests: pytest.Subtests
) -> None:
    page.add_init_script(WATCH_FOCUS)
    for kind, path in kinds.items():
        with subtests.test(kind=kind, path=path):
            page.goto(example.at(path), wait_until="networkidle")  # what scripts add is there
            page.evaluate(OPEN_EVERYTHING)
            page.evaluate(LONG_LISTS)
            if kind != "home":
                page.evaluate(SAME_EVERYWHERE)
            stops = page.evaluate(f"() => ({STOPS})().length")
            inside = 3 * page.locator("[type=date]").count()  # its day, month and year are stops of their own
            for _ in range(stops + inside):
                page.keyboard.press("Tab")
                if inside and page.evaluate("focused.length") == stops:
                    break
            journey = page.evaluate(JOURNEY)
            assert journey["stops"] == journey["expected"]
            assert journey["unseen"] == []


def test_on_a_desk_the_menu_is_reached_without_opening_anything(page: Page, example: Site) -> None:
    page.set_viewport_size(DESK)
    page.goto(example.at("/"))
    expect(page.get_by_role("navigation", name="Main")).to_be_visible()
    tab_to(page, ".top nav a")
    tab_to(page, ".top a.now")


def test_targets_are_big_enough_for_a_thumb(
    page: Page, example: Site, kinds: Mapping[str, str], subtests: pytest.Subtests
) -> None:
    for kind, path in kinds.items():
        with subtests.test(kind=kind, path=path):
            page.goto(example.at(path))
            page.evaluate(OPEN_EVERYTHING)
            for size in (PHONE, DESK):
                page.set_viewport_size(size)
                assert page.evaluate(SMALL_TARGETS) == [], size
