"""Pages on paper: a service as a slip, a need as a sheet, with a code that leads back; and facts for other programs."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, PdfMargins

from tests.tooling.server import Site

pytestmark = pytest.mark.browser

SERVICE, NEED = "services/crisis-line/", "needs/food/"
HOST = "https://charter.example.org/charter/"
POSTERS = ["help-now", "food", "safety"]
A6_WIDE = 350
"""105 mm with margins of 6 mm, in CSS pixels."""


def sheets(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("path", [SERVICE, NEED])
def test_a_code_is_fetched_for_paper_alone_and_leads_back(
    page: Page, example: Site, complaints: list[str], path: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(example.url + path)
    page.wait_for_load_state("networkidle")
    assert not page.locator("img.qr").is_visible()
    assert [url for url in asked if "/qr/" in url] == []
    page.pdf(format="A4")
    assert [url for url in asked if "/qr/" in url] == [f"{example.url}qr/{path.rstrip('/')}.svg"]
    page.emulate_media(media="print")
    picture = Image.open(BytesIO(page.locator("img.qr").screenshot()))
    assert [found.text for found in zxingcpp.read_barcodes(picture)] == [HOST + path]
    assert complaints == []


@pytest.mark.parametrize(
    "path", [SERVICE, "services/harbour-day-centre/", "services/pierhead-night-shelter/"]
)
def test_a_service_fits_on_a_postcard(page: Page, example: Site, path: str) -> None:
    page.goto(example.url + path)
    margins = PdfMargins(top="6mm", bottom="6mm", left="6mm", right="6mm")
    assert sheets(page.pdf(width="105mm", height="148mm", margin=margins)) == 1


def test_a_postcard_says_what_opens_the_door(page: Page, example: Site) -> None:
    page.goto(example.url + SERVICE)
    page.set_viewport_size({"width": A6_WIDE, "height": 520})
    page.emulate_media(media="print")
    seen = page.locator("body").inner_text()
    assert "Mental health crisis line" in seen
    assert "01632 960 201" in seen
    assert HOST + SERVICE in seen
    assert "Who it is for" not in seen


def test_paper_shows_nothing_that_was_true_by_the_clock(page: Page, example: Site) -> None:
    page.goto(example.url + SERVICE)
    page.wait_for_selector("[data-by-clock]", state="attached")
    page.emulate_media(media="print")
    assert page.locator("[data-by-clock]:visible").count() == 0


@pytest.mark.parametrize("now", ["2026-11-23T15:50", "2026-11-29T12:18", "2027-08-01T12:00"])
def test_a_need_is_a_sheet_with_every_service(page: Page, example: Site, now: str) -> None:
    page.clock.set_fixed_time(datetime.fromisoformat(now).replace(tzinfo=UTC))
    page.goto(example.url + NEED)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 1000})
    named = page.locator(".card h3:visible, .card h2:visible")
    assert named.count() > 10
    lefts = named.evaluate_all("all => all.map(each => Math.round(each.getBoundingClientRect().x))")
    assert len(set(lefts)) == 2, "cards stand in two columns"
    printed = page.locator("main").inner_text()
    assert not re.search("Open now|Opens later|Show the other|known to be open now|Not what you need", printed)
    assert sheets(page.pdf(format="A4")) <= 5


def test_facts_for_programs_are_data_that_the_policy_lets_be(
    page: Page, example: Site, complaints: list[str]
) -> None:
    page.add_init_script(
        "addEventListener('securitypolicyviolation', event => { console.error('refused ' + event.violatedDirective) })"
    )
    page.goto(example.url + SERVICE)
    facts = page.evaluate(
        "JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)"
    )
    assert facts["name"] == "Mental health crisis line"
    assert complaints == []


@pytest.mark.parametrize("name", POSTERS)
def test_a_poster_is_one_sheet_whose_code_opens_its_page(page: Page, example: Site, name: str) -> None:
    page.goto(f"{example.url}posters/")
    page.locator(f"main a[href$='/posters/{name}/']").click()
    leads_to = "help-now/" if name == "help-now" else f"needs/{name}/"
    assert sheets(page.pdf(format="A4")) == 1
    page.emulate_media(media="print")
    assert not page.locator("header, footer").first.is_visible()
    assert f"{HOST}{leads_to}".partition("://")[2].rstrip("/") in page.locator("main").inner_text()
    picture = Image.open(BytesIO(page.locator("main img[src*='/qr/']").screenshot()))
    assert [found.text for found in zxingcpp.read_barcodes(picture)] == [HOST + leads_to]
