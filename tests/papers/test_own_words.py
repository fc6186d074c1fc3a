"""Facts and figures of the papers carry over into what ships with the program; sentences don't."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAPERS = ROOT.parent / "shared" / "seeds"
LONGEST = 8
"""As many words in a row as nothing may have in common with a paper."""
SHIPPED = ("content", "site_builder", "themes", "docs", "tests/papers", "tests/sites")
NAMES = re.compile(r"^\W*(?:credit: \{)?title: .*$|https?://\S+", re.MULTILINE)
"""What a paper is called, where it is credited, and addresses."""
KINDS = {".md", ".yaml", ".txt", ".html", ".py"}


def runs(text: str) -> set[tuple[str, ...]]:
    """All runs of words in a text."""
    words = re.findall(r"[a-z0-9]+", text.lower().replace("’", "").replace("'", ""))
    return {tuple(words[n : n + LONGEST]) for n in range(len(words) - LONGEST + 1)}


def test_no_run_of_words_is_a_papers() -> None:
    if not PAPERS.is_dir():
        pytest.skip(f"the papers are not on this machine ({PAPERS.name} beside the checkout)")
    papers = set().union(*(runs(path.read_text("utf-8", "replace")) for path in PAPERS.glob("*.txt")))
    assert len(papers) > 10_000
    found = {
        str(path.relative_to(ROOT)): [" ".join(run) for run in sorted(same)[:3]]
        for folder in SHIPPED
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in KINDS and (same := runs(NAMES.sub("", path.read_text("utf-8"))) & papers)
    }
    assert found == {}
