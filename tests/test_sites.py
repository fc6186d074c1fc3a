"""Golden sites: tiny sites in tests/sites, each with what it should say about itself and what its pages should say.

A site is a folder with content/ and expected/. In expected/, diagnostics.txt holds all that is said while it is built
on 23 November 2026, and every other file one page as text: plans/homes/index.txt is the page /plans/homes/. To add
a page, make an empty file for it; `pytest tests/test_sites.py --update-golden` writes what is said now, to be read
before it is committed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from site_builder.build import build
from site_builder.options import Options
from site_builder.report import as_text
from tests.tooling.page_text import page_text
from tests.tooling.small_site import TODAY

SITES = Path(__file__).parent / "sites"


def produced(site: Path, output: Path) -> Iterator[tuple[Path, str]]:
    """Each expected file with what is said now. A page that isn't there says so."""
    built = build(Options(site / "content", output, TODAY, without=frozenset({"search"}), jobs=1))
    yield site / "expected/diagnostics.txt", as_text(built.diagnostics)
    for file in sorted((site / "expected").rglob("*.txt")):
        if file.name != "diagnostics.txt":
            page = output / file.relative_to(site / "expected").with_suffix(".html")
            yield file, page_text(page.read_text("utf-8")) if page.exists() else "There is no such page.\n"


@pytest.mark.parametrize("name", sorted(path.name for path in SITES.iterdir() if path.is_dir()))
def test_a_golden_site_says_what_is_expected(
    name: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    update = request.config.getoption("--update-golden")
    for file, text in produced(SITES / name, tmp_path / "output"):
        if update:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert text == file.read_text("utf-8"), (
            f"{file.relative_to(SITES)} differs; see the head of {__name__}"
        )
