"""What every published page weighs on its way to an old phone, styles included: the stated bars, and one for each other kind.

A service page arrives whole in the first round trip; styles for paper come after all else, and nobody waits for them.
Long lists weigh more: they are what people read without a script.
"""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest

KB = 1000
SERVICE, HOME, STYLES, SCRIPTS = 14 * KB, 20 * KB, 10 * KB, 15 * KB
SEARCH_SCRIPTS, FORM_SCRIPT = 10 * KB, 3 * KB
"""What the search page may load besides, and one of the forms to fill in; no other page asks for either."""
PAGE = 20 * KB
"""The bar for every other kind of page, long lists included."""

KIND = re.compile(r'<body data-kind="([^"]+)"')
OF_SEARCH = re.compile(r"assets/(?:search|find)\.")
OF_FORMS = re.compile(r"assets/(?:assess|criteria)\.")
STYLE = re.compile(r'<link rel="stylesheet" href="[^"]*?/assets/([^"]+)"')
"""A style sheet that a screen waits for: one with a `media` is not among them."""

Weights = Mapping[str, Mapping[str, int]]
"""Bytes of each page by its path, by kind of page."""


def compressed(file: Path) -> int:
    """Bytes of a published file as a host sends it compressed."""
    return len(gzip.compress(file.read_bytes(), compresslevel=9, mtime=0))


@pytest.fixture(scope="module")
def weights(example_site: Path) -> Weights:
    """Every page of the output, each with all the style sheets that it asks for."""
    styles = {file.name: compressed(file) for file in example_site.glob("assets/*.css")}
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for file in sorted(example_site.rglob("*.html")):
        html = file.read_text("utf-8")
        kind = KIND.search(html)
        assert kind, file
        asked = STYLE.findall(html)
        assert asked, file
        found[kind[1]][str(file.relative_to(example_site))] = compressed(file) + sum(
            map(styles.__getitem__, asked)
        )
    return found


def bar(kind: str) -> int:
    """How much a page of this kind may weigh."""
    return {"service": SERVICE, "home": HOME}.get(kind, PAGE)


def test_every_page_is_light(weights: Weights, capsys: pytest.CaptureFixture[str]) -> None:
    heaviest = {kind: max(pages.items(), key=lambda each: each[1]) for kind, pages in weights.items()}
    with capsys.disabled():
        print("\nThe heaviest page of each kind with its styles, compressed:")
        for kind, (path, weight) in sorted(heaviest.items(), key=lambda each: -each[1][1]):
            number = len(weights[kind])
            print(f"  {weight / KB:5.1f} of {bar(kind) // KB} kB  {kind} ({number}): {path}")
    assert len(weights["service"]) > 40
    assert sum(map(len, weights.values())) > 250
    too_heavy = {
        path: weight
        for kind, pages in weights.items()
        for path, weight in pages.items()
        if weight > bar(kind)
    }
    assert too_heavy == {}


def test_the_styles_are_light(example_site: Path) -> None:
    assert sum(compressed(file) for file in example_site.glob("assets/*.css")) <= STYLES


def test_all_scripts_together_are_light(example_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every script that is published, wherever it is; those of one kind of page by themselves."""
    scripts = {
        str(file.relative_to(example_site)): compressed(file) for file in sorted(example_site.rglob("*.js"))
    }
    search = {path: weight for path, weight in scripts.items() if OF_SEARCH.match(path)}
    form = {path: weight for path, weight in scripts.items() if OF_FORMS.match(path)}
    others = sum(scripts.values()) - sum(search.values()) - sum(form.values())
    said = (
        f"{others / KB:.1f} kB, {sum(search.values()) / KB:.1f} kB on the search page, "
        f"and {sum(form.values()) / KB:.1f} kB on forms to fill in"
    )
    with capsys.disabled():
        print(f"\nAll scripts, compressed: {said}: {scripts}")
    assert len(scripts) - len(search) >= 5
    assert len(search) >= 2
    assert others <= SCRIPTS
    assert sum(search.values()) <= SEARCH_SCRIPTS
    assert len(form) == 2
    assert max(form.values()) <= FORM_SCRIPT
    pages = {file: file.read_text("utf-8") for file in example_site.rglob("*.html")}
    asked = {file for file, html in pages.items() if any(path in html for path in search)}
    assert asked == {example_site / "search" / "index.html"}
    kinds = [KIND.search(html) for html in pages.values() if any(path in html for path in form)]
    assert {found[1] for found in kinds if found} == {"assess", "pathway-worker"}
