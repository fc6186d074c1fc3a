"""What the browser tests share: the kinds of page to look at, and pages that keep account of what the browser says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from tests.tooling.example import pages_by_kind
from tests.tooling.server import Site

PHONE: ViewportSize = {"width": 320, "height": 640}
OLD_PHONE: ViewportSize = {"width": 320, "height": 568}
DESK: ViewportSize = {"width": 1280, "height": 800}
MOMENT = datetime(2026, 12, 2, 10, 30, tzinfo=UTC)
"""What the visitor's clock says where a test doesn't set it, so that no test depends on when it runs: a Wednesday on
which something is open and no alert is in force."""
PARTS = 6
"""Into how many parts the kinds of page are shared out, so that they are looked at side by side."""
OPEN_EVERYTHING = "() => document.querySelectorAll('details').forEach(each => { each.open = true; })"


def set_clock(page: Page, now: str) -> None:
    """Let the visitor's clock stand still at a moment of UTC, such as `2026-12-02 10:30`."""
    page.clock.set_fixed_time(datetime.fromisoformat(now).replace(tzinfo=UTC))


@pytest.fixture(scope="session")
def kinds(example_site: Path) -> dict[str, str]:
    """The site path of one page of every kind the example site has."""
    found = pages_by_kind(example_site)
    assert len(found) > 30, "the example site has lost kinds of page"
    return found


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A new visitor on a small phone."""
    with browser.new_context(viewport=PHONE) as visitor:
        visitor.clock.set_fixed_time(MOMENT)
        yield visitor


@pytest.fixture
def complaints(context: BrowserContext, example: Site) -> list[str]:
    """What went wrong while a test ran: a request that left the site, an error, a warning, something the policy forbids."""
    found: list[str] = []
    context.on(
        "request", lambda asked: None if asked.url.startswith(example.url) else found.append(asked.url)
    )
    context.on("response", lambda got: found.append(f"{got.status} {got.url}") if got.status >= 400 else None)
    context.on("console", lambda said: found.append(said.text) if said.type in ("error", "warning") else None)
    context.on("weberror", lambda thrown: found.append(str(thrown.error)))
    return found


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page of that visitor."""
    return context.new_page()
