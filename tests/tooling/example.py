"""The example site of content/, built once for all tests of a session: as files, on a web address, and its pages by kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from site_builder.build import build
from site_builder.options import Options
from tests.tooling.server import Site
from tests.tooling.small_site import TODAY, told

CONTENT = Path(__file__).parents[2] / "content"
BASE = "/charter"

_KIND = re.compile(r'<body data-kind="([^"]+)"')
_RISKY = re.compile(r'<html [^>]*class="risky"')


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the example site, built for the base path /charter with its search index. Only read it."""
    output = tmp_path_factory.mktemp("example") / "output"
    built = build(Options(CONTENT, output, TODAY, base_url=f"https://charter.example.org{BASE}/"))
    assert built.published, told(built.diagnostics)
    return output


@pytest.fixture(scope="session")
def example(example_site: Path, serve: Callable[..., AbstractContextManager[Site]]) -> Iterator[Site]:
    """The example site on a web address, below the base path /charter."""
    with serve(example_site, BASE) as served:
        yield served


def pages_by_kind(folder: Path) -> dict[str, str]:
    """The site path of one page of every kind (the heaviest, which shows most), by its `data-kind`.

    Where some pages of a kind are for readers who may be watched, the heaviest of those is there too, as "service, risky".
    """
    heaviest: dict[str, tuple[int, str]] = {}
    for file in sorted(folder.rglob("*.html")):
        html = file.read_text("utf-8")
        if (
            not (found := _KIND.search(html))
            or 'http-equiv="refresh"' in html
            or "http-equiv=refresh" in html
        ):
            continue  # a browser leaves pages that lead on before anything can be asked of them
        kind = found[1] + (", risky" if _RISKY.search(html) else "")
        path = "/" + file.relative_to(folder).as_posix().removesuffix("index.html")
        heaviest[kind] = max(heaviest.get(kind, (0, "")), (len(html), path))
    return {kind: path for kind, (_, path) in sorted(heaviest.items())}
