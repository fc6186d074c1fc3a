"""The booklet of the directory: a tagged PDF with every service once, whose page numbers are right, made without a network."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdf import PageObject, PdfReader, PdfWriter

from site_builder.build import load
from site_builder.cli import USAGE, main
from site_builder.model.traits import in_order
from site_builder.options import Options
from site_builder.outputs.booklet import output as booklet_output
from site_builder.outputs.booklet.folded import folded, sides
from site_builder.outputs.booklet.pdf import HOW_TO_INSTALL, NO_PANGO, print_page
from site_builder.outputs.output import Gathered
from site_builder.types.area import Area
from site_builder.types.need import Need
from site_builder.types.service.model import Service
from site_builder.types.service.status import areas_of, is_running, needs_of
from tests.tooling.example import CONTENT
from tests.tooling.paper import links, page_texts, read_pdf
from tests.tooling.server import Site
from tests.tooling.small_site import BASICS, SETTINGS, TODAY, small_site, told

pytestmark = pytest.mark.usefixtures("printing")

A5, A4_LYING = (420, 595), (839, 595)
"""In points."""
ADDRESS = "https://wexmere.example.org/"


@pytest.fixture(scope="module")
def example_loaded() -> Gathered:
    loaded, found = load(Options(CONTENT, CONTENT.parent / "output", TODAY, without=frozenset({"search"})))
    assert loaded is not None, told(found)
    return loaded


@pytest.fixture(scope="module")
def complaints() -> list[str]:
    """What the printing program complained of while the example's booklet was made."""
    return []


@pytest.fixture(scope="module")
def printed(example_loaded: Gathered, printing: None, complaints: list[str]) -> Mapping[str, bytes]:  # noqa: ARG001
    class Listen(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            complaints.append(record.getMessage())

    listen = Listen(logging.WARNING)
    for name in ("weasyprint", "fontTools"):
        logging.getLogger(name).addHandler(listen)
    files = {file.path: file.data for file in booklet_output.make(example_loaded)}
    for name in ("weasyprint", "fontTools"):
        logging.getLogger(name).removeHandler(listen)
    return files


@pytest.fixture(scope="module")
def booklet(printed: Mapping[str, bytes]) -> PdfReader:
    return read_pdf(printed["booklet.pdf"])


@pytest.fixture(scope="module")
def texts(booklet: PdfReader) -> list[str]:
    return page_texts(booklet)


def running(loaded: Gathered) -> list[Service]:
    return [service for service in loaded.site.all(Service) if is_running(service)]


def test_it_is_tagged_and_says_what_it_is(booklet: PdfReader) -> None:
    catalogue: Any = booklet.root_object
    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/StructTreeRoot"]["/K"]
    assert catalogue["/Lang"] == "en-GB"
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]
    assert booklet.metadata is not None
    assert booklet.metadata.title == "Help in Wexmere: Wexmere Homelessness Charter"
    assert b'pdfuaid:part="1"' in catalogue["/Metadata"].get_data()


def figures(booklet: PdfReader) -> list[Any]:
    """The pictures that a booklet tells screen readers of."""
    found: list[Any] = []
    pending: list[Any] = [booklet.root_object["/StructTreeRoot"]]
    while pending:
        node = pending.pop().get_object()
        if isinstance(node, list):
            pending += node
        elif isinstance(node, dict):
            found += [node] if node.get("/S") == "/Figure" else []
            pending += [node["/K"]] if "/K" in node else []
    return found


def test_every_picture_has_words(booklet: PdfReader) -> None:
    found = figures(booklet)
    assert len(found) > 60
    assert [figure for figure in found if not figure.get("/Alt")] == []


def test_nothing_was_complained_of(booklet: PdfReader, complaints: list[str]) -> None:  # noqa: ARG001
    assert complaints == []


