"""Codes on paper: which pages have one, and that a reader of codes which isn't ours finds the page through it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest

from site_builder.outputs.qr_codes import draw
from tests.tooling.codes import SVG, read_code
from tests.tooling.small_site import BASICS, SETTINGS, all_files, small_site


@pytest.mark.parametrize(
    "address",
    [
        "https://a.org/services/x/",
        "https://charter.northport.example.org/charter/services/harbour-day-centre-and-winter-night-shelter/",
    ],
)
def test_a_reader_finds_the_address(address: str) -> None:
    assert read_code(draw(address)) == [address]


def test_what_is_handed_out_has_one_but_not_what_closed_for_good(tmp_path: Path) -> None:
    closed = "name: Old Kitchen\norganisation: harbour-trust\nneeds: [food]\nstatus: closed\n"
    site = small_site(tmp_path, {**BASICS, "services/old-kitchen.yaml": closed})
    site.build(base_url="https://northport.example.org/help/")
    codes = [path for path in all_files(site.output) if path.startswith("qr/")]
    assert codes == [f"qr/{name}.svg" for name in ("help-now", "needs/food", "services/kitchen", "services")]
    assert '<img class="qr" src="/help/qr/services/kitchen.svg"' in site.page("/services/kitchen/")
    assert 'class="qr"' not in site.page("/services/old-kitchen/")
    (found,) = read_code((site.output / "qr/services/kitchen.svg").read_bytes())
    assert found == "https://northport.example.org/help/services/kitchen/"


def test_a_site_can_do_without(tmp_path: Path) -> None:
    site = small_site(tmp_path, BASICS, settings=SETTINGS + "qr_codes: no\n")
    site.build()
    assert not (site.output / "qr").exists()
    assert 'class="qr"' not in site.page("/services/kitchen/")


def test_a_drawing_is_small_and_says_nothing_else() -> None:
    svg = draw("https://charter.example.org/services/harbour-day-centre/")
    assert len(svg) < 3000
    assert {str(each.tag) for each in ElementTree.parse(BytesIO(svg)).iter()} == {f"{SVG}svg", f"{SVG}path"}
