"""What has to hold on every page of the example site, however long it is kept: numbers to ring, no stale "now", previews."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

import html5lib
import pytest
import yaml

from site_builder.fields.phone import call_address
from site_builder.language.words import date_words
from tests.tooling.example import BASE, CONTENT
from tests.tooling.small_site import BASICS, TODAY, all_files, small_site

HOST = "https://charter.example.org"
Element = ElementTree.Element


@pytest.fixture(scope="module")
def pages(example_site: Path) -> Mapping[str, Element]:
    """Every page by its path, as a browser understands it."""
    return {
        name: html5lib.parse(data.decode(), namespaceHTMLElements=False)
        for name, data in all_files(example_site).items()
        if name.endswith(".html")
    }


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def meta(page: Element, name: str) -> Sequence[str]:
    return [
        each.get("content", "")
        for each in page.iter("meta")
        if name in (each.get("property"), each.get("name"))
    ]


def test_emergency_numbers_stand_on_every_page(pages: Mapping[str, Element]) -> None:
    """At the foot, each with who answers and when to ring, where no script is needed to see them."""
    numbers = yaml.load((CONTENT / "site.yaml").read_text("utf-8"), yaml.BaseLoader)["emergency"]
    assert len(numbers) > 2
    for path, page in pages.items():
        (foot,) = page.iter("footer")
        rows = {
            str(next(row.iter("a")).get("href")): text_of(row)
            for row in foot.iter("li")
            if list(row.iter("b"))
        }
        for each in numbers:
            said = rows[call_address(each["number"])]
            assert each["name"] in said, path
            assert each["when"] in said, path


NOW = re.compile(
    r"\b(?:open|closed|shut) (?:right )?now\b|\bin force\b|\bopens (?:today|tomorrow)\b", re.IGNORECASE
)


KNOWN_TIMES = re.compile(r' data-open="[^"]*"')
"""What a script compares with the clock: it reaches as far as was known when the page was made."""


def test_nothing_says_what_is_so_now(pages: Mapping[str, Element]) -> None:
    """A page may be read long after it was made: only a script, which knows the time, says what is so now."""
    for path, page in pages.items():
        (body,) = page.iter("body")
        assert not NOW.findall(text_of(body)), path
        for element in body.iter():
            assert element.get("aria-current") not in ("date", "time"), path
            if "data-by-clock" in element.attrib:
                assert "hidden" in element.attrib, path
                assert not text_of(element), path


def test_pages_differ_only_in_what_stays_true_from_one_day_to_the_next(tmp_path: Path) -> None:
    """Of a day's page nothing is marked: it is the same on every day of the week."""
    said = []
    for number in range(2):
        site = small_site(tmp_path / str(number), BASICS)
        site.build(TODAY + timedelta(days=number))
        pages = [site.page(f"/days/{day}/") for day in ("monday", "tuesday", "sunday")]
        said.append([KNOWN_TIMES.sub("", page) for page in pages])
    assert said[0] == said[1]


def test_every_page_has_a_preview_for_those_it_is_sent_to(
    pages: Mapping[str, Element], example_site: Path
) -> None:
    """What the Open Graph protocol asks for: title, type, address and picture; and the description readers see."""
    for path, page in pages.items():
        (canonical,) = [str(each.get("href")) for each in page.iter("link") if each.get("rel") == "canonical"]
        assert meta(page, "og:url") == [canonical], path
        assert meta(page, "og:type") == ["website"], path
        assert meta(page, "og:description") == meta(page, "description"), path
        assert meta(page, "og:site_name") == ["Wexmere Homelessness Charter"], path
        (title,) = meta(page, "og:title")
        assert title, path
        assert title in text_of(next(page.iter("title"))) or path == "index.html"
        (image,) = meta(page, "og:image")
        assert image.startswith(f"{HOST}{BASE}/"), path
        assert (example_site / image.removeprefix(f"{HOST}{BASE}/")).is_file(), path


def test_the_sitemap_says_when_a_page_last_changed(pages: Mapping[str, Element], example_site: Path) -> None:
    """As the page itself says, and never a day to come."""
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    root = ElementTree.fromstring((example_site / "sitemap.xml").read_bytes())
    dated = 0
    for row in root.iter(f"{space}url"):
        address = (row.findtext(f"{space}loc") or "").removeprefix(f"{HOST}{BASE}/")
        said = text_of(next(pages[f"{address}index.html"].iter("main")))
        changed = row.findtext(f"{space}lastmod")
        if changed:
            dated += 1
            day = date.fromisoformat(changed)
            assert day <= TODAY, address
            assert f"Last changed on {date_words(day)}." in said, address
        else:
            assert "Last changed on" not in said, address
    assert dated > 40


def test_every_page_tells_browsers_of_its_search(pages: Mapping[str, Element], example_site: Path) -> None:
    for path, page in pages.items():
        (link,) = [each for each in page.iter("link") if each.get("rel") == "search"]
        assert link.get("type") == "application/opensearchdescription+xml", path
        assert (example_site / str(link.get("href")).removeprefix(f"{BASE}/")).is_file(), path
