"""Compiled templates are used again only where they would be compiled to the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment

from tests.tooling.small_site import BASICS, SETTINGS, SmallSite, small_site

LINK = "<a href=\"{{ '/services/'|url }}\">{{ _('Services') }}</a>"
"""What is worked out while it is compiled, for the site's own address and language."""


def shown(site: SmallSite, template: str) -> str:
    """The 404 page of a site whose theme shows this there."""
    theme = site.content.parent / "themes" / "own"
    (theme / "templates").mkdir(parents=True, exist_ok=True)
    (theme / "theme.yaml").write_text("name: Own\n")
    (theme / "templates" / "404.html").write_text(template)
    site.build()
    return (site.output / "404.html").read_text()


def own(tmp_path: Path, base_url: str = "https://example.org/", language: str = "en-GB") -> SmallSite:
    lines = [
        line for line in SETTINGS.splitlines() if not line.startswith(("base_url", "languages", "theme"))
    ]
    more = [f"base_url: {base_url}", f"languages: [{language}]", "theme: own"]
    return small_site(tmp_path, {**BASICS, "site.yaml": "\n".join([*lines, *more]) + "\n"})


def test_another_address_and_another_template_are_compiled_anew(tmp_path: Path) -> None:
    site = own(tmp_path)
    assert shown(site, LINK) == '<a href="/services/">Services</a>'
    assert shown(site, f"{LINK}!") == '<a href="/services/">Services</a>!'
    (site.content / "site.yaml").write_text(
        (site.content / "site.yaml")
        .read_text()
        .replace("https://example.org/", "https://example.org/charter/")
    )
    assert shown(site, LINK) == '<a href="/charter/services/">Services</a>'


def test_a_second_build_compiles_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = own(tmp_path)
    first = shown(site, LINK)
    monkeypatch.setattr(Environment, "compile", lambda *_arguments: pytest.fail("compiled again"))
    assert shown(site, LINK) == first
