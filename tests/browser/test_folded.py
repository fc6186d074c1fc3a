"""Long pages about plans and assessments are short on a phone: their parts open by their headings, a link or a search."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OLD_PHONE
from tests.tooling.server import Site

pytestmark = pytest.mark.browser

SCREENS = 8
FOLDED = {
    "plans/homelessness-plan-2024-2029/progress/": "by-lead",
    "frameworks/working-partnerships/": "part.co-production",
    "frameworks/needs-score/": "score",
    "assessments/partnership-2026/": "part.co-production",
}
"""Each page, with a part of it that links lead to."""


@pytest.mark.parametrize(("path", "part"), FOLDED.items())
def test_a_page_of_parts_is_short_and_opens_where_links_lead(
    page: Page, example: Site, path: str, part: str
) -> None:
    page.set_viewport_size(OLD_PHONE)
    page.goto(example.url + path)
    assert page.evaluate("document.documentElement.scrollHeight / innerHeight") <= SCREENS
    found = page.locator(f'[id="{part}"]')
    expect(found).to_be_hidden()
    page.goto("about:blank")
    page.goto(f"{example.url}{path}#{part}")
    expect(found).to_be_visible()
    closed = page.locator("details.fold:not([open]) > summary").first
    closed.click()
    expect(page.locator("details.fold").first).to_have_attribute("open", "")
