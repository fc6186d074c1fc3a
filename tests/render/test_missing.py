"""A theme that asks for what isn't there is told so in the words of its contract, not in Python's."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.build import build
from site_builder.options import Options
from site_builder.render.theme import TemplateFailed
from tests.tooling.small_site import BASICS, SETTINGS, TODAY, small_site


@pytest.mark.parametrize(
    ("asks", "told"),
    [
        ("{{ view.sumary }}", "`view` has no attribute `sumary` (did you mean `summary`?"),
        ("{{ page.titel }}", "`page` has no attribute `titel` (did you mean `title`?"),
        ("{{ site.nam }}", "`site` has no attribute `nam` (did you mean `name`?"),
        (
            "{{ vew.summary }}",
            "there is no `vew`; a template is given `page`, `site` and `view` (did you mean `view`?",
        ),
        ("{{ view.wholly_other }}", "`view` has no attribute `wholly_other` (docs/theme.md"),
        ("{% for each in page.crumbs %}{{ each.adress }}{% endfor %}", "`Link` has no attribute `adress`"),
    ],
)
def test_what_is_missing_is_said_in_the_words_of_the_contract(tmp_path: Path, asks: str, told: str) -> None:
    site = small_site(tmp_path, BASICS, settings=f"{SETTINGS}theme: ours\n")
    theme = tmp_path / "themes/ours"
    (theme / "templates").mkdir(parents=True)
    (theme / "theme.yaml").write_text("name: Ours\n", "utf-8")
    (theme / "templates/service.html").write_text(
        f'{{% extends "base.html" %}}{{% block main %}}{asks}{{% endblock %}}\n', "utf-8"
    )
    with pytest.raises(TemplateFailed) as failed:
        build(Options(site.content, site.output, TODAY, without=frozenset({"search"}), jobs=1))
    assert told in str(failed.value)
    assert "in line 1 of service.html" in str(failed.value)
    assert "object" not in str(failed.value)
