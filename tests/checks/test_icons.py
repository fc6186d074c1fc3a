"""A need's icon is one that the theme draws."""

from __future__ import annotations

from pathlib import Path

from tests.tooling.small_site import BASICS, SETTINGS, small_site

NEED = "name: Food\nsummary: A meal today\nicon: {}\n"


def test_an_icon_that_the_theme_lacks_is_told_with_the_nearest(tmp_path: Path) -> None:
    files = {"needs/food.yaml": NEED.format("foood"), "services/broken.yaml": "name: No organisation\n"}
    site = small_site(tmp_path, {**BASICS, **files})
    (said,) = [each for each in site.check() if each.code.name == "icon-unknown"]
    assert str(said.span) == "content/needs/food.yaml:3:7"
    assert not said.is_error
    assert "`foood`" in said.message
    assert said.hint.startswith("Did you mean `food`?")


def test_icons_of_the_theme_are_fine(tmp_path: Path) -> None:
    for icon in ("food", "door", "bed"):
        site = small_site(tmp_path / icon, {**BASICS, "needs/food.yaml": NEED.format(icon)})
        assert "icon-unknown" not in [each.code.name for each in site.check()]


def test_a_theme_that_does_not_say_its_icons_is_asked_nothing(tmp_path: Path) -> None:
    settings = SETTINGS + "theme: plain\n"
    site = small_site(tmp_path, {**BASICS, "site.yaml": settings, "needs/food.yaml": NEED.format("tulip")})
    folder = site.content.parent / "themes" / "plain"
    (folder / "templates" / "components").mkdir(parents=True)
    (folder / "theme.yaml").write_text("name: Plain\n", "utf-8")
    drawn = "{% macro icon(name) %}<i>{{ name }}</i>{% endmacro %}"
    (folder / "templates" / "components" / "icons.html").write_text(drawn, "utf-8")
    assert "icon-unknown" not in [each.code.name for each in site.check()]
    site.build()
    assert "<i>tulip</i>" in (site.output / "index.html").read_text("utf-8")
