"""Every kind of page on A4 paper: light, whole, without what only a screen has, and with the address it came from."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from playwright.sync_api import Page, PdfMargins

from tests.tooling.paper import page_texts, read_pdf
from tests.tooling.server import Site

pytestmark = pytest.mark.browser

WIDE = 718
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
COLOURS = """() => ["color", "backgroundColor"].map((name) => getComputedStyle(document.body)[name])"""


def test_every_kind_of_page_is_whole_on_paper(
    page: Page, example: Site, kinds: Mapping[str, str], subtests: pytest.Subtests
) -> None:
    page.set_viewport_size({"width": WIDE, "height": 1000})
    for kind, path in kinds.items():
        with subtests.test(kind=kind, path=path):
            page.emulate_media(media="screen", color_scheme="dark")
            page.goto(example.at(path))
            page.emulate_media(media="print", color_scheme="dark")
            assert page.evaluate(COLOURS) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
            assert page.evaluate(CUT_OFF) == []
            assert [each.inner_text() for each in page.locator(ONLY_SCREEN).all() if each.is_visible()] == []
            assert page.locator("h1").is_visible()
            if kind.startswith("poster") and kind != "posters":
                continue  # a sheet for a wall says what it has to in large letters, which test_paper.py reads
            assert page.locator(".foot .lines a").first.is_visible()
            addresses = page.locator(".last .paper").all_inner_texts()
            assert addresses == [f"https://charter.example.org/charter{path.removesuffix('index.html')}"]


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
