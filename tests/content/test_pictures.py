"""Pictures kept between builds: the same bytes with and without, whatever became of the folder meanwhile."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from site_builder.build import build, check
from site_builder.tools.cache import Cache, key_of
from tests.tooling.small_site import BASICS, SmallSite, all_files, codes, small_site, told


def photograph(colour: str) -> bytes:
    stream = io.BytesIO()
    Image.linear_gradient("L").resize((1000, 700)).convert("RGB").save(
        stream, "JPEG", comment=colour.encode()
    )
    return stream.getvalue()


PICTURES = {f"images/{name}.jpg": photograph(name) for name in ("door", "garden", "room")}


def built(site: SmallSite, cache: Path | None, jobs: int = 1) -> Mapping[str, bytes]:
    made = build(replace(site.options(), cache=cache, jobs=jobs))
    assert made.published, told(made.diagnostics)
    return all_files(site.output)


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    return small_site(tmp_path, {**BASICS, **PICTURES})


def test_the_same_bytes_with_and_without(site: SmallSite, tmp_path: Path) -> None:
    plain, cache = built(site, None), tmp_path / "cache"
    assert built(site, cache, jobs=2) == plain
    assert len(all_files(cache)) == len(PICTURES)
    assert built(site, cache) == plain


def test_what_is_kept_is_used(site: SmallSite, tmp_path: Path) -> None:
    """Or all other tests would say nothing: a picture that is kept isn't drawn again."""
    cache = tmp_path / "cache"
    plain = built(site, cache)
    for name, data in all_files(cache).items():
        Cache(cache).put(name, data[32:].replace(b"door-480.jpg", b"away-480.jpg"))
    assert "images/away-480.jpg" in built(site, cache)
    assert "images/away-480.jpg" not in plain


@pytest.mark.parametrize(
    "spoil", [lambda _: b"", lambda data: data[:-1], lambda data: data[:40] + b"x" + data[41:]]
)
def test_what_is_damaged_is_made_anew(site: SmallSite, tmp_path: Path, spoil: object) -> None:
    assert callable(spoil)
    cache = tmp_path / "cache"
    plain = built(site, cache)
    whole = all_files(cache)
    for name, data in whole.items():
        (cache / name).write_bytes(spoil(data))
    assert built(site, cache) == plain
    assert all_files(cache) == whole


def test_a_file_in_the_place_of_the_folder_does_no_harm(site: SmallSite, tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(b"mine")
    assert built(site, tmp_path / "cache") == built(site, None)
    assert (tmp_path / "cache").read_bytes() == b"mine"


def test_what_is_no_longer_wanted_goes(site: SmallSite, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    built(site, cache)
    site.write({"images/room.jpg": None})
    built(site, cache)
    assert len(all_files(cache)) == len(PICTURES) - 1


def test_check_writes_nothing(site: SmallSite, tmp_path: Path) -> None:
    check(replace(site.options(), cache=tmp_path / "cache"))
    assert not (tmp_path / "cache").exists()


def test_a_damaged_picture_is_told_each_time(site: SmallSite, tmp_path: Path) -> None:
    site.write({"images/room.jpg": PICTURES["images/room.jpg"][:900]})
    for _ in range(2):
        found = build(replace(site.options(), cache=tmp_path / "cache")).diagnostics
        assert codes(found) == ["image-unreadable"]
        assert str(found[0].span) == "content/images/room.jpg:1:1"


def test_parts_of_a_key_are_apart() -> None:
    assert key_of("ab", "c") != key_of("a", "bc")
