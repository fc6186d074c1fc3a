"""Files of content/static: what is copied into the site, what is refused, and what is taken out."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from tests.tooling.small_site import BASICS, SETTINGS, codes, small_site

TRUSTED = f"{SETTINGS}static: trusted\n"


@pytest.mark.parametrize(
    "path",
    [".well-known/security.txt", ".well-known/proof", "ads.txt", "data/list.json", "CNAME", "google1.html"],
)
def test_what_does_nothing_is_copied(tmp_path: Path, path: str) -> None:
    site = small_site(tmp_path, {**BASICS, f"static/{path}": b"Contact: mailto:hello@example.org"})
    site.build()
    assert (site.output / path).read_bytes() == b"Contact: mailto:hello@example.org"


REFUSED = {
    "poster.html": b"<p>Come",
    "proof.HTM": "<script>".encode("utf-16"),
    "a.js": b"anything",
    "a.css": b"anything",
    "logo.svg": b"<svg/>",
    "deep/_headers": b"/*",
    "_redirects": b"/* /",
    "vercel.json": b"{}",
    "a.php": b"",
    "proof": b"a line",
    ".well-known/proof": b"<script>",
    "CNAME": b"<script>",
    "a.exe": b"MZ",
    "leaflet.pdf": b"%PDF-1.7",
    "a.xml": b"<a><script xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script></a>",
    "b.xml": b"<svg:svg xmlns:svg='http&#58;//www.w3.org/2000/svg'/>",
    "c.xml": b"<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
    "d.xml": b"<?xml-stylesheet href='data:text/xsl,x'?><a/>",
    "e.xml": b"<a><b></a>",
}


@pytest.mark.parametrize("path", REFUSED)
def test_the_rest_is_refused_unless_it_is_trusted(tmp_path: Path, path: str) -> None:
    site = small_site(tmp_path, {**BASICS, f"static/{path}": REFUSED[path]})
    (found,) = site.check()
    assert (found.code.name, found.span.file) == ("static-kind", f"content/static/{path}")
    assert "static: trusted" in found.hint
    if path == "_redirects":  # where the site has something of its own
        return
    site.write({"site.yaml": TRUSTED})
    site.build()
    assert (site.output / path).read_bytes() == REFUSED[path]


def test_xml_that_is_data_is_copied(tmp_path: Path) -> None:
    data = b"<?xml version='1.0'?><users><user>12AB</user></users>"
    site = small_site(tmp_path, {**BASICS, "static/BingSiteAuth.xml": data})
    site.build()
    assert (site.output / "BingSiteAuth.xml").read_bytes() == data


@pytest.mark.parametrize(
    "path", ["static/con.txt", "static/aux/list.txt", "static/LPT1.json", "static/odd.", "files/nul.tar.pdf"]
)
@pytest.mark.parametrize("settings", [SETTINGS, TRUSTED])
def test_names_that_some_computers_cannot_have_are_refused(tmp_path: Path, path: str, settings: str) -> None:
    site = small_site(tmp_path, {**BASICS, path: b"x"}, settings=settings)
    assert codes(site.check()) == ["name-reserved"]


@pytest.mark.parametrize("path", [".git/config", "deep/.well-known/x.txt", ".env"])
def test_other_hidden_files_stay(tmp_path: Path, path: str) -> None:
    site = small_site(tmp_path, {**BASICS, f"static/{path}": b"secret"})
    site.build()
    assert not (site.output / path).exists()


@pytest.mark.parametrize(
    ("ending", "kind"), [("jpg", "JPEG"), ("png", "PNG"), ("webp", "WEBP"), ("ico", "ICO")]
)
def test_pictures_lose_what_they_carry(tmp_path: Path, ending: str, kind: str) -> None:
    data = Image.Exif()
    data[0x010E] = "53.4084N-2.9916W"
    data[0x0112] = 6
    stream = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(
        stream, kind, **({} if kind == "ICO" else {"exif": data.tobytes()})
    )
    site = small_site(tmp_path, {**BASICS, f"static/x.{ending}": stream.getvalue()})
    site.build()
    written = (site.output / f"x.{ending}").read_bytes()
    assert b"2.9916W" not in written
    with Image.open(io.BytesIO(written)) as picture:
        assert picture.format == kind
        assert kind == "ICO" or (picture.size == (20, 40) and not picture.getexif())


def test_a_picture_that_needs_no_turning_keeps_its_quality(tmp_path: Path) -> None:
    stream = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").save(stream, "JPEG", quality=97, comment=b"secret")
    site = small_site(tmp_path, {**BASICS, "static/x.jpg": stream.getvalue()})
    site.build()
    with Image.open(io.BytesIO(stream.getvalue())) as before, Image.open(site.output / "x.jpg") as after:
        assert after.quantization == before.quantization  # type: ignore[attr-defined]
        assert "comment" not in after.info


def test_a_picture_that_moves_is_refused(tmp_path: Path) -> None:
    stream = io.BytesIO()
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue")]
    frames[0].save(stream, "GIF", save_all=True, append_images=frames[1:])
    site = small_site(tmp_path, {**BASICS, "static/x.gif": stream.getvalue()})
    assert codes(site.check()) == ["image-kind"]


@pytest.mark.parametrize("data", [b"<html>", b"", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_picture_is_told(tmp_path: Path, data: bytes) -> None:
    site = small_site(tmp_path, {**BASICS, "static/x.png": data})
    assert codes(site.check()) == ["image-kind"]
