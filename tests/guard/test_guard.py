"""The guard over the finished files: what must not leave is found in every kind of file, and nothing else is."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin
from pypdf import PdfWriter

from site_builder.build import build
from site_builder.diagnostics import Diagnostic
from tests.tooling.small_site import BASICS, Files, SmallSite, all_files, codes, small_site, told

SERVICE = """\
name: Safe Harbour
organisation: harbour-trust
needs: [food]
hours: by appointment
phones: 01632 960 001
places:
  - visibility: area-only
    address: [Thistledown Lodge, 7 Wexcombe Road]
    town: Northport
    postcode: ZZ8 7QX
    coordinates: 53.418372, -2.982135
checked: {on: 2026-10-28}
notes: The grey door is round the back, ring Maud on 07700 900123.
"""
ADDRESS, ROAD, POSTCODE, POINT, NOTE = "8:15", "8:34", "10:15", "11:18", "13:8"
"""Where each secret stands."""


def with_secrets(folder: Path, files: Files, service: str = SERVICE) -> SmallSite:
    return small_site(folder, {**BASICS, "services/safe-harbour.yaml": service, **files})


def leaks(site: SmallSite, *, search: bool = False) -> list[Diagnostic]:
    """What the guard says; nothing is published then."""
    built = build(site.options(search=search))
    errors = [each for each in built.diagnostics if each.is_error]
    assert [code for code in codes(errors) if code != "secret-published"] == []
    assert built.published is not bool(errors)
    assert built.published is site.output.exists()
    return errors


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("We are at 7 Wexcombe Road.", ROAD),
        ("We are at 7, wexcombe rd", ROAD),
        ("We are at 7 *Wexcombe* Road, near the sea", ROAD),
        ("Ask in Thistledown Lodge", ADDRESS),
        ("Write to zz87qx", POSTCODE),
        ("Write to ZZ8 7QX, please", POSTCODE),
        ("Go to 53.4184, -2.9821", POINT),
        ("Go to [the map](https://example.org/?at=-2.982135,53.418372)", POINT),
        ("Go to [the map](https://example.org/?at=7%20Wexcombe+Road)", ROAD),
        ("The grey door is round the back", NOTE),
        ("Ring 07700 900 123", NOTE),
        ("Ring +447700900123", NOTE),
    ],
)
def test_a_secret_in_a_text_stops_the_build(tmp_path: Path, said: str, place: str) -> None:
    site = with_secrets(
        tmp_path, {"news/2026-11-01-open.md": f"---\nname: Open day\non: 2026-11-01\n---\n{said}\n"}
    )
    found = leaks(site)
    assert [str(each.span) for each in found] == [f"content/services/safe-harbour.yaml:{place}"]
    assert "index.html" in found[0].message
    assert not site.output.exists()
    for word in ("wexcombe", "thistledown", "7qx", "418", "maud", "900"):
        assert word not in told(found).lower()


def test_it_says_how_many_files_would_have_it(tmp_path: Path) -> None:
    site = with_secrets(tmp_path, {}, SERVICE + "summary: At 7 Wexcombe Road.\n")
    (found,) = leaks(site)
    assert " more files." in found.message


@pytest.mark.parametrize(
    "said",
    [
        "We are in Northport, ZZ8",
        "There are 7 of us in the road",
        "Wexcombe Road is being mended",
        "Round the back is a grey door",
        "About 53.42, -2.98",
        "Ring 01632 960 001",
        "A lodge by the sea",
    ],
)
def test_what_is_no_secret_is_published(tmp_path: Path, said: str) -> None:
    site = with_secrets(
        tmp_path, {"news/2026-11-01-open.md": f"---\nname: Open day\non: 2026-11-01\n---\n{said}\n"}
    )
    assert leaks(site) == []
    assert site.output.exists()


def test_the_search_index_is_looked_through(tmp_path: Path) -> None:
    site = with_secrets(tmp_path, {}, SERVICE + "search_words: 7 Wexcombe Road\n")
    (found,) = leaks(site, search=True)
    assert "`pagefind/fragment/" in found.message


def test_what_is_public_elsewhere_is_no_secret(tmp_path: Path) -> None:
    """Another service is at that address, and says so; the note has the telephone number of the organisation."""
    other = BASICS["services/kitchen.yaml"] + (
        "places:\n  - {address: 7 Wexcombe Road, postcode: ZZ8 7QX, coordinates: '53.418372, -2.982135'}\n"
    )
    trust = BASICS["organisations/harbour-trust.yaml"] + "phones: 07700 900123\n"
    site = with_secrets(tmp_path, {"services/kitchen.yaml": other, "organisations/harbour-trust.yaml": trust})
    assert leaks(site) == []


def test_of_a_confidential_place_the_name_is_kept(tmp_path: Path) -> None:
    place = "places:\n  - {visibility: confidential, name: Rosebank House}\n"
    kitchen = BASICS["services/kitchen.yaml"] + place
    site = small_site(
        tmp_path, {**BASICS, "services/kitchen.yaml": kitchen + "summary: Rosebank House is ours.\n"}
    )
    (found,) = leaks(site)
    assert str(found.span) == "content/services/kitchen.yaml:7:38"
    assert "rosebank" not in told([found]).lower()


def picture() -> bytes:
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", "7 Wexcombe Road", zip=True)
    stream = io.BytesIO()
    Image.new("RGB", (9, 9)).save(stream, "PNG", pnginfo=words)
    return stream.getvalue()


def paper(**about: str) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_metadata({f"/{name}": text for name, text in about.items()})
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def letter() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<w:t>7 Wexcombe</w:t> <w:t>Road</w:t>")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("files/list.csv", b"name;7 Wexcombe Road\n"),
        ("files/list.txt", "7 Wexcombe Road\n".encode("utf-16")),
        ("files/letter.docx", letter()),
        ("files/paper.pdf", paper(Title="7 Wexcombe Road")),
        ("files/7-wexcombe-road.txt", b"Nothing"),
        ("static/data.json", b'{"at": "7\\u0020Wexcombe\\nRoad"}'),
    ],
)
def test_every_kind_of_file_is_read(tmp_path: Path, path: str, data: bytes) -> None:
    site = with_secrets(tmp_path, {path: data})
    (found,) = leaks(site)
    assert f"`{path.removeprefix('static/')}`" in found.message


def test_words_in_a_picture_are_not_published(tmp_path: Path) -> None:
    site = with_secrets(tmp_path, {"images/door.png": picture()})
    assert leaks(site) == []


def test_a_failed_build_leaves_what_was_published(tmp_path: Path) -> None:
    site = with_secrets(tmp_path, {})
    site.build()
    before = all_files(site.output)
    site.write({"services/safe-harbour.yaml": SERVICE + "summary: At 7 Wexcombe Road.\n"})
    assert codes(build(site.options()).diagnostics) == ["place-given-away", "secret-published"]
    assert all_files(site.output) == before
