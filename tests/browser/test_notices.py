"""A notice on a service's page goes when its last day is over where the site is, also when nobody builds it anew."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.tooling.server import Site
from tests.tooling.small_site import BASICS, small_site

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("moment", "there"),
    [("2026-11-23T12:00:00Z", True), ("2026-12-01T23:59:30Z", True), ("2026-12-02T00:00:30Z", False)],
)
def test_a_notice_goes_by_the_clock(
    browser: Browser,
    serve: Callable[..., AbstractContextManager[Site]],
    tmp_path: Path,
    moment: str,
    there: bool,
) -> None:
    kitchen = f"{BASICS['services/kitchen.yaml']}notice: {{text: No hot water, until: 2026-12-01}}\n"
    small = small_site(tmp_path, {**BASICS, "services/kitchen.yaml": kitchen})
    small.build()
    with serve(small.output) as site, browser.new_context(timezone_id="Asia/Tokyo") as visitor:
        page = visitor.new_page()
        page.clock.set_fixed_time(datetime.fromisoformat(moment))
        page.goto(site.at("/services/kitchen/"))
        page.wait_for_load_state("networkidle")
        expect(page.get_by_text("No hot water (until 1 December 2026)")).to_be_visible(visible=there)
