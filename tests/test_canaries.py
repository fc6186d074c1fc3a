"""Every text of every entry is a word of its own, the site is built with all it can have, and each file is read back.

What must not be published stands in no file; all else that can be written stands in one.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

import site_builder
from site_builder.model.explain import explain_fields
from site_builder.model.place import Place
from site_builder.outputs.booklet.pdf import lacking
from tests.test_every_field import value_of
from tests.tooling.canaries import CANARY, REFUSED, Planted
from tests.tooling.codes import read_code
from tests.tooling.paper import page_texts, read_pdf
from tests.tooling.small_site import BASICS, SmallSite, all_files, small_site

SECRET = re.compile(
    r"comment: .*"  # what stands behind a # in a file
    r"|.*: \w+\.notes"
    r"|.*: service\.sources"  # but those that are addresses
    r"|.* confidential-\w+: service\.places\..*"
    r"|.* area-only-\w+: service\.places\.(?:address|postcode|coordinates)"
)
"""What must be in no file."""

UNSEEN = re.compile(
    r".* public-(?:phone|online): service\.places\.(?:address|coordinates)"
    r"|.*: site\.known_short_forms"  # what nobody is asked to explain
    r"|full: sector\.search_words"  # its signatories are found by them, and here it has none
    r"|.*\.phones\.hours\.(?:note|exceptions\.why)"  # beside a number there is room for its times only
)
"""What may be seen, but nothing shows it: nobody goes to a voice on the phone."""

PRINTED = re.compile(r".* public-(?:phone|online): service\.places\.postcode")
"""What only the booklet shows."""


@pytest.fixture(scope="module")
def planted() -> Planted:
    return Planted()


@pytest.fixture(scope="module")
def site(planted: Planted, tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    return small_site(tmp_path_factory.mktemp("canaries"), planted.files(), settings="")


@pytest.fixture(scope="module")
def read_back(site: SmallSite) -> Mapping[str, bytes]:
    """What each file of the site says, in small letters."""
    site.build(search=True, booklet=not lacking())
    return {name: said(name, data).lower() for name, data in all_files(site.output).items()}


def said(name: str, data: bytes) -> bytes:
    """What a file says: a PDF's words instead of the shapes of its letters, and what was packed unpacked."""
    if name.endswith(".pdf"):
        reader = read_pdf(data)
        objects = (str(reader.get_object(number)) for number in range(1, int(str(reader.trailer["/Size"]))))
        return " ".join([*page_texts(reader), *objects]).encode()
    if name.endswith(".svg") and name.startswith("qr/"):
        return data + " ".join(read_code(data)).encode()
    return gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data


@pytest.fixture(scope="module")
def found(planted: Planted, read_back: Mapping[str, bytes]) -> Mapping[str, list[str]]:
    """By the path of each field, the files that its value stands in."""
    places: dict[str, list[str]] = {path: [] for path in (*planted.words.values(), *planted.exact)}
    for name, data in read_back.items():
        for word in set(CANARY.findall(data)):
            places[planted.words[word.decode()]].append(name)
        for path, ways in planted.exact.items():
            if any(way.encode() in data for way in ways):
                places[path].append(name)
    return places


def test_no_secret_is_in_any_file(found: Mapping[str, list[str]]) -> None:
    secret = [path for path in found if SECRET.fullmatch(path)]
    assert len(secret) > 100
    assert {path: found[path] for path in secret if found[path]} == {}


def test_no_entry_holds_a_secret(site: SmallSite, planted: Planted) -> None:
    """Not even in memory: whatever is made of entries can't tell what they don't hold."""
    loaded = site.load().site
    held = repr((loaded.settings, loaded.entries)).lower()
    ways = {word: path for word, path in planted.words.items() if SECRET.fullmatch(path)}
    ways |= {way: path for path, each in planted.exact.items() if SECRET.fullmatch(path) for way in each}
    assert [path for way, path in ways.items() if way in held] == []
    assert [path for word, path in planted.words.items() if word not in held and word not in ways] == []


def test_all_else_that_is_written_is_published(found: Mapping[str, list[str]]) -> None:
    """Of the entries that are full; the others may say less, as services that closed do."""
    full = [path for path in found if path.startswith("full") and not SECRET.fullmatch(path)]
    assert len(full) > 300
    unseen = [path for path in full if not found[path] and not UNSEEN.fullmatch(path)]
    assert [path for path in unseen if not (lacking() and PRINTED.fullmatch(path))] == []


def test_nothing_is_said_to_be_unseen_that_is_seen(found: Mapping[str, list[str]]) -> None:
    unseen = [path for path in found if UNSEEN.fullmatch(path)]
    assert unseen
    assert {path: found[path] for path in unseen if found[path]} == {}


@pytest.mark.parametrize(
    "name",
    [
        "services/full/index.html",
        "data/search/core.json",
        "data/search/*/words-0.json",
        "data/search/*/results-0.json",
        "booklet.pdf",
    ],
)
def test_what_is_packed_is_read(read_back: Mapping[str, bytes], name: str) -> None:
    """The search for canaries would find one in each kind of file."""
    if name == "booklet.pdf" and (words := lacking()):
        pytest.skip(words)
    texts = [data for path, data in read_back.items() if Path(path).match(name)]
    assert texts
    assert any(CANARY.search(data) for data in texts)


def test_codes_say_nothing_but_an_address(read_back: Mapping[str, bytes]) -> None:
    codes = {
        name: data.rpartition(b"https://")[2].decode()
        for name, data in read_back.items()
        if name.startswith("qr/")
    }
    assert codes
    assert [name for name in codes if codes[name] != f"example.org/{name[3:-4]}/"] == []


def test_what_a_place_may_not_have_is_refused_field_by_field(tmp_path: Path) -> None:
    """So that what isn't planted in the site above is what nobody can write."""
    files, wanted = dict[str, str | bytes](BASICS), set[str]()
    for visibility, refused in REFUSED.items():
        for field in explain_fields(Place):
            if field.name in ("visibility", "kind", "area"):
                continue
            name = f"{visibility}-{field.name.replace('_', '-')}"
            lines = {"visibility": visibility, "kind": "outreach"}
            lines[field.name] = value_of(field, f"service.places.{field.name}")
            place = "\n".join(f"    {key}: {value!r}" for key, value in lines.items()).strip()
            kitchen = str(BASICS["services/kitchen.yaml"]).replace("Harbour Kitchen", name)
            files[f"services/{name}.yaml"] = f"{kitchen}places:\n  - {place}\n"
            if field.name in refused:
                wanted.add(f"content/services/{name}.yaml:9: {visibility}")
    codes = {"confidential-address": "confidential", "area-only-route": "area-only"}
    assert {
        f"{each.span.file}:{each.span.line}: {codes.get(each.code.name, each.code.name)}"
        for each in small_site(tmp_path, files).check()
    } == wanted


def test_nobody_but_the_model_asks_for_the_visibility_of_a_place() -> None:
    """Others show what is there; a place holds nothing that may not be shown."""
    folder = Path(site_builder.__file__).parent
    asking = [path for path in folder.rglob("*.py") if re.search(r"\bvisibility\b", path.read_text("utf-8"))]
    assert [path.relative_to(folder).as_posix() for path in asking] == ["model/place.py"]
