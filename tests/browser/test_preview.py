"""The preview as somebody who writes has it: one browser window that is never touched, and files that change."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from site_builder.report import as_text
from tests.tooling.small_site import BASICS, SmallSite, small_site

KITCHEN = "services/kitchen.yaml"
BROKEN = "name: Harbour Kitchen\norganisation: nobody\nneeds: [food]\nhours: Mon-Fryday 9am-5pm\n"
PATIENT = 30_000
"""Milliseconds that are far more than anything here takes."""


@dataclass(frozen=True)
class Preview:
    """A preview that runs, of a site whose files can be changed."""

    site: SmallSite
    url: str

    def write(self, file: str, text: str) -> None:
        path = self.site.content / file
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)


def start(site: SmallSite) -> Iterator[Preview]:
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "site_builder", "serve", "--port", "0", "--today", "2026-11-23"),
            *("--content", str(site.content), "--output", str(site.output)),
        ],
        cwd=site.content.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout
    said: list[str] = []
    try:
        while not (found := re.search(r"http://127\.0\.0\.1:\d+/", said[-1] if said else "")):
            said.append(process.stdout.readline())
            assert said[-1], said
        yield Preview(site, found[0])
    finally:
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=60)
        assert process.returncode == 0, rest
        assert "Traceback" not in rest, rest


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    yield from start(small_site(tmp_path, dict(BASICS)))


@pytest.fixture
def reading(preview: Preview, page: Page) -> Page:
    """A window in which somebody looks at a service."""
    page.goto(f"{preview.url}services/kitchen/")
    expect(page.locator("h1")).to_have_text("Harbour Kitchen")
    return page


def shows(page: Page, name: str) -> None:
    expect(page.locator("h1")).to_have_text(name, timeout=PATIENT)


def test_a_change_shows_by_itself(preview: Preview, reading: Page) -> None:
    for name in ("Quay Kitchen", "Old Kitchen", "Net Loft Kitchen"):
        preview.write(KITCHEN, BASICS[KITCHEN].replace("Harbour Kitchen", name))
        shows(reading, name)


def test_what_others_say_of_it_changes_too(preview: Preview, page: Page) -> None:
    page.goto(f"{preview.url}needs/food/")
    expect(page.locator("main")).to_contain_text("Harbour Kitchen")
    preview.write(KITCHEN, BASICS[KITCHEN].replace("Harbour Kitchen", "Quay Kitchen"))
    expect(page.locator("main")).to_contain_text("Quay Kitchen", timeout=PATIENT)
    preview.write("organisations/harbour-trust.yaml", "name: The Quay Trust\nkind: charity\n")
    preview.write("services/larder.yaml", BASICS[KITCHEN].replace("Harbour Kitchen", "Larder"))
    expect(page.locator("main")).to_contain_text("Larder", timeout=PATIENT)
    page.goto(f"{preview.url}services/larder/")
    expect(page.locator("main")).to_contain_text("The Quay Trust")
    (preview.site.content / "services/larder.yaml").unlink()
    shows(page, "This page isn't here")


def test_mistakes_stand_over_the_last_good_page_until_they_are_mended(
    preview: Preview, reading: Page
) -> None:
    told = reading.locator("#site-builder-preview pre")
    preview.write(KITCHEN, BROKEN)
    expect(told).to_have_text(as_text(preview.site.check()), timeout=PATIENT)
    shows(reading, "Harbour Kitchen")
    preview.write(KITCHEN, BROKEN.replace("nobody", "harbour-trust"))
    expect(told).to_have_text(as_text(preview.site.check()), timeout=PATIENT)
    preview.write(KITCHEN, BASICS[KITCHEN].replace("Harbour Kitchen", "Mended Kitchen"))
    shows(reading, "Mended Kitchen")
    expect(told).to_have_count(0)


def test_a_file_that_is_half_written_does_no_harm(preview: Preview, reading: Page) -> None:
    whole = BASICS[KITCHEN].replace("Harbour Kitchen", "Quay Kitchen")
    for length in (0, 1, 5, len(whole) // 2):
        preview.write(KITCHEN, whole[:length])
        expect(reading.locator("#site-builder-preview pre")).to_contain_text("1 error", timeout=PATIENT)
        shows(reading, "Harbour Kitchen")
    preview.write(KITCHEN, whole)
    shows(reading, "Quay Kitchen")


def test_the_folder_may_be_renamed_and_swapped(preview: Preview, reading: Page) -> None:
    content = preview.site.content
    away, other = content.with_name("away"), content.with_name("other")
    content.rename(away)
    expect(reading.locator("#site-builder-preview pre")).not_to_be_empty(timeout=PATIENT)
    shows(reading, "Harbour Kitchen")
    away.rename(content)
    expect(reading.locator("#site-builder-preview pre")).to_have_count(0, timeout=PATIENT)
    shutil.copytree(content, other)
    (other / KITCHEN).write_text(BASICS[KITCHEN].replace("Harbour Kitchen", "Other Kitchen"))
    content.rename(away)
    other.rename(content)
    shows(reading, "Other Kitchen")
    preview.write(KITCHEN, BASICS[KITCHEN].replace("Harbour Kitchen", "Third Kitchen"))
    shows(reading, "Third Kitchen")


def test_it_starts_although_there_are_mistakes(tmp_path: Path, page: Page) -> None:
    files = {**BASICS, "services/larder.yaml": BASICS[KITCHEN].replace("Mon-Fri", "Mon-Fryday")}
    for preview in start(small_site(tmp_path, files)):
        page.goto(f"{preview.url}services/kitchen/")
        shows(page, "Harbour Kitchen")
        expect(page.locator("#site-builder-preview pre")).to_have_text(as_text(preview.site.check()))
        preview.write("services/larder.yaml", BASICS[KITCHEN].replace("Harbour Kitchen", "Larder"))
        expect(page.locator("#site-builder-preview pre")).to_have_count(0, timeout=PATIENT)
        page.goto(f"{preview.url}services/larder/")
        shows(page, "Larder")


def test_it_starts_although_nothing_can_be_read(tmp_path: Path, page: Page) -> None:
    for preview in start(small_site(tmp_path, {"site.yaml": "name: ["})):
        page.goto(preview.url)
        expect(page.locator("#site-builder-preview pre")).to_contain_text("content/site.yaml:")
        for file, text in {
            **BASICS,
            "site.yaml": (small_site(tmp_path / "x", {}).content / "site.yaml").read_text(),
        }.items():
            preview.write(file, text)
        shows(page, "Find help in Northport")


def test_search_follows_and_says_so(preview: Preview, reading: Page) -> None:
    said = reading.locator("#site-builder-preview:not([aria-busy])")
    expect(said).to_be_empty(timeout=PATIENT)
    preview.write(KITCHEN, BASICS[KITCHEN].replace("Harbour Kitchen", "Quay Kitchen"))
    expect(said).to_contain_text("Search and filters are being brought up to date", timeout=PATIENT)
    shows(reading, "Quay Kitchen")
    expect(said).to_be_empty(timeout=PATIENT)
    reading.goto(f"{preview.url}search/?q=quay")
    expect(reading.locator("main")).to_contain_text("Quay Kitchen", timeout=PATIENT)


def test_what_only_a_whole_build_finds_is_said(preview: Preview, reading: Page) -> None:
    preview.write(
        KITCHEN,
        BASICS[KITCHEN]
        + "summary: Ring the bell at 7 Thistledown Road.\n"
        + "places: {kind: building, visibility: area-only, area: north, address: 7 Thistledown Road}\n",
    )
    preview.write("areas/north.yaml", "name: North\n")
    expect(reading.locator("#site-builder-preview pre")).to_contain_text(
        "[secret-published]", timeout=PATIENT
    )
    preview.write(KITCHEN, BASICS[KITCHEN])
    expect(reading.locator("#site-builder-preview pre")).to_have_count(0, timeout=PATIENT)
