"""The guard over the finished files: what must not leave is found in every kind of file, and nothing else is."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from site_builder.build import build
from site_builder.diagnostics import Diagnostic
from tests.tooling.small_site import BASICS, SETTINGS, Files, SmallSite, all_files, codes, small_site, told
from tests.tooling.word_for_word import SayAgain

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


@pytest.mark.parametrize("count", [1, 2, 4])
def test_it_says_where_it_is_said_a_second_time(tmp_path: Path, count: int, said_before: SayAgain) -> None:
    files = {
        f"resources/paper-{number}.md": f"---\nname: Paper {number}\nkind: paper\n---\nFirst.\n\nAt 7 Wexcombe Road.\n"
        for number in range(count)
    }
    site = with_secrets(tmp_path, {"resource-kinds/paper.yaml": "name: Papers\n", **files})
    said_before(f"{count} times", told(leaks(site)))


SEPARATE = (
    "notes: The house is at A98 X4Y5, D6W PN4T, 62799-0417, ZZ8 7QW; on the A10 near the river, in IL 62798."
)


@pytest.mark.parametrize(
    "said", ["A98 X4Y5", "a98x4y5", "D6W-PN4T", "62799-0417", "627990417", "ZZ8 7QW", "zz87qw"]
)
def test_a_postcode_in_a_note_is_known_in_the_shape_of_any_country(tmp_path: Path, said: str) -> None:
    service = BASICS["services/kitchen.yaml"] + SEPARATE
    page = f"---\nname: Open day\non: 2026-11-01\n---\nWrite to {said} by Friday.\n"
    site = small_site(tmp_path, {**BASICS, "services/kitchen.yaml": service, "news/2026-11-01-open.md": page})
    assert [str(each.span) for each in leaks(site)] == ["content/services/kitchen.yaml:6:8"]


@pytest.mark.parametrize(
    "said", ["the A10 near the quay", "Springfield, IL 62798", "62799", "A98", "X4Y5", "ZZ8"]
)
def test_what_only_looks_like_a_postcode_or_is_of_a_whole_district_is_no_secret(
    tmp_path: Path, said: str
) -> None:
    service = BASICS["services/kitchen.yaml"] + SEPARATE
    page = f"---\nname: Open day\non: 2026-11-01\n---\nWe are at {said} on Friday.\n"
    site = small_site(tmp_path, {**BASICS, "services/kitchen.yaml": service, "news/2026-11-01-open.md": page})
    assert leaks(site) == []


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


@pytest.mark.parametrize("whose", ["services/safe-harbour.yaml", "organisations/harbour-trust.yaml"])
@pytest.mark.parametrize(
    ("written", "places"),
    [
        ("{address: 7 Wexcombe Road, town: Northport, postcode: ZZ8 7QX}", [ROAD, POSTCODE]),
        ("{address: [Safe Harbour, 7 wexcombe rd]}", [ROAD]),
        ("{address: PO Box 9, postcode: zz87qx}", [POSTCODE]),
        ("{address: PO Box 9, town: Northport, postcode: ZZ8 9AA}", []),
    ],
)
def test_an_address_for_letters_is_never_that_of_a_secret_place(
    tmp_path: Path, whose: str, written: str, places: list[str]
) -> None:
    files = {"services/safe-harbour.yaml": SERVICE, **BASICS}
    found = leaks(with_secrets(tmp_path, {whose: f"{files[whose]}postal_address: {written}\n"}))
    assert [str(each.span) for each in found] == [f"content/services/safe-harbour.yaml:{at}" for at in places]


def test_the_search_index_is_looked_through(tmp_path: Path) -> None:
    site = with_secrets(tmp_path, {}, SERVICE + "search_words: 7 Wexcombe Road\n")
    (found,) = leaks(site, search=True)
    assert "`data/search/" in found.message


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


def pdf_page(text: str) -> bytes:
    """A PDF with a page that says something, packed as programs do."""
    writer = PdfWriter()
    page = writer.add_blank_page(300, 100)
    font = {NameObject(f"/{key}"): NameObject(f"/{value}") for key, value in FONT.items()}
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F"): DictionaryObject(font)})}
    )
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F 12 Tf 10 50 Td ({text}) Tj ET".encode())
    page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


FONT = {"Type": "Font", "Subtype": "Type1", "BaseFont": "Helvetica"}


def photograph(**options: object) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (9, 9)).save(stream, "JPEG", **options)
    return stream.getvalue()


def exif(tag: int, value: bytes | str) -> bytes:
    data = Image.Exif()
    data.get_ifd(0x8769)[tag] = value
    return data.tobytes()


def zipped(text: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", text)
    return stream.getvalue()


def locked_pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("a password")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def with_attachment() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_attachment("list.txt", b"7 Wexcombe Road")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("files/list.csv", b"name;7 Wexcombe Road\n"),
        ("files/list.txt", "7 Wexcombe Road\n".encode("utf-16")),
        ("files/letter.docx", zipped(b"<w:t>7 Wexcombe</w:t> <w:t>Road</w:t>")),
        ("files/paper.pdf", paper(Title="7 Wexcombe Road")),
        ("files/attached.pdf", with_attachment()),
        ("files/page.pdf", pdf_page("Come to 7 Wexcombe Road")),
        ("files/7-wexcombe-road.txt", b"Nothing"),
        ("static/data.json", b'{"at": "7\\u0020Wexcombe\\nRoad"}'),
    ],
)
def test_every_kind_of_file_is_read(tmp_path: Path, path: str, data: bytes) -> None:
    site = with_secrets(tmp_path, {path: data})
    (found,) = leaks(site)
    assert f"`{path.removeprefix('static/')}`" in found.message


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("zipped.png", picture()),
        ("comment.jpg", photograph(comment=b"7 Wexcombe Road")),
        ("ascii.jpg", photograph(exif=exif(0x9286, b"ASCII\0\0\0" + b"7 Wexcombe Road"))),
        ("utf-16.jpg", photograph(exif=exif(0x9286, b"UNICODE\0" + "7 Wexcombe Road".encode("utf-16-le")))),
        (
            "other-way.jpg",
            photograph(exif=exif(0x9286, b"UNICODE\0" + "7 Wexcombe Road".encode("utf-16-be"))),
        ),
        ("xmp.jpg", photograph(xmp=b"<x:xmpmeta>7 Wexcombe Road</x:xmpmeta>")),
        ("list.txt.gz", gzip.compress(b"7 Wexcombe Road", mtime=0)),
        ("shop.html", b"<p>7 Wex&shy;combe R&#111;ad"),
        ("page.html", b"<p title='x'>7<br>Wexcombe&nbsp;<b>Road</b>"),
        ("data.json", b'{"at": "7 W\\u0065xcombe Road"}'),
        ("map.txt", b"https://example.org/?q=7%20%57excombe%20Road"),
        ("place.json", b"[53.41837,-2.98213]"),
    ],
)
def test_what_is_trusted_is_looked_through(tmp_path: Path, path: str, data: bytes) -> None:
    site = with_secrets(tmp_path, {f"static/{path}": data, "site.yaml": f"{SETTINGS}static: trusted\n"})
    (found,) = leaks(site)
    assert f"`{path}`" in found.message


@pytest.mark.parametrize(
    "data",
    [locked_pdf(), zipped(b"0" * 31_000_000), gzip.compress(b"0" * 31_000_000, mtime=0)],
    ids=["locked", "zip", "gzip"],
)
def test_what_cannot_be_looked_through_is_refused(tmp_path: Path, data: bytes) -> None:
    site = with_secrets(tmp_path, {"static/paper": data, "site.yaml": f"{SETTINGS}static: trusted\n"})
    built = build(site.options())
    assert codes(built.diagnostics) == ["secret-unseen"]
    assert "`paper`" in built.diagnostics[0].message
    assert not built.published


def test_it_says_on_which_lines_a_secret_is_repeated(tmp_path: Path) -> None:
    news = "---\nname: Open day\non: 2026-11-01\n---\nCome.\n\nTo 7 *Wexcombe* Road.\n"
    site = with_secrets(tmp_path, {"news/2026-11-01-open.md": news}, SERVICE + "summary: At 7 Wexcombe Rd.\n")
    (found,) = leaks(site)
    assert (
        "It is said in content/news/2026-11-01-open.md:7, content/services/safe-harbour.yaml:14."
        in found.message
    )


def test_a_point_alone_is_looked_for(tmp_path: Path) -> None:
    service = "".join(
        line
        for line in SERVICE.splitlines(keepends=True)
        if not line.strip().startswith(("address", "postcode", "notes"))
    )
    site = with_secrets(tmp_path, {"files/a.csv": b"x;53.418372;-2.982135"}, service)
    (found,) = leaks(site)
    assert "`files/a.csv`" in found.message


def test_an_address_in_letters_of_its_own_is_looked_for(tmp_path: Path) -> None:
    service = SERVICE.replace("Thistledown Lodge, 7 Wexcombe Road", "Οίκος Ελπίδας, Łąkowa Brücke")
    site = with_secrets(tmp_path, {"files/a.txt": "οίκος  ΕΛΠΊΔΑΣ".encode()}, service)
    (found,) = leaks(site)
    assert "`files/a.txt`" in found.message


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
