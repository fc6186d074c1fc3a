"""What a phone keeps: every page that may lead to help and what such pages need, with versions made from their bytes."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

from tests.tooling.example import BASE
from tests.tooling.small_site import BASICS, SETTINGS, small_site

_FORUMS_OWN = {
    *("charter", "signatories", "plans", "groups", "meetings", "resources", "news"),
    *("frameworks", "assessments", "assess", "posters", "case-studies", "prompts", "reflections"),
    *("asks", "asks-to", "asks-about", "at-risk", "transitions", "guides", "training"),
}


def _file(folder: Path, path: str) -> Path:
    return folder / f"{path}index.html" if path.endswith("/") or not path else folder / path


def test_the_list_has_all_help_and_nothing_else(example_site: Path) -> None:
    listed = json.loads((example_site / "data/kept.json").read_text("utf-8"))["files"]
    assert list(listed) == sorted(listed)
    pages = {
        file.relative_to(example_site).as_posix().removesuffix("index.html")
        for file in example_site.rglob("*.html")
    }
    help_pages = {path for path in pages if path.split("/")[0] not in _FORUMS_OWN} - {"404.html"}
    assert {path for path in listed if path in pages} == help_pages
    others = {file.relative_to(example_site).as_posix() for file in (example_site / "assets").iterdir()}
    assert set(listed) - pages == others | {"data/filters.json"}


def test_kept_pages_need_nothing_that_is_not_kept(example_site: Path) -> None:
    """Styles, scripts and icons; pictures have words instead."""
    listed = json.loads((example_site / "data/kept.json").read_text("utf-8"))["files"]
    needed = re.compile(
        r'<(?:link rel="(?:stylesheet|icon|apple-touch-icon)"|script[^>]*) (?:href|src)="([^"]*)"'
    )
    asked = {
        address
        for path in listed
        if path.endswith("/")
        for address in needed.findall(_file(example_site, path).read_text("utf-8"))
    }
    assert len(asked) > 5
    assert {address.removeprefix(f"{BASE}/") for address in asked} <= set(listed)


def test_it_says_how_much_that_is(example_site: Path) -> None:
    said = json.loads((example_site / "data/kept.json").read_text("utf-8"))
    files = [_file(example_site, path) for path in said["files"]]
    pages = sum(file.suffix == ".html" for file in files)
    stored = sum(file.stat().st_size for file in files) / 1e6
    sent = sum(len(gzip.compress(file.read_bytes(), 6)) for file in files) / 1e6
    offer = json.loads((example_site / "data/offer.json").read_text("utf-8"))["offer"]
    numbers = re.fullmatch(r"(\d+) pages: about (\d+\.\d) MB to fetch, (\d+\.\d) MB on the phone\.", offer)
    assert numbers
    assert int(numbers[1]) == pages
    assert abs(float(numbers[2]) - sent) < sent / 10 + 0.05
    assert numbers[3] == f"{stored:.1f}"
    assert said["size"] == f"{pages} pages, {stored:.1f} MB"


def test_only_what_changed_gets_another_version(tmp_path: Path) -> None:
    site = small_site(tmp_path, BASICS)
    site.build()
    before = json.loads((site.output / "data/kept.json").read_text("utf-8"))["files"]
    site.write({"services/kitchen.yaml": BASICS["services/kitchen.yaml"].replace("9am", "8am")})
    site.build()
    after = json.loads((site.output / "data/kept.json").read_text("utf-8"))["files"]
    changed = {path for path in after if before[path] != after[path]}
    assert "services/kitchen/" in changed
    assert not changed & {"", "privacy/", "keep/", "search/"}
    assert before.keys() == after.keys()


def test_a_site_may_do_without(tmp_path: Path) -> None:
    site = small_site(tmp_path, BASICS, settings=f"{SETTINGS}keep_on_phone: no\n")
    site.build()
    for path in ("sw.js", "keep/index.html", "offline.html"):
        assert not (site.output / path).exists()
    said = json.loads((site.output / "data/kept.json").read_text("utf-8"))
    assert said == {"site": "https://northport.example.org/", "withdrawn": True, "files": {}}
    leads = [file for file in site.output.rglob("*.html") if "/keep/" in file.read_text("utf-8")]
    assert leads == []
