"""Whatever two colours a forum has, everything can be read, in light and dark; and it is told where one had to give way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.palette import EDGE, TEXT, Palette, contrast, palette_of, style_sheet
from site_builder.model.setting_records import Colours
from tests.tooling.small_site import BASICS, SETTINGS, small_site, told

CSS = Path(__file__).parents[2] / "themes/default/assets/site.css"
SURFACES = ("paper", "card", "tint", "wash")
ANY = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
LOOKS = {
    "harbour": ("#0b3d91", "#ff5a5f"),
    "orchard": ("#397718", "#f4b942"),
    "sunrise": ("#ffcc00", "#003366"),
}


def theme_signals() -> list[dict[str, str]]:
    """The colours that the theme keeps whatever a forum's are: those of good, care and bad, in light and in dark."""
    blocks = re.findall(r":root \{(.*?)\}", CSS.read_text("utf-8"), re.DOTALL)[:2]
    return [dict(re.findall(r"--(good|care|bad): (#[0-9a-f]{6})", block)) for block in blocks]


def pairs(found: Palette) -> list[tuple[str, str, str, float]]:
    """All that stands on something: what, its colour, that of the ground, and the contrast they need."""
    asked = []
    for shades, signals in zip((found.light, {**found.light, **found.dark}), theme_signals(), strict=True):
        texts = {**{name: shades[name] for name in ("ink", "soft", "link")}, **signals}
        asked += [(name, text, shades[on], TEXT) for name, text in texts.items() for on in SURFACES]
        asked += [("edge", shades["edge"], shades[on], EDGE) for on in SURFACES]
        asked += [
            ("on", shades["on"], shades["solid"], TEXT),
            ("night", shades["night"], shades["lamp"], TEXT),
        ]
        asked += [(name, shades[name], shades["dusk"], TEXT) for name in ("pale", "dim", "lamp")]
        asked += [(name, shades[name], shades["deep"], TEXT) for name in ("pale", "dim")]
        asked.append(("white on bad", shades["card"], signals["bad"], TEXT))
    return asked


@given(ANY, ANY)
def test_everything_can_be_read(brand: str, accent: str) -> None:
    found = palette_of(Colours(brand=brand, accent=accent))
    assert [each for each in pairs(found) if contrast(each[1], each[2]) < each[3]] == []


@pytest.mark.parametrize("name", LOOKS)
def test_named_looks_can_be_read_and_the_table_is_told(name: str) -> None:
    found = palette_of(Colours(brand=LOOKS[name][0], accent=LOOKS[name][1]))
    rows = [
        f"{what:12} {text} on {ground}: {contrast(text, ground):.1f}"
        for what, text, ground, _ in pairs(found)
    ]
    print(name, *sorted(set(rows)), sep="\n")
    assert [each for each in pairs(found) if contrast(each[1], each[2]) < each[3]] == []


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    found = palette_of(Colours(brand="#1f5f5b", accent="#d9902f"))
    assert found.light["link"] == "#1f5f5b"
    assert found.light["lamp"] == "#d9902f"
    assert not found.moved


def test_the_looks_that_the_docs_name_are_those_and_only_the_one_they_say_so_of_moves() -> None:
    docs = (Path(__file__).parents[2] / "docs/coordinator.md").read_text("utf-8")
    named = re.findall(r'(\w+),\s+`\{brand: "(#\w+)", accent: "(#\w+)"\}`', docs)
    assert {name.lower(): (brand, accent) for name, brand, accent in named} == LOOKS
    moved = {name: palette_of(Colours(brand=one, accent=two)).moved for name, (one, two) in LOOKS.items()}
    assert {name: [each.field for each in found] for name, found in moved.items() if found} == {
        "sunrise": ["brand", "accent"]
    }


def test_every_colour_of_the_theme_follows() -> None:
    css = CSS.read_text("utf-8")
    kept = {"good", "care", "bad", "c", "brand", "brand-2"}
    used = set(re.findall(r"var\(--([a-z0-9-]+)\)", css)) - kept
    assert used <= palette_of(Colours(brand="#1f5f5b")).light.keys()
    sheet = style_sheet(Colours(brand="#1f5f5b"))
    assert set(re.findall(r"--([a-z0-9-]+):", sheet)) <= used | {"brand", "brand-2"}


def test_a_colour_that_cannot_carry_words_is_told_with_what_is_used_instead(tmp_path: Path) -> None:
    site = small_site(tmp_path, BASICS, settings=SETTINGS + 'colours:\n  brand: "#ffcc00"\n')
    (found,) = site.check()
    assert str(found.span) == "content/site.yaml:8:10"
    assert found.code.name == "colour-moved"
    assert "`#ffcc00` has a contrast of 1.3" in found.message, told([found])
    after = palette_of(Colours(brand="#ffcc00")).light["link"]
    assert f"`{after}`" in found.message
    assert not small_site(
        tmp_path / "again", BASICS, settings=SETTINGS + f'colours: {{brand: "{after}"}}\n'
    ).check()
