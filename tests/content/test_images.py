"""Pictures made ready for pages: sizes, the right way up, nothing hidden left in them, nothing dangerous opened."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageDraw, ImageFilter, ImageFont, PngImagePlugin

from site_builder.content.images import prepare_image
from site_builder.diagnostics import Problem

SECRET = b"53.4084N-2.9916W"


def picture(kind: str, size: tuple[int, int] = (1200, 800), mode: str = "RGB", **options: Any) -> bytes:
    """A picture with a red left half."""
    image = Image.new(mode, size)
    image.paste("red" if mode != "L" else 200, (0, 0, size[0] // 2, size[1]))
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def exif(orientation: int) -> bytes:
    data = Image.Exif()
    data[0x0112] = orientation
    data[0x010E] = SECRET.decode()
    data.get_ifd(0x8825)[29] = SECRET.decode()
    return data.tobytes()


@pytest.mark.parametrize(
    ("kind", "made", "options"),
    [
        ("JPEG", "door.jpeg-{}.jpg", {"exif": exif(1), "comment": SECRET, "xmp": SECRET}),
        ("PNG", "door-{}.png", {"exif": exif(1)}),
        ("WEBP", "door-{}.webp", {"exif": exif(1), "xmp": SECRET}),
        ("GIF", "door.gif-{}.png", {"comment": SECRET}),
    ],
)
def test_nothing_hidden_survives(kind: str, made: str, options: dict[str, Any]) -> None:
    if kind == "PNG":
        texts = PngImagePlugin.PngInfo()
        texts.add_text("Comment", SECRET.decode())
        options = {**options, "pnginfo": texts}
    data = picture(kind, **options)
    assert SECRET in data
    prepared = prepare_image(data, f"door.{kind.lower()}")
    assert [name for name, _ in prepared.files] == [made.format(480), made.format(960)]
    for _, file in prepared.files:
        assert SECRET not in file
        with Image.open(io.BytesIO(file)) as image:
            assert not image.getexif()
            assert not {"exif", "comment", "xmp", "icc_profile", "Comment"} & set(image.info)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_pictures_stand_upright(orientation: int) -> None:
    data = picture("JPEG", exif=exif(orientation))
    sideways = orientation > 4
    prepared = prepare_image(data, "a.jpg", (480,))
    assert (prepared.width, prepared.height) == ((480, 720) if sideways else (480, 320))
    with Image.open(io.BytesIO(prepared.files[0][1])) as image:
        assert image.size == (prepared.width, prepared.height)
        red_corner = {1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1)}[
            orientation
        ]
        x, y = (5 if edge == 0 else length - 6 for edge, length in zip(red_corner, image.size, strict=True))
        colour = image.getpixel((x, y))
        assert isinstance(colour, tuple)
        assert colour[0] > 200


@pytest.mark.parametrize(
    ("width", "widths", "made"),
    [
        (2000, (480, 960), (480, 960)),
        (700, (480, 960), (480, 700)),
        (300, (480, 960), (300,)),
        (480, (480,), (480,)),
    ],
)
def test_pictures_never_grow(width: int, widths: tuple[int, ...], made: tuple[int, ...]) -> None:
    prepared = prepare_image(picture("JPEG", (width, 100)), "a.jpg", widths)
    assert prepared.widths == made
    assert prepared.width == made[-1]
    assert (prepared.srcset("/images/") == "") == (len(made) == 1)


def test_srcset_names_every_width() -> None:
    prepared = prepare_image(picture("JPEG"), "door.jpg")
    assert prepared.srcset("/sub/images") == "/sub/images/door-480.jpg 480w, /sub/images/door-960.jpg 960w"
    assert prepared.name == "door-960.jpg"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_same_picture_same_bytes(kind: str) -> None:
    data = picture(kind)
    assert prepare_image(data, "a.x").files == prepare_image(data, "a.x").files


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "P", "1", "CMYK", "I;16"])
def test_every_colour_mode_works(mode: str) -> None:
    stream = io.BytesIO()
    Image.new(mode, (20, 10)).save(stream, "JPEG" if mode == "CMYK" else "PNG")
    prepared = prepare_image(stream.getvalue(), "a.png")
    with Image.open(io.BytesIO(prepared.files[0][1])) as image:
        few = {"P": "P", "L": "L", "1": "1"}
        assert image.mode == few.get(mode, "RGBA" if mode in ("RGBA", "LA") else "RGB")


def test_transparency_stays() -> None:
    stream = io.BytesIO()
    Image.new("RGBA", (20, 10), (255, 0, 0, 0)).save(stream, "PNG")
    with Image.open(io.BytesIO(prepare_image(stream.getvalue(), "a.png").files[0][1])) as image:
        assert image.getpixel((3, 3))[3] == 0  # type: ignore[index]


def test_the_first_frame_of_a_moving_picture_is_used() -> None:
    stream = io.BytesIO()
    frames = [Image.new("RGB", (20, 10), colour) for colour in ("red", "blue")]
    frames[0].save(stream, "GIF", save_all=True, append_images=frames[1:])
    with Image.open(io.BytesIO(prepare_image(stream.getvalue(), "a.gif").files[0][1])) as image:
        assert image.convert("RGB").getpixel((3, 3))[:3] == (255, 0, 0)  # type: ignore[index]


def test_a_colour_profile_is_applied_and_dropped() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for damaged in (profile, profile[:100], b"nonsense"):
        prepared = prepare_image(picture("JPEG", icc_profile=damaged), "a.jpg", (100,))
        with Image.open(io.BytesIO(prepared.files[0][1])) as image:
            assert "icc_profile" not in image.info
            assert image.getpixel((5, 5))[0] > 200  # type: ignore[index]


def huge_png(width: int, height: int) -> bytes:
    """The header of a picture of any size, followed by next to nothing."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b""))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("title", "data", "code"),
    [
        ("SVG", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image-kind"),
        ("SVG with prologue", b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- x -->\n<svg>", "image-kind"),
        ("text", b"hello", "image-kind"),
        ("nothing", b"", "image-kind"),
        ("other kind", picture("BMP"), "image-kind"),
        ("TIFF", picture("TIFF"), "image-kind"),
        ("bomb", huge_png(40_000, 40_000), "image-too-large"),
        ("large bomb", huge_png(2**31 - 1, 2**31 - 1), "image-too-large"),
        ("too many pixels", huge_png(9_000, 9_000), "image-too-large"),
        ("too long", huge_png(20_000, 10), "image-too-large"),
        ("too many bytes", picture("JPEG") + b"\0" * 20_000_000, "image-too-large"),
        ("cut off", picture("JPEG")[:600], "image-unreadable"),
        ("cut off PNG", picture("PNG")[:100], "image-unreadable"),
        ("no pixels", huge_png(10, 10), "image-unreadable"),
    ],
)
def test_what_is_refused(title: str, data: bytes, code: str) -> None:
    with pytest.raises(Problem) as caught:
        prepare_image(data, "a.jpg")
    assert caught.value.code.name == code, title
    assert caught.value.message.endswith(".")
    assert caught.value.hint


def huge_jpeg(width: int, height: int) -> bytes:
    """A small picture that says it were of any size."""
    data = picture("JPEG", (8, 8))
    at = data.index(b"\xff\xc0") + 5
    return data[:at] + struct.pack(">HH", height, width) + data[at + 4 :]


@pytest.mark.parametrize(
    ("most", "more"),
    [
        (huge_jpeg(10_000, 5_000), huge_jpeg(10_000, 5_001)),
        (huge_png(5_000, 5_000), huge_png(5_000, 5_001)),
        (huge_png(16_000, 10), huge_png(16_001, 10)),
        (huge_png(10, 16_000), huge_png(10, 16_001)),
    ],
    ids=["JPEG", "PNG", "wide", "high"],
)
def test_the_most_pixels_are_tried_and_not_one_line_more(most: bytes, more: bytes) -> None:
    """Few of them are there, so that the first may be found to be damaged."""
    try:
        prepare_image(most, "a.x")
    except Problem as problem:
        assert problem.code.name == "image-unreadable"  # noqa: PT017  (or nothing is said)
    with pytest.raises(Problem, match="too many pixels"):
        prepare_image(more, "a.x")


def test_the_most_bytes_are_read_and_not_one_more() -> None:
    data = picture("JPEG", (8, 8)).ljust(20_000_000, b"\0")
    assert prepare_image(data, "a.jpg").widths == (8,)
    with pytest.raises(Problem, match="larger than 20 MB"):
        prepare_image(data + b"\0", "a.jpg")


@pytest.mark.parametrize(
    ("size", "widths", "height"),
    [
        ((2000, 999), (960,), 480),
        ((2000, 1), (480, 960), 1),
        ((8, 8), (), 8),
        ((8, 8), (0,), 8),
        ((1, 300), (480,), 300),
    ],
)
def test_heights_follow_widths_and_are_never_nothing(
    size: tuple[int, int], widths: tuple[int, ...], height: int
) -> None:
    prepared = prepare_image(picture("PNG", size), "a.png", widths)
    assert prepared.height == height
    for (_, file), width in zip(prepared.files, prepared.widths, strict=True):
        with Image.open(io.BytesIO(file)) as image:
            assert image.size == (width, max(1, round(size[1] * width / size[0])))


def test_a_file_of_comments_is_no_picture_and_is_found_so_at_once() -> None:
    with pytest.raises(Problem, match="isn't a picture"):
        prepare_image(b"<!---->" * 500, "x.png")
    with pytest.raises(Problem, match="SVG"):
        prepare_image(b"<!-- a -->" * 20 + b"<svg>", "x.svg")


def poster(colours: int, size: tuple[int, int] = (1600, 2200)) -> bytes:
    """A poster with large letters and a palette."""
    image = Image.new("RGB", size, "#fff8e0")
    draw = ImageDraw.Draw(image)
    for number in range(12):
        draw.ellipse((number * 120, 1500, number * 120 + 300, 1800), fill=("#1f5f5b", "#e0a13a")[number % 2])
        draw.text(
            (80, 60 + number * 110), f"Winter shelter {number}", font=ImageFont.load_default(70), fill="#123"
        )
    stream = io.BytesIO()
    image.quantize(colours).save(stream, "PNG", optimize=True)
    return stream.getvalue()


@pytest.mark.parametrize("colours", [2, 16, 256])
def test_a_palette_stays_one(colours: int) -> None:
    data = poster(colours)
    for _, file in prepare_image(data, "a.png").files:
        with Image.open(io.BytesIO(file)) as image:
            assert image.mode == "P"
        assert len(file) <= len(data)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
@pytest.mark.parametrize("size", [(700, 500), (1200, 800), (480, 300), (490, 300)])
def test_nothing_is_larger_than_its_source(kind: str, size: tuple[int, int]) -> None:
    noise = Image.effect_noise(size, 80).convert("RGB")
    stream = io.BytesIO()
    noise.save(stream, kind, **({"quality": 20} if kind in ("JPEG", "WEBP") else {}))
    prepared = prepare_image(stream.getvalue(), "a.x")
    sizes = [len(file) for _, file in prepared.files]
    assert max(sizes) <= len(stream.getvalue())
    assert sizes == sorted(sizes)
    assert prepared.widths[-1] == prepared.width


def test_a_photograph_comes_in_a_modern_format_too() -> None:
    prepared = prepare_image(picture("JPEG"), "door.jpg")
    assert [name for name, _ in prepared.modern] == ["door.jpg-480.webp", "door.jpg-960.webp"]
    for (_, new), (_, old) in zip(prepared.modern, prepared.files, strict=True):
        assert len(new) < len(old)
    assert prepare_image(picture("PNG"), "door.png").modern == ()


def test_a_phone_s_photograph_with_a_second_picture_inside_stays_a_photograph() -> None:
    photograph = Image.effect_noise((1600, 1200), 60).convert("RGB").filter(ImageFilter.GaussianBlur(4))
    stream = io.BytesIO()
    photograph.save(stream, "MPO", save_all=True, append_images=[photograph.resize((160, 120))])
    made = prepare_image(stream.getvalue(), "a.jpg")
    assert [name for name, _ in made.files] == ["a-480.jpg", "a-960.jpg"]
    assert made.modern
