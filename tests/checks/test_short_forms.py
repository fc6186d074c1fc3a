"""Short forms that nothing explains are told, at their line; those that something explains aren't."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tooling.small_site import BASICS, small_site

FILES = {
    **BASICS,
    "glossary/swep.yaml": "name: Emergency beds\nshort: SWEP\nmeaning: Beds when it freezes.\n",
}


def found(folder: Path, text: str, settings: str = "") -> list[str]:
    files = {**FILES, "pages/words.md": f"---\nname: Words\n---\n{text}"}
    site = small_site(folder, files)
    if settings:
        path = site.content / "site.yaml"
        path.write_text(f"{path.read_text('utf-8')}{settings}\n", "utf-8")
    return [f"{each.span} {each.message}" for each in site.check() if each.code.name == "short-form-unknown"]


def test_they_are_told_once_with_line_and_column(tmp_path: Path) -> None:
    text = "Come in.\n\nAsk the MAPPA board,\nor the ZTB and the ZTB again. MAPPAs meet.\n"
    assert found(tmp_path, text) == [
        "content/pages/words.md:6:9 The short form `MAPPA` isn't explained anywhere.",
        "content/pages/words.md:7:8 The short form `ZTB` isn't explained anywhere.",
    ]


def test_they_are_told_in_fields(tmp_path: Path) -> None:
    files = {**FILES, "pages/words.yaml": "name: Words\ntext: |\n  One.\n\n  Ask ZTB.\n"}
    [each] = [each for each in small_site(tmp_path, files).check() if each.code.name == "short-form-unknown"]
    assert str(each.span).startswith("content/pages/words.yaml:5:")


@pytest.mark.parametrize(
    "text",
    [
        "SWEP is open, and SWEPs are warm.",
        "The Zebra Town Board (ZTB) meets. Ask the ZTB.",
        "The ZTB (Zebra Town Board) meets.",
        "NHS and GPs, by SMS or PDF in the UK.",
        "Part II and chapter IV.",
        "ZZ1 1AA, AB12, 4WD, R2D2",
        "NO ENTRY AT NIGHT. PLEASE RING THE BELL.",
        "See [it](https://example.org/ZTB) or ztb@ZTB.example.org",
        "`ZTB` is code",
    ],
)
def test_what_is_explained_or_is_none_is_left_alone(tmp_path: Path, text: str) -> None:
    assert [each for each in found(tmp_path, f"{text}\n") if "`ZTB` is code" not in text] == []


def test_names_and_site_yaml_explain_them(tmp_path: Path) -> None:
    assert found(tmp_path / "a", "Ask ZTB.\n", "known_short_forms: [ZTB]") == []
    assert len(found(tmp_path / "b", "Ask ZTB.\n")) == 1
