"""What editors write for themselves, and where people must not be found, is in no file of the site."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from site_builder.cli import FAILED, main
from site_builder.outputs.booklet import output as booklet_output
from tests.tooling.paper import links, page_texts, read_pdf
from tests.tooling.small_site import BASICS, SmallSite, all_files, codes, small_site, told

# Each is one unlikely word. Searching keeps only the stem of a word, so the first letters alone must not be there either.
NOTE, ORGANISATION_NOTE, SOURCE, COMMENT, STREET, BUILDING = (
    "quillonmarsh", "brambleforth", "ferntallowe", "gossamerfield", "wexcombury", "thistledowne",
)  # fmt: skip
INCODE = "7qx"
COORDINATES = ("53.418", "418372", "2.982", "982135")

SERVICE = f"""\
# {COMMENT}
name: Safe Harbour
organisation: harbour-trust
needs: [food]
summary: A quiet place for women.
hours: by appointment
phones: 01632 960 001
risky: yes
places:
  - visibility: area-only
    name: The house
    address: ["{BUILDING}", "7 {STREET} row"]
    town: Northport
    postcode: ZZ8 {INCODE}
    coordinates: 53.418372, -2.982135
    area: port
  - {{visibility: confidential, name: The other house, area: port}}
activities:
  - {{name: Supper, place: The house, hours: Mon 6pm-7pm}}
checked: {{on: 2026-10-28, by: The coordinator}}
sources: ["{SOURCE} rang us", "https://example.org/source"]
notes: The {NOTE} door is round the back.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    """A site with search whose content is full of what nobody may learn."""
    organisation = BASICS["organisations/harbour-trust.yaml"] + f"notes: |\n  Ask for {ORGANISATION_NOTE}.\n"
    files = {
        **BASICS,
        "areas/port.yaml": "name: Port\n",
        "organisations/harbour-trust.yaml": organisation,
        "services/safe-harbour.yaml": SERVICE,
        "services/as-markdown.md": f"---\n{SERVICE}---\nWe are quiet.\n",
    }
    made = small_site(tmp_path_factory.mktemp("secrets"), files)
    made.build(search=True)
    return made


def opened(data: bytes) -> bytes:
    """The bytes of a file, decompressed if they are gzipped, in small letters."""
    return (gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data).lower()


def test_the_search_index_is_looked_into(site: SmallSite) -> None:
    """The search for canaries would find a word that is published."""
    found = [name for name, data in all_files(site.output).items() if b"quiet" in opened(data)]
    assert any(re.fullmatch(r"data/search/\w+/words-\d+\.json", name) for name in found)
    assert any(re.fullmatch(r"data/search/\w+/results-\d+\.json", name) for name in found)
    assert "services/safe-harbour/index.html" in found


@pytest.mark.parametrize("word", [NOTE, ORGANISATION_NOTE, SOURCE, COMMENT, STREET, BUILDING])
def test_no_file_holds_a_secret_word(site: SmallSite, word: str) -> None:
    stem = word[:7].encode()
    assert [name for name, data in all_files(site.output).items() if stem in opened(data)] == []


@pytest.mark.parametrize("secret", [INCODE, *COORDINATES])
def test_no_file_holds_an_exact_place(site: SmallSite, secret: str) -> None:
    assert [name for name, data in all_files(site.output).items() if secret.encode() in opened(data)] == []


def test_what_may_be_said_of_the_place_is_said(site: SmallSite) -> None:
    page = site.page("/services/safe-harbour/")
    assert "ZZ8" in page
    assert "Ring for the address" in page
    assert "https://example.org/source" in page


KNOWN = """\
name: Port
places: {name: Quayside, also_called: The docks, outcodes: ZZ8, coordinates: "54.5, -1.25"}
"""
TOWN = """\
town: The docks
    area: port"""
ACCESS = """\
what_for: Where you live
    step_free: yes
    toilet: yes
    hearing_loop: yes
    access_note: Three steps
    hours: Mon 9:07am-10:08am"""


@pytest.mark.parametrize(
    ("visibility", "written", "shown"),
    [
        ("confidential", TOWN.partition("\n")[0], "kind: building"),
        ("confidential", f"name: The house\n    {TOWN}\n    {ACCESS}", "kind: building"),
        (
            "area-only",
            f"address: [{BUILDING}]\n    {TOWN}\n    {ACCESS}\n    postcode: ZZ8 7QX\n    coordinates: 53.418372, -2.982135",
            f"{TOWN}\n    {ACCESS}\n    postcode: ZZ8 1AA\n    coordinates: 53.42, -2.98",
        ),
        ("area-only", f"address: [{BUILDING}]\n    postcode: ZZ8 7QX", "postcode: ZZ8 1AA"),
    ],
)
def test_what_may_not_be_shown_changes_no_byte_of_the_site(
    tmp_path: Path, visibility: str, written: str, shown: str
) -> None:
    """A site whose file says more than it may is the site of a file that says no more than that."""
    built = []
    for number, place in enumerate((written, shown)):
        head = BASICS["services/kitchen.yaml"].replace("hours: Mon-Fri 9am-5pm\n", "areas: port\n")
        kitchen = f"{head}places:\n  - visibility: {visibility}\n    {place}\n"
        files = {**BASICS, "areas/port.yaml": KNOWN, "services/kitchen.yaml": kitchen}
        site = small_site(tmp_path / str(number), files)
        site.build(search=True)
        built.append(all_files(site.output))
    assert built[0].keys() == built[1].keys()
    assert [name for name in built[0] if built[0][name] != built[1][name]] == []


@pytest.mark.usefixtures("printing")
def test_the_booklet_holds_no_secret(site: SmallSite) -> None:
    """Letters of a PDF are numbers of shapes, so what it says is read rather than its bytes."""
    for file in booklet_output.make(site.load()):
        assert_no_secret(read_pdf(file.data))


def assert_no_secret(reader: PdfReader) -> None:
    """No secret in what a booklet says, where it leads to, or what it says of itself."""
    said = " ".join(
        (*page_texts(reader), str(reader.metadata), str(list(links(reader))), str(reader.outline))
    ).lower()
    assert "safe harbour" in said
    assert "northport (ring for the address) " in said
    secrets = (NOTE, ORGANISATION_NOTE, SOURCE, COMMENT, STREET, BUILDING, INCODE, *COORDINATES)
    assert [secret for secret in secrets if secret[:7] in said] == []
    assert "the other house" not in said


@pytest.mark.parametrize(
    "secret",
    [
        f"address: 7 {STREET} row",
        f"postcode: ZZ8 {INCODE}",
        "coordinates: 53.418372, -2.982135",
        f"where: Behind {BUILDING}",
        f"transport: Bus to {STREET}",
    ],
)
def test_a_confidential_place_with_an_address_is_refused_without_repeating_it(
    tmp_path: Path, secret: str, capsys: pytest.CaptureFixture[str]
) -> None:
    refuge = BASICS["services/kitchen.yaml"] + f"places:\n  - visibility: confidential\n    {secret}\n"
    site = small_site(tmp_path, {**BASICS, "services/kitchen.yaml": refuge})
    found = site.check()
    assert codes(found) == ["confidential-address"]
    assert found[0].span.line == 8
    assert secret.split(": ")[1].lower() not in told(found).lower()
    assert main(["build", "--content", str(site.content), "--output", str(site.output)]) == FAILED
    assert not site.output.exists()
    assert secret.split(": ")[1].lower() not in capsys.readouterr().err.lower()
