"""Adding a content type, as docs/architecture.md tells it: one module, one line, one template, one example."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tooling.small_site import BASICS, SETTINGS, all_files, small_site

ROOT = Path(__file__).parents[1]

MODULE = '''\
"""Benches: somewhere to sit, as a type made up for a test."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from site_builder.fields.kinds import Line
from site_builder.fields.record import record
from site_builder.model.addresses import HOME, below
from site_builder.model.entry import Entry, Markdown
from site_builder.model.page import Page, SearchDocument
from site_builder.model.shapes import Link
from site_builder.model.site import ContentType, Menu, Site

BENCHES = below(HOME, "benches")


@record
class Bench(Entry):
    """Somewhere to sit."""

    view: Line
    """What can be seen from it."""
    text: Markdown | None = None
    """More about it."""


@dataclass(frozen=True, slots=True)
class BenchView:
    """What bench.html shows."""

    seen: str
    others: tuple[Link, ...]


def url(bench: Bench) -> str:
    """Where its page is."""
    return below(BENCHES, bench.id)


def pages(site: Site) -> Iterator[Page]:
    """A page for all, and one for each."""
    benches = site.all(Bench)
    links = tuple(site.link(bench) for bench in benches)
    if benches:
        yield Page(BENCHES, "bench.html", "benches", "Benches", "All benches.", partial(BenchView, "all", links))
    for bench in benches:
        yield Page(
            url(bench),
            "bench.html",
            "bench",
            bench.name,
            bench.summary,
            partial(BenchView, bench.view, ()),
            crumbs=(Link("Benches", BENCHES),),
            file=bench.file,
            search=partial(SearchDocument, bench.summary, bench.view),
            kept={kept},
        )


TYPE = ContentType(
    name="bench",
    folder="benches",
    model=Bench,
    label="bench",
    body="text",
    url=url,
    pages=pages,
    menu=Menu("Benches", BENCHES),
)
'''
TEMPLATE = """\
{% extends "base.html" %}
{% block main %}
<h1>{{ page.title }}</h1>
<p class="seen">{{ view.seen }}</p>
{% for each in view.others %}<a href="{{ each.url|url }}">{{ each.label }}</a>{% endfor %}
{% endblock %}
"""
EXAMPLE = "name: Lighthouse bench\nsummary: Out of the wind\nview: quartzose shingle\n"

ADDED = {"site_builder/types/bench.py", "themes/default/templates/bench.html"}
CHANGED = {"site_builder/types/__init__.py"}


def copied(folder: Path, kept: bool) -> Path:
    """A copy of the program that has the type."""
    for name in ("site_builder", "themes"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "site_builder/types/bench.py").write_text(MODULE.replace("{kept}", str(kept)), "utf-8")
    (folder / "themes/default/templates/bench.html").write_text(TEMPLATE, "utf-8")
    listing = folder / "site_builder/types/__init__.py"
    text = listing.read_text("utf-8")
    text = text.replace("    area,\n", "    area,\n    bench,\n").replace(
        "    page.TYPE,\n", "    bench.TYPE,\n    page.TYPE,\n"
    )
    listing.write_text(text, "utf-8")
    return folder


def run(program: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "site_builder", *arguments],
        cwd=program,
        env={**os.environ, "PYTHONPATH": str(program)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("kept", [True, False])
def test_a_new_type_takes_one_module_one_line_one_template_and_one_example(
    tmp_path: Path, kept: bool
) -> None:
    program = copied(tmp_path / "program", kept)
    before = {
        f"{name}/{path}": data
        for name in ("site_builder", "themes")
        for path, data in all_files(ROOT / name).items()
        if "__pycache__" not in path
    }
    site = small_site(tmp_path, {**BASICS, "benches/lighthouse.yaml": EXAMPLE}, settings=SETTINGS)
    done = run(
        program,
        "build",
        "--content",
        str(site.content),
        "--output",
        str(site.output),
        "--today",
        "2026-11-23",
    )
    assert done.returncode == 0, done.stderr
    built = all_files(site.output)

    page = site.page("/benches/lighthouse/")
    assert "quartzose shingle" in page
    assert 'href="/benches/"' in site.page("/")  # reachable from home
    assert 'href="/benches/lighthouse/"' in site.page("/benches/")
    index = [data for path, data in built.items() if path.startswith("data/search/")]
    assert any(b"quartzose" in data for data in index)  # found by searching
    assert "/benches/lighthouse/</loc>" in built["sitemap.xml"].decode()
    listed = json.loads(built["data/kept.json"])["files"]
    assert ("benches/lighthouse/" in listed) is kept
    assert "benches/" in listed

    after = {
        f"{name}/{path}": data
        for name in ("site_builder", "themes")
        for path, data in all_files(program / name).items()
        if "__pycache__" not in path
    }
    assert set(after) - set(before) == ADDED
    assert {path for path in before if before[path] != after[path]} == CHANGED


def test_the_commands_know_a_new_type(tmp_path: Path) -> None:
    program = copied(tmp_path / "program", kept=True)
    site = small_site(tmp_path, {**BASICS, "benches/lighthouse.yaml": EXAMPLE.replace("view", "veiw")})
    said = run(program, "check", "--content", str(site.content), "--today", "2026-11-23")
    assert said.returncode == 1
    assert "content/benches/lighthouse.yaml:3:1" in said.stderr
    assert re.search(r"Did you mean `view`", said.stderr)
    made = run(program, "new", "bench", "Pier bench", "--content", str(site.content))
    assert made.returncode == 0
    assert "What can be seen from it" in (site.content / "benches/pier-bench.yaml").read_text("utf-8")