def test_every_page_is_a5(booklet: PdfReader) -> None:
    sizes = {(round(page.mediabox.width), round(page.mediabox.height)) for page in booklet.pages}
    assert sizes == {A5}


def test_it_fits_a_pocket(booklet: PdfReader) -> None:
    assert len(booklet.pages) <= 20


@pytest.mark.parametrize("pages", range(1, 14))
def test_folded_sheets_have_every_page_once_and_fold_to_their_order(pages: int) -> None:
    """Fold the sheets, laid on each other, and turn over: from each side one turns the sheet, or goes to the next."""
    laid = list(sides(pages))
    assert len(laid) % 2 == 0
    assert sorted(page for side in laid for page in side) == list(range(2 * len(laid)))
    first_half = [
        page for front, back in zip(laid[::2], laid[1::2], strict=True) for page in (front[1], back[0])
    ]
    second_half = [
        page for front, back in zip(laid[::2], laid[1::2], strict=True) for page in (back[1], front[0])
    ]
    assert first_half == list(range(len(laid)))
    assert second_half[1::2] == [2 * len(laid) - 1 - 2 * sheet for sheet in range(len(laid) // 2)]
    assert second_half[0::2] == [2 * len(laid) - 2 - 2 * sheet for sheet in range(len(laid) // 2)]


def test_folded_sheets_are_a4_and_say_what_their_pages_say(
    printed: Mapping[str, bytes], texts: list[str]
) -> None:
    sheets = read_pdf(printed["booklet-a4.pdf"])
    assert {(round(each.mediabox.width), round(each.mediabox.height)) for each in sheets.pages} == {A4_LYING}
    for sheet, numbers in zip(page_texts(sheets), sides(len(texts)), strict=True):
        assert sheet == " ".join(texts[number] for number in numbers if number < len(texts))
    assert len(printed["booklet-a4.pdf"]) < 1.5 * len(printed["booklet.pdf"])


def test_what_is_read_from_the_right_is_folded_so(printed: Mapping[str, bytes]) -> None:
    booklet = first_sheet(printed["booklet.pdf"])
    ours, theirs = (read_pdf(folded(booklet, from_the_right=each)).pages[0] for each in (False, True))
    title = "Help in Wexmere"
    assert [across > A5[0] for across in places_of(ours, title)] == [True]
    assert [across > A5[0] for across in places_of(theirs, title)] == [False]


def first_sheet(booklet: bytes) -> bytes:
    """The first four pages of a booklet."""
    writer, stream = PdfWriter(), BytesIO()
    for page in read_pdf(booklet).pages[:4]:
        writer.add_page(page)
    writer.write(stream)
    return stream.getvalue()


def places_of(page: PageObject, words: str) -> list[float]:
    """How far across a page some words begin, in points."""
    found: list[float] = []

    def visit(text: str, matrix: list[float], text_matrix: list[float], *_: object) -> None:
        if words in text:
            found.append(matrix[0] * text_matrix[4] + matrix[4])

    page.extract_text(visitor_text=visit)
    return found


def test_paper_says_nothing_of_what_screens_do(texts: list[str]) -> None:
    words = re.compile(r"\b(buttons?|tap|click|leave this page|scroll|menu)\b", re.IGNORECASE)
    assert [found[0] for text in texts for found in words.finditer(text)] == []


def test_every_running_service_is_in_it_once(booklet: PdfReader, example_loaded: Gathered) -> None:
    titles = Counter(each.title for each in flat(booklet.outline))
    services = running(example_loaded)
    assert len(services) > 50
    assert {service.name: titles[service.name] for service in services} == {each.name: 1 for each in services}
    assert {service.id for service in services} <= set(booklet.named_destinations)


def flat(outline: Any) -> Iterator[Any]:
    """All bookmarks, whatever is inside which."""
    for each in outline:
        yield from flat(each) if isinstance(each, list) else (each,)


def page_of(booklet: PdfReader, name: str) -> int:
    """The number of the page, from 1, that holds the place of this name."""
    return booklet.get_destination_page_number(booklet.named_destinations[name]) + 1  # type: ignore[operator]


def numbers_beside(name: str, texts: list[str]) -> list[int]:
    """The page numbers that stand behind a name and dots."""
    line = re.compile(rf"(?<!\w){re.escape(name)} ?\.[ .]*(\d+)")
    return [int(number) for text in texts for number in line.findall(text)]


def test_the_contents_name_the_pages_of_the_chapters(
    booklet: PdfReader, texts: list[str], example_loaded: Gathered
) -> None:
    needs = in_order(example_loaded.site.all(Need))
    told_of = {need.name: numbers_beside(need.name, texts) for need in needs}
    assert told_of == {need.name: [page_of(booklet, f"need--{need.id}")] for need in needs}
    assert all(need.name in texts[told_of[need.name][0] - 1] for need in needs)


def test_the_indexes_name_the_pages_of_the_services(
    booklet: PdfReader, texts: list[str], example_loaded: Gathered
) -> None:
    areas = len(example_loaded.site.all(Area))
    for service in running(example_loaded):
        page = page_of(booklet, service.id)
        places = len(set(areas_of(service)))
        ways = len(needs_of(service)) - 1 + (1 if places in (0, areas) else places) + 1
        assert numbers_beside(service.name, texts) == [page] * ways, service.name
        assert service.name in texts[page - 1]
        assert all(phone.number in texts[page - 1] for phone in service.phones)


def test_links_lead_somewhere(booklet: PdfReader) -> None:
    found = list(links(booklet))
    assert {place for _, uri, place in found if not uri} <= set(booklet.named_destinations)
    schemes = {uri.partition(":")[0] for _, uri, _ in found if uri}
    assert schemes == {"https", "mailto", "sms", "tel"}


def test_lines_are_read_in_their_order(texts: list[str]) -> None:
    page = next(text for text in texts if "Fish pie or its cousin" in text)
    entry = page.partition("Fish pie or its cousin")[2]
    words = (
        "Ring: 01632 960 270",
        "Get in: Just turn up",
        "Where: The lifeboat house",
        "When: 1st Tuesday",
        "Bring: Your reading",
    )
    places = [entry.find(each) for each in words]
    assert -1 not in places
    assert places == sorted(places)


def test_every_page_names_who_helps_in_danger(texts: list[str]) -> None:
    assert [number for number, text in enumerate(texts[1:], 2) if "999" not in text] == []


@pytest.mark.slow
def test_the_same_site_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    site = small_site(tmp_path, BASICS)
    command = [
        sys.executable,
        "-m",
        "site_builder",
        "build",
        "--booklet",
        "--no-search",
        "--today",
        TODAY.isoformat(),
    ]
    made = []
    for name, more in (
        ("one", {"PYTHONHASHSEED": "1", "TZ": "UTC"}),
        ("two", {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"}),
    ):
        output = tmp_path / name / "output"
        subprocess.run(
            [*command, "--content", str(site.content), "--output", str(output)],
            env={**os.environ, **more},
            cwd=CONTENT.parent,
            check=True,
            capture_output=True,
        )
        made.append((output / "booklet.pdf").read_bytes())
    assert made[0] == made[1]


def test_pages_link_to_it_only_when_it_is_there(tmp_path: Path) -> None:
    site = small_site(tmp_path, BASICS)
    site.build(base_url="https://example.org/charter/")
    assert "booklet" not in site.page("/services/")
    site.build(base_url="https://example.org/charter/", booklet=True)
    data = (site.output / "booklet.pdf").read_bytes()
    pages = len(read_pdf(data).pages)
    link = re.search(
        r'<a href="/charter/booklet.pdf">[^<]+</a> <span class="small">\(PDF, (\d+) pages, (\d+) kB\)',
        site.page("/services/"),
    )
    assert link is not None
    assert (int(link[1]), int(link[2])) == (pages, round(len(data) / 1000))


def test_without_codes_it_gives_addresses(tmp_path: Path) -> None:
    site = small_site(tmp_path, BASICS, settings=f"{SETTINGS}qr_codes: no\n")
    site.build(booklet=True)
    (text,) = [
        "".join(each.split())
        for each in page_texts(read_pdf((site.output / "booklet.pdf").read_bytes()))
        if "Checked on" in each
    ]
    assert "https://northport.example.org/services/kitchen/" in text


@pytest.mark.parametrize("logo", ["logo.svg", "logo.png"])
def test_the_cover_has_the_sites_own_logo(tmp_path: Path, logo: str) -> None:
    picture = BytesIO()
    Image.new("RGB", (600, 200), "#0b3d91").save(picture, "PNG")
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><path d="M0 0h60v20H0Z"/></svg>'
    file = {f"images/{logo}": drawing if logo.endswith("svg") else picture.getvalue()}
    settings = f"{SETTINGS}logo: {{file: {logo}, alt: A harbour light}}\n"
    site = small_site(tmp_path, {**BASICS, **file}, settings=settings)
    site.build(booklet=True)
    booklet = read_pdf((site.output / "booklet.pdf").read_bytes())
    assert "A harbour light" in [figure.get("/Alt") for figure in figures(booklet)]
    assert len(booklet.pages[0].images) == (1 if logo == "logo.png" else 0)


def test_what_is_not_running_is_left_out(tmp_path: Path) -> None:
    kitchen = BASICS["services/kitchen.yaml"]
    gone = {
        f"services/{status}.yaml": kitchen.replace("Harbour", status.title())
        + f"status: {status}\ninstead: [kitchen]\n"
        for status in ("closed", "temporarily-closed")
    }
    site = small_site(tmp_path, {**BASICS, **gone})
    site.build(booklet=True)
    text = " ".join(page_texts(read_pdf((site.output / "booklet.pdf").read_bytes())))
    assert "Harbour Kitchen" in text
    assert "losed Kitchen" not in text
    assert "1 service for" in text


def test_nothing_is_fetched(tmp_path: Path, serve: Callable[..., AbstractContextManager[Site]]) -> None:
    (tmp_path / "secret.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    with serve(tmp_path) as outside:
        there = outside.at("/secret.svg")
        sources = (
            there,
            (tmp_path / "secret.svg").as_uri(),
            f"{ADDRESS}../../secret.svg",
            "data:image/svg+xml,<svg/>",
        )
        images = "".join(f'<img src="{source}" alt="x">' for source in sources)
        styles = f'<style>@import url("{there}");</style><link rel="stylesheet" href="{there}">'
        html = f'<html lang="en"><title>x</title>{styles}{images}'
        printed = print_page(html.encode(), ADDRESS, {})
        assert outside.asked == []
    assert printed.pages == 1
    assert b"/Image" not in printed.data


def test_without_weasyprint_one_sentence_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    site = small_site(tmp_path, BASICS)
    assert main(["build", "--booklet", "--content", str(site.content), "--output", str(site.output)]) == USAGE
    assert capsys.readouterr().err == f"{HOW_TO_INSTALL}\n"
    assert not site.output.exists()


def test_without_pango_one_sentence_says_what_to_install(tmp_path: Path) -> None:
    site = small_site(tmp_path, BASICS)
    stand_in = tmp_path / "modules" / "weasyprint.py"
    stand_in.parent.mkdir()
    stand_in.write_text("print('A long story.')\nraise OSError('cannot load library libpango-1.0-0')\n")
    done = subprocess.run(
        [sys.executable, "-m", "site_builder", "build", "--booklet", "--content", str(site.content)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": f"{stand_in.parent}{os.pathsep}{CONTENT.parent}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (USAGE, "", f"{NO_PANGO}\n")
