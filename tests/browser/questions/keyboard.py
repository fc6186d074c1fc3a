"""Fingers find big targets, and the Tab key visits everything once, with the focus in sight."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.conftest import DESK, OPEN_EVERYTHING, PHONE

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
    "() => document.querySelectorAll('main :is(li, tr):nth-child(n + 5)').forEach(each => { each.remove(); })"
)
"""Of a list the first four stand for all."""


def targets_are_big_enough_for_a_thumb(page: Page) -> None:
    page.evaluate(OPEN_EVERYTHING)
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        assert page.evaluate(SMALL_TARGETS) == [], size


def tab_visits_everything_once_and_is_never_caught(page: Page) -> None:
    """Takes most of the page away, so nothing can be asked after it."""
    page.set_viewport_size(PHONE)
    page.evaluate(OPEN_EVERYTHING)
    page.evaluate(LONG_LISTS)
    if page.locator("body").get_attribute("data-kind") != "home":
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
