"""The site's mark: its logo at the head of pages, and what telephones put on their home screens."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.tooling.small_site import BASICS, SETTINGS, SmallSite, codes, small_site, told

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><circle cx="9" cy="9" r="9" fill="#0b3d91"/></svg>'
ARCH = "M2 23V11a10"


def png(width: int, height: int, colour: str = "#0b3d91") -> bytes:
    stream = io.BytesIO()
    carried = PngInfo()
    carried.add_text("Author", "hidden")
    Image.new("RGB", (width, height), colour).save(stream, "PNG", pnginfo=carried)
    return stream.getvalue()


def built(folder: Path, logo: str, more: str = "", **images: bytes | str) -> SmallSite:
    """A site with these lines of settings and pictures, `__` standing for the dot."""
    files = {f"images/{name.replace('__', '.')}": data for name, data in images.items()}
    site = small_site(folder, {**BASICS, **files}, settings=f"{SETTINGS}{logo}{more}")
    assert codes(site.check()) == [], told(site.check())
    site.build()
    return site


def manifest(site: SmallSite) -> Any:
    return json.loads((site.output / "manifest.webmanifest").read_text("utf-8"))


def asked(site: SmallSite, rel: str) -> Path:
    """The file that a page names as its icon."""
    found = re.search(rf'<link rel="{rel}" href="/([^"]*)"', site.page("/help-now/"))
    assert found
    return site.output / found[1]


def size_of(file: Path) -> tuple[int, int]:
    with Image.open(file) as picture:
        return picture.size


def colour_at(file: Path, x: float, y: float) -> tuple[int, ...]:
    """The colour at a share of a picture's width and height."""
    with Image.open(file) as picture:
        found = picture.convert("RGB").getpixel((round(picture.width * x), round(picture.height * y)))
    assert isinstance(found, tuple)
    return found


def test_without_a_logo_the_arch_stands_for_the_site_in_its_colours(tmp_path: Path) -> None:
    site = built(tmp_path, "", 'colours: {brand: "#1f5f5b", accent: "#d9902f"}\n')
    assert ARCH in site.page("/")
    assert 'class="own"' not in site.page("/")
    assert "logo.css" not in site.page("/")
    assert '"#1f5f5b"' in asked(site, "icon").read_text("utf-8")
    touch = asked(site, "apple-touch-icon")
    assert size_of(touch) == (180, 180)
    assert colour_at(touch, 0.25, 0.7) == (0x1F, 0x5F, 0x5B)
    assert colour_at(touch, 0.5, 0.75) == (0xD9, 0x90, 0x2F)


def test_a_manifest_names_the_site_and_icons_that_are_there(tmp_path: Path) -> None:
    settings = SETTINGS.replace("example.org/", "example.org/charter/") + "short_name: Northport\n"
    site = small_site(tmp_path, BASICS, settings=settings)
    site.build()
    said = manifest(site)
    assert said["name"] == "Northport Homelessness Charter"
    assert said["short_name"] == "Northport"
    assert said["start_url"] == said["scope"] == "/charter/"
    assert said["display"] == "browser"
    assert {(each["sizes"], each["purpose"]) for each in said["icons"]} == {
        ("any", "any"),
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    }
    for each in said["icons"]:
        file = site.output / each["src"].removeprefix("/charter/")
        if each["type"] == "image/png":
            assert "{}x{}".format(*size_of(file)) == each["sizes"]
        else:
            assert file.read_text("utf-8").startswith("<svg ")
    assert '<link rel="manifest" href="/charter/manifest.webmanifest">' in site.page("/help-now/")


def test_phones_put_the_colours_of_the_site_around_it(tmp_path: Path) -> None:
    site = built(tmp_path, "", 'colours: {brand: "#1f5f5b", accent: "#d9902f"}\n')
    sheet = next((site.output / "assets").glob("brand.*.css")).read_text("utf-8")
    light, dark = re.findall(r"--paper:(#\w+)", sheet)
    found = re.findall(
        r'<meta name="theme-color" content="(#\w+)" media="\(prefers-color-scheme: (\w+)\)">', site.page("/")
    )
    assert found == [(light, "light"), (dark, "dark")]
    assert manifest(site)["theme_color"] == light


def test_a_drawing_stands_at_the_head_of_every_page(tmp_path: Path) -> None:
    site = built(tmp_path, "logo: {file: logo.svg, alt: A harbour & a light}\n", logo__svg=DRAWING)
    for file in site.output.rglob("*.html"):
        html = file.read_text("utf-8")
        if 'class="name"' in html:
            assert 'alt="A harbour &amp; a light" width="72" height="48"' in html, file
            assert ARCH not in html, file
    shown = next((site.output / "assets").glob("logo.*.svg"))
    assert asked(site, "icon").read_bytes() == shown.read_bytes()
    assert [each["sizes"] for each in manifest(site)["icons"]] == ["any"]
    assert asked(site, "apple-touch-icon").name.startswith("icon-180.")
    assert not (site.output / "images").exists()


