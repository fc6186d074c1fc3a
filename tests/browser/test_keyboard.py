"""The keyboard alone leads from the front page to a phone call, with the focus always in sight; fingers find big targets."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK
from tests.tooling.server import Site

# The focused element stands inside the window and nothing lies over the whole of it.
IN_SIGHT = """() => {
  const each = document.activeElement;
  const style = getComputedStyle(each);
  return [...each.getClientRects()].some(box => {
    const over = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return over && (each.contains(over) || over.contains(each));
  }) && (style.outlineStyle !== "none" || style.boxShadow !== "none");
}"""


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


def test_on_a_desk_the_menu_is_reached_without_opening_anything(page: Page, example: Site) -> None:
    page.set_viewport_size(DESK)
    page.goto(example.at("/"))
    expect(page.get_by_role("navigation", name="Main")).to_be_visible()
    tab_to(page, ".top nav a")
    tab_to(page, ".top a.now")
