"""Every kind of page on A4 paper: light, whole, without what only a screen has, and with the address it came from."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, PdfMargins

from tests.tooling.paper import page_texts, read_pdf
from tests.tooling.server import Site

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("path", "most"),
    [("/pathways/sleeping-rough-tonight/", 5), ("/help-now/", 4), ("/services/harbour-day-centre/", 4)],
)
def test_paper_is_filled_from_the_first_page_on(page: Page, example: Site, path: str, most: int) -> None:
    page.goto(example.at(path))
    margins = PdfMargins(top="10mm", bottom="10mm", left="10mm", right="10mm")
    texts = page_texts(read_pdf(page.pdf(format="A4", margin=margins)))
    assert len(texts) <= most
    assert len(texts[0]) > 600


@pytest.mark.parametrize(
    "path",
    ["/pathways/sleeping-rough-tonight/", "/areas/northport/", "/help-now/", "/tonight/", "/services/"],
)
def test_what_is_handed_out_has_a_code_that_leads_back(page: Page, example: Site, path: str) -> None:
    page.goto(example.at(path))
    page.emulate_media(media="print")
    code = page.locator("img.qr")
    assert code.get_attribute("src") == f"/charter/qr{path.rstrip('/')}.svg"
    assert page.evaluate("fetch(document.querySelector('img.qr').src).then((answer) => answer.ok)")
