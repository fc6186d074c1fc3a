"""Pages on paper: a service as a slip, a need as a sheet, with a code that leads back; and facts for other programs."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, PdfMargins

from tests.browser.conftest import set_clock
from tests.tooling.page_text import page_text
from tests.tooling.paper import read_pdf
from tests.tooling.server import Site
from tests.tooling.small_site import BASICS, SETTINGS, small_site

pytestmark = pytest.mark.browser

SERVICE, NEED = "services/crisis-line/", "needs/food/"
HOST = "https://charter.example.org/charter/"
POSTERS = ["help-now", "food", "safety"]
A6_WIDE = 350
"""105 mm with margins of 6 mm, in CSS pixels."""


A4_MARGINS = PdfMargins(top="10mm", bottom="10mm", left="10mm", right="10mm")
SMALLEST_TYPE = 8.5
"""What anybody can read of what is printed, in points."""

TYPE = """() => [...document.querySelectorAll("body *")].flatMap(each =>
  each.checkVisibility() && !each.matches("svg *, .vh, .vh *")
    && [...each.childNodes].some(one => one.nodeType == 3 && one.data.trim())
    ? [[parseFloat(getComputedStyle(each).fontSize) * .75, each.textContent.trim()]] : [])"""
CUT = """() => [...document.querySelectorAll("main *")].filter(each =>
  each.checkVisibility() && !each.matches("svg, svg *, img, .vh, .vh *")
    && (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1)
    && !["visible", "auto"].includes(getComputedStyle(each).overflow)).map(each => each.outerHTML)"""


def sheets(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return len(read_pdf(pdf).pages)


def services(folder: Path) -> list[str]:
    """The site paths of all services, those with the most words first."""
    pages = {file: file.read_text("utf-8") for file in folder.glob("services/*/index.html")}
    found = [file for file, html in pages.items() if '<body data-kind="service"' in html]
    found.sort(key=lambda file: -len(page_text(pages[file]).split()))
    return [f"services/{file.parent.name}/" for file in found]


def print_services(page: Page, example: Site, paths: list[str]) -> dict[str, int]:
    """How many sheets of A4 each takes, with the margins that browsers leave."""
    found = {}
    for path in paths:
        page.goto(example.url + path)
        found[path] = sheets(page.pdf(format="A4", margin=A4_MARGINS))
    return found


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


def test_the_longest_services_are_one_sheet_each(page: Page, example: Site, example_site: Path) -> None:
    paths = services(example_site)[:10]
    assert "services/harbour-day-centre/" in paths
    assert print_services(page, example, paths) == dict.fromkeys(paths, 1)


@pytest.mark.slow
def test_every_service_is_one_sheet(page: Page, example: Site, example_site: Path) -> None:
    paths = services(example_site)
    assert len(paths) > 60
    assert print_services(page, example, paths) == dict.fromkeys(paths, 1)


def test_a_sheet_says_what_opens_the_door_in_type_that_can_be_read(page: Page, example: Site) -> None:
    page.goto(f"{example.url}services/harbour-day-centre/")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 718, "height": 1046})
    seen = page.locator("body").inner_text()
    wanted = "Harbour Day Centre|Just turn up|12 Quay Street|01632 960 001|07700 900 001|9:30am to 12:30pm|Christmas dinner"
    wanted += "|We don't ask who you are|18 and over|The ramp is at the back|Women's room|Lunch is £1|Checked on|116 123"
    assert [words for words in wanted.split("|") if words not in seen] == []
    assert f"{HOST}services/harbour-day-centre/" in seen
    assert "See also" not in seen
    assert [each for each in page.evaluate(TYPE) if each[0] < SMALLEST_TYPE - 0.01] == []
    assert page.evaluate(CUT) == []


def test_a_postcard_says_what_opens_the_door(page: Page, example: Site) -> None:
    page.goto(example.url + SERVICE)
    page.set_viewport_size({"width": A6_WIDE, "height": 520})
    page.emulate_media(media="print")
    seen = page.locator("body").inner_text()
    assert "Mental health crisis line" in seen
    assert "01632 960 201" in seen
    assert HOST + SERVICE in seen
    assert "Who it is for" not in seen


@pytest.mark.parametrize(
    "path",
    [
        "frameworks/working-partnerships/",
        "assess/working-partnerships/",
        "prompts/health-of-people-who-sleep-rough/",
        "plans/homelessness-plan-2024-2029/support-that-stays/",
    ],
)
def test_no_sheet_ends_with_a_heading(page: Page, example: Site, path: str) -> None:
    page.goto(example.url + path)
    headings = page.locator("main :is(h1, h2, h3, h4, summary)").all_inner_texts()
    said = {" ".join(each.split()) for each in headings}
    margins = PdfMargins(top="10mm", bottom="10mm", left="10mm", right="10mm")
    pages = [
        each.extract_text().split("\n") for each in read_pdf(page.pdf(format="A4", margin=margins)).pages
    ]
    last = [[" ".join(line.split()) for line in lines if line.strip()][-1] for lines in pages]
    assert len(last) > 4
    assert [line for line in last[:-1] if any(each.endswith(line) for each in said)] == []


def test_paper_shows_nothing_that_was_true_by_the_clock(page: Page, example: Site) -> None:
    page.goto(example.url + SERVICE)
    page.wait_for_selector("[data-by-clock]", state="attached")
    page.emulate_media(media="print")
    assert page.locator("[data-by-clock]:visible").count() == 0


@pytest.mark.parametrize("now", ["2026-11-23T15:50", "2026-11-29T12:18", "2027-08-01T12:00"])
def test_a_need_is_a_sheet_with_every_service(page: Page, example: Site, now: str) -> None:
    set_clock(page, now)
    page.goto(example.url + NEED)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 1000})
    named = page.locator(".card h3:visible, .card h2:visible")
    assert named.count() > 10
    lefts = named.evaluate_all("all => all.map(each => Math.round(each.getBoundingClientRect().x))")
    assert len(set(lefts)) == 2, "cards stand in two columns"
    printed = page.locator("main").inner_text()
    assert not re.search(
        "Open now|Opens later|Show the other|known to be open now|Not what you need", printed
    )
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


def test_long_names_and_many_places_are_one_sheet_too(
    page: Page, tmp_path: Path, serve: Callable[..., AbstractContextManager[Site]]
) -> None:
    places = "".join(
        f"  - {{name: Community room number {number}, address: {number} Long Winding Road Behind the Church, town: Northport,"
        f" postcode: ZZ1 1A{'ABDEFGHJL'[number]}, hours: Mon-Fri {9 + number % 3}am-1pm}}\n"
        for number in range(9)
    )
    need = "Advice on housing, benefits, immigration and debts of every kind"
    files = {
        **BASICS,
        "needs/food.yaml": f"name: {need}\nsummary: Somebody on your side who knows the rules and rings for you\n",
        "services/many.yaml": (
            f"name: Floating advice\norganisation: harbour-trust\nneeds: food\nphones: 01632 960 001\n"
            f"checked: {{on: 2026-10-28}}\nplaces:\n{places}"
        ),
    }
    settings = SETTINGS.replace("name: Northport", "name: Northport and Llanfairpwllgwyngyll Community")
    small = small_site(tmp_path, files, settings=settings)
    small.build()
    with serve(small.output) as site:
        for path in ("/services/many/", "/posters/food/", "/posters/help-now/"):
            page.goto(site.at(path))
            assert sheets(page.pdf(format="A4", margin=A4_MARGINS)) == 1, path
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 718, "height": 1047})
        page.goto(site.at("/posters/food/"))
        code = page.locator("main img[src*='/qr/']").bounding_box()
        assert code
        assert code["width"] == pytest.approx(code["height"], rel=0.02)
        assert code["width"] > 150


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
