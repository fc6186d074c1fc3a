"""The contract of outputs: each says where its files are, and whatever else depends on that follows from what it says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from site_builder import stages
from site_builder.build import build
from site_builder.outputs import OUTPUTS
from site_builder.outputs.output import File, Gathered, Linked, Output, Rendered
from tests.tooling.small_site import BASICS, SETTINGS, SmallSite, all_files, codes, small_site

TRUSTED = f"{SETTINGS}static: trusted\n"
FREE = {**BASICS, "static/free/note.txt": "a file that is in nobody's way"}


def written_by(site: Linked) -> Iterator[File]:
    """The files of a made-up output."""
    yield File("made-up/one.txt", site.site.settings.name.encode())
    yield File("made-up.txt", b"two")


MADE_UP = Output("made-up", Linked, written_by, paths=("made-up/", "made-up.txt"), kept=True, unchanging=True)


@pytest.fixture
def with_made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stages, "OUTPUTS", (*OUTPUTS, MADE_UP))


def say(site: SmallSite) -> list[tuple[str, str]]:
    return [(each.code.name, each.span.file) for each in site.check()]


@pytest.mark.usefixtures("with_made_up")
@pytest.mark.parametrize(
    "path",
    ["made-up.txt", "made-up/one.txt", "made-up/else/two.txt", "Made-Up/x.txt", "made-up", "made-up.txt/x"],
)
def test_a_made_up_output_clashes_with_a_file_of_its_authors(tmp_path: Path, path: str) -> None:
    assert say(small_site(tmp_path, {**BASICS, f"static/{path}": "mine"}, settings=TRUSTED)) == [
        ("static-clash", f"content/static/{path}")
    ]


@pytest.mark.usefixtures("with_made_up")
def test_a_made_up_output_clashes_with_a_page(tmp_path: Path) -> None:
    site = small_site(tmp_path, {**BASICS, "pages/made-up.md": "---\nname: Made up\n---\nText.\n"})
    assert say(site) == [("address-taken", "content/pages/made-up.md")]


@pytest.mark.usefixtures("with_made_up")
def test_a_made_up_output_is_written_kept_and_cached_as_it_says(tmp_path: Path) -> None:
    site = small_site(tmp_path, FREE)
    site.build()
    files = all_files(site.output)
    assert files["made-up/one.txt"] == b"Northport Homelessness Charter"
    assert files["made-up.txt"] == b"two"
    assert {"made-up/one.txt", "made-up.txt"} <= set(json.loads(files["data/kept.json"])["files"])
    headers = files["_headers"].decode()
    assert "/made-up/*\n  Cache-Control: public, max-age=31536000, immutable\n" in headers
    assert files["free/note.txt"].startswith(b"a file")


def places_of(output: Output[Any]) -> Iterator[str]:
    for path in output.paths:
        yield f"{path}some/thing.svg" if path.endswith("/") else path


@pytest.mark.parametrize("path", [path for output in OUTPUTS for path in places_of(output)])
def test_no_file_of_an_author_can_be_where_an_output_is(tmp_path: Path, path: str) -> None:
    site = small_site(tmp_path, {**BASICS, f"static/{path}": "mine"}, settings=TRUSTED)
    assert codes(site.check()) == ["static-clash"]
    assert not build(site.options()).published


def test_no_two_outputs_want_the_same_place() -> None:
    declared = [path for output in OUTPUTS for path in output.paths]
    assert [
        (one, other)
        for one, other in permutations(declared, 2)
        if one == other or (one.endswith("/") and other.startswith(one))
    ] == []


def test_every_file_of_the_example_is_a_page_or_of_one_output(example_site: Path) -> None:
    own = [path for path in all_files(example_site) if path not in (".site-builder",)]
    makers = {path: [output.name for output in OUTPUTS if output.declares(path)] for path in own}
    assert {path: names for path, names in makers.items() if len(names) > 1} == {}
    nobodys = {path for path, names in makers.items() if not names and not path.endswith(".html")}
    static = Path(__file__).parents[2] / "content" / "static"
    assert nobodys == {path.relative_to(static).as_posix() for path in static.rglob("*") if path.is_file()}


def test_what_isnt_declared_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    careless = Output("careless", Gathered, lambda _: [File("elsewhere.txt", b"")], paths=("here.txt",))
    monkeypatch.setattr(stages, "OUTPUTS", (*OUTPUTS, careless))
    with pytest.raises(
        ValueError, match=r"careless wants to write 'elsewhere\.txt', which it doesn't declare"
    ):
        small_site(tmp_path, BASICS).build()
    assert not (tmp_path / "output").exists()


def test_what_needs_rendered_bytes_is_made_when_all_else_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look(site: Rendered) -> Iterator[File]:
        yield File(
            "seen.txt", site.read("made-up.txt") + b" " + site.read("services/kitchen/index.html")[:15]
        )

    last = Output("last", Rendered, look, paths=("seen.txt",))
    monkeypatch.setattr(stages, "OUTPUTS", (last, *OUTPUTS, MADE_UP))
    site = small_site(tmp_path, BASICS)
    site.build()
    assert (site.output / "seen.txt").read_bytes() == b"two <!doctype html>"
