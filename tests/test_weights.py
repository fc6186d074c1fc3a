"""What pages weigh on their way to an old phone: a service page arrives whole, styles included, in the first round trip."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from pathlib import Path

import pytest

KB = 1000


def _compressed(file: Path) -> int:
    """Bytes as a host sends them: gzip at its usual level."""
    return len(gzip.compress(file.read_bytes(), compresslevel=6, mtime=0))


@pytest.fixture(scope="module")
def styles(example_site: Path) -> int:
    """Bytes of every style sheet a page asks for."""
    return sum(_compressed(file) for file in example_site.glob("assets/*.css"))


def _heaviest(weights: Mapping[str, int]) -> str:
    first = sorted(weights.items(), key=lambda each: -each[1])[:3]
    return ", ".join(f"{path} {weight / KB:.1f} kB" for path, weight in first)


def test_the_styles_are_light(styles: int) -> None:
    assert styles <= 10 * KB


def test_a_service_page_arrives_in_the_first_round_trip(
    example_site: Path, styles: int, capsys: pytest.CaptureFixture[str]
) -> None:
    pages = {
        file.parent.name: _compressed(file) + styles
        for file in sorted(example_site.glob("services/*/index.html"))
        if 'data-kind="service"' in file.read_text("utf-8")
    }
    with capsys.disabled():
        print(f"\nHeaviest service pages with styles, compressed: {_heaviest(pages)}")
    assert len(pages) > 40
    assert not {path: weight for path, weight in pages.items() if weight > 14 * KB}


def test_home_is_light(example_site: Path, styles: int, capsys: pytest.CaptureFixture[str]) -> None:
    weight = _compressed(example_site / "index.html") + styles
    with capsys.disabled():
        print(
            f"\nHome with styles, compressed: {_heaviest({'/': weight})}; styles alone {styles / KB:.1f} kB"
        )
    assert weight <= 20 * KB
