"""Private words: hidden in site.yaml, found wherever a finished file says them, and never repeated."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from site_builder.build import build
from site_builder.cli import main
from tests.tooling.small_site import BASICS, SETTINGS, SmallSite, codes, small_site, told


def hide(
    *texts: str, site: SmallSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> str:
    """Settings with private words, as the command writes them."""
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(texts)))
    assert main(["private", "--content", str(site.content)]) == 0
    return f"{SETTINGS}private_words:\n{capsys.readouterr().out}"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> SmallSite:
    site = small_site(tmp_path, BASICS)
    words = hide("Kowalczyk", "Łucja Vance", site=site, monkeypatch=monkeypatch, capsys=capsys)
    site.write({"site.yaml": words})
    return site


def test_what_is_written_says_nothing(site: SmallSite) -> None:
    text = (site.content / "site.yaml").read_text("utf-8").lower()
    assert [word for word in ("kowal", "vance", "lucja") if word in text] == []
    assert [text.count(f"- {number}-") for number in (1, 2)] == [1, 1]
    site.build()


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("Ask for Mr Kowalczyk.", "8"),
        ("KOWALCZYK's soup", "8"),
        ("Ask *Łucja* Vance", "9"),
        ("lucja-vance", "9"),
        ("Łucja&nbsp;Vance", "9"),
    ],
)
def test_a_private_word_stops_the_build(site: SmallSite, said: str, line: str) -> None:
    site.write({"news/2026-11-01-open.md": f"---\nname: Open day\non: 2026-11-01\n---\nCome.\n\n{said}\n"})
    built = build(site.options())
    (found,) = built.diagnostics
    assert not built.published
    assert str(found.span) == f"content/site.yaml:{line}:5"
    assert "index.html`" in found.message
    assert "It is said in content/news/2026-11-01-open.md:7." in found.message
    assert [word for word in ("kowal", "vance") if word in told([found]).lower()] == []


@pytest.mark.parametrize("said", ["Kowalczyks", "Łucja and Vance", "Vance Łucja"])
def test_other_words_are_published(site: SmallSite, said: str) -> None:
    site.write({"news/2026-11-01-open.md": f"---\nname: Open day\non: 2026-11-01\n---\n{said}\n"})
    site.build()


def test_the_name_of_a_file_is_named(site: SmallSite) -> None:
    site.write({"needs/kowalczyk.yaml": "name: Other\nsummary: More\n"})
    found = [each for each in build(site.options()).diagnostics if each.is_error]
    assert codes(found) == ["secret-published"]
    assert "It is said in content/needs/kowalczyk.yaml:1." in found[0].message


def test_a_word_that_is_not_hidden_is_refused_and_not_repeated(tmp_path: Path) -> None:
    site = small_site(tmp_path, BASICS, settings=f"{SETTINGS}private_words: Kowalczyk\n")
    found = site.check()
    assert codes(found) == ["private-word-invalid"]
    assert "kowal" not in told(found).lower()


def test_one_salt_is_kept(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (site.content / "site.yaml").read_text("utf-8")
    again = hide("Kowalczyk", site=site, monkeypatch=monkeypatch, capsys=capsys)
    assert again.splitlines()[-1] in before.splitlines()


def test_too_many_words_are_refused(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("one two three four five six seven\n\nfine\n"))
    assert main(["private", "--content", str(site.content)]) == 1
    said = capsys.readouterr()
    assert said.out.count("  - 1-") == 1
    assert "Line 1 has 7 words" in said.err
    assert "seven" not in said.err
