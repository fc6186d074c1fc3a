"""The site's own colours as a style sheet."""

from __future__ import annotations

import re
from pathlib import Path

from site_builder.model.setting_records import Colours
from site_builder.outputs.assets import with_brand
from tests.tooling.small_site import SETTINGS, small_site


def test_the_colours_of_the_settings_become_a_style_sheet_on_every_page(tmp_path: Path) -> None:
    site = small_site(tmp_path, {}, settings=f'{SETTINGS}colours: {{brand: "#112233", accent: "#445566"}}\n')
    site.build()
    found = re.search(r'href="/(assets/brand\.[0-9a-f]+\.css)"', site.page("/help-now/"))
    assert found
    assert (
        (site.output / found[1])
        .read_text()
        .startswith(":root{--brand:#112233;--brand-2:#445566}@media screen{")
    )


def test_without_colours_the_theme_keeps_its_own(tmp_path: Path) -> None:
    site = small_site(tmp_path, {})
    site.build()
    assert "brand." not in site.page("/help-now/")


def test_a_themes_own_brand_css_wins() -> None:
    assert with_brand({"brand.css": b"x"}, Colours(brand="#112233")) == {"brand.css": b"x"}