def test_a_picture_is_drawn_afresh_for_pages_and_home_screens(tmp_path: Path) -> None:
    site = built(tmp_path, "logo: {file: logo.png, alt: A light}\n", logo__png=png(1200, 600))
    shown = next((site.output / "assets").glob("logo.*.png"))
    assert size_of(shown) == (288, 144)
    assert b"hidden" not in shown.read_bytes()
    assert 'width="96" height="48"' in site.page("/")
    for name, clear in (("icon-192", 0.04), ("icon-mask", 0.2), ("icon-180", 0.04)):
        file = next((site.output / "assets").glob(f"{name}.*.png"))
        assert colour_at(file, 0.5, 0.5) == (0x0B, 0x3D, 0x91), name
        assert colour_at(file, clear, 0.5) == (255, 255, 255), name
    assert not list((site.output / "assets").glob("icon.*.svg"))
    assert asked(site, "icon").name.startswith("icon-192.")


def test_an_icon_of_its_own_goes_onto_home_screens(tmp_path: Path) -> None:
    logo = "logo: {file: logo.svg, alt: Northport Homelessness Charter, holds_name: yes, icon: square.png}\n"
    site = built(tmp_path, logo, logo__svg=DRAWING, square__png=png(600, 600, "#cc0000"))
    assert colour_at(asked(site, "apple-touch-icon"), 0.5, 0.5) == (0xCC, 0, 0)
    assert {each["purpose"] for each in manifest(site)["icons"]} == {"any", "maskable"}
    head = site.page("/").partition('class="name"')[2].partition("</a>")[0]
    assert re.sub(r"<[^>]*>", "", head).partition(">")[2] == ""
    assert 'alt="Northport Homelessness Charter"' in head


@pytest.mark.parametrize(
    ("logo", "place", "code", "says"),
    [
        ("{file: logo.svg}", "content/site.yaml:7:7", "field-missing", "alt"),
        ("{file: lgo.svg, alt: A}", "content/site.yaml:7:14", "logo-unknown", "logo.svg"),
        ("{file: logo.jpg, alt: A}", "content/site.yaml:7:14", "logo-kind", "SVG"),
        ("{file: logo.svg, alt: A, icon: logo.svg}", "content/site.yaml:7:38", "logo-kind", "PNG"),
        ("{file: ../logo.svg, alt: A}", "content/site.yaml:7:14", "file-name-invalid", "letters"),
        ("{file: bad.svg, alt: A}", "content/images/bad.svg:2:1", "drawing-unsafe", "script"),
        ("{file: text.png, alt: A}", "content/images/text.png:1:1", "image-kind", "picture"),
        ("{file: logo.svg, alt: A, icon: text.png}", "content/images/text.png:1:1", "image-kind", "picture"),
    ],
)
def test_what_is_wrong_with_a_logo_is_said_where_it_is(
    tmp_path: Path, logo: str, place: str, code: str, says: str
) -> None:
    bad = DRAWING.replace("<circle", "\n<script/><circle")
    files: dict[str, str | bytes] = {
        "images/logo.svg": DRAWING,
        "images/bad.svg": bad,
        "images/text.png": "text",
        "images/logo.jpg": png(9, 9),
    }
    named = {name: data for name, data in files.items() if name[7:] in logo or name.endswith("logo.svg")}
    site = small_site(tmp_path, {**BASICS, **named}, settings=f"{SETTINGS}logo: {logo}\n")
    found = site.check()
    assert (place, code) in [(str(each.span), each.code.name) for each in found], told(found)
    told_here = next(each for each in found if each.code.name == code)
    assert says in f"{told_here.message} {told_here.hint}"


def test_a_drawing_that_is_not_the_logo_is_refused_as_before(tmp_path: Path) -> None:
    site = small_site(tmp_path, {**BASICS, "images/other.svg": DRAWING})
    assert codes(site.check()) == ["image-kind"]


def test_a_themes_own_icons_count_before_the_arch_and_a_logo_before_both(tmp_path: Path) -> None:
    theme = tmp_path / "themes" / "own"
    (theme / "assets").mkdir(parents=True)
    (theme / "theme.yaml").write_text("name: Own\n", "utf-8")
    (theme / "assets" / "icon.svg").write_text("<svg>own</svg>", "utf-8")
    site = built(tmp_path, "theme: own\n")
    assert asked(site, "icon").read_text("utf-8") == "<svg>own</svg>"
    site.write(
        {
            "site.yaml": f"{SETTINGS}theme: own\nlogo: {{file: logo.svg, alt: A light}}\n",
            "images/logo.svg": DRAWING,
        }
    )
    site.build()
    assert "circle" in asked(site, "icon").read_text("utf-8")


def test_the_same_site_has_the_same_mark(tmp_path: Path) -> None:
    logo = "logo: {file: logo.png, alt: A light}\n"
    one, other = (built(tmp_path / name, logo, logo__png=png(700, 300)) for name in ("one", "other"))
    names = [sorted(file.name for file in (site.output / "assets").iterdir()) for site in (one, other)]
    assert names[0] == names[1]
