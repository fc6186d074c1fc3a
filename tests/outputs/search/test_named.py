"""Names of people and places are found on the pages where they stand, though nobody marks them."""

from __future__ import annotations

import json
from pathlib import Path

from site_builder.outputs.search.named import names_on
from site_builder.outputs.search.trial import Trial
from tests.outputs.search.test_trial import SCRIPT
from tests.tooling.small_site import BASICS, small_site

GROUP = """\
name: Working group
summary: Meets each month
kind: working-group
chair: Priya Nair, housing
members: [{name: Siân O’Brien-Rao, role: Members' voice}]
meets: monthly
"""


def named(site_files: dict[str, str], folder: Path) -> dict[str, dict[str, int]]:
    """What names each entry is found by, with how much they count."""
    site = small_site(folder, site_files).load().site
    entries = [entry for some in site.entries.values() for entry in some.values()]
    found = names_on([entry] for entry in entries)
    return {entry.id: dict(names) for entry, names in zip(entries, found, strict=True)}


def test_names_are_words_that_are_never_written_small(tmp_path: Path) -> None:
    found = named({**BASICS, "groups/working.yaml": GROUP}, tmp_path)["working"]
    assert found["priya"] == found["nair"] == found["sian"] == found["o'brien"] == found["rao"] == 2
    assert not {"housing", "monthly", "role"} & found.keys()


def test_a_name_is_no_word_of_other_pages(tmp_path: Path) -> None:
    text = "name: About\nsummary: We rao and nair all day\n---\nSo we do.\n"
    found = named({**BASICS, "groups/working.yaml": GROUP, "pages/about.md": f"---\n{text}"}, tmp_path)[
        "working"
    ]
    assert "priya" in found
    assert not {"rao", "nair"} & found.keys()


def test_who_is_named_for_something_comes_before_who_checked_it_and_neither_is_corrected(
    tmp_path: Path,
) -> None:
    checked = BASICS["services/kitchen.yaml"].replace(
        "2026-10-28}", "2026-10-28, how: phone, by: Priya Nair}"
    )
    files = {**BASICS, "services/kitchen.yaml": checked, "groups/working.yaml": GROUP}
    site = small_site(tmp_path, files)
    site.build(search=True)
    trial = Trial(SCRIPT.read_text("utf-8"), lambda path: (site.output / path).read_bytes())
    assert trial.results("priya nair", 1) == ["/groups/working/", "/services/kitchen/"]
    assert trial.results("Nair", 1)[0] == "/groups/working/"
    assert trial.results("sian obrien", 1)[:1] == ["/groups/working/"]
    core = json.loads((site.output / "data/search/core.json").read_text("utf-8"))
    assert "nair" not in " ".join(core["words"]).split(), "nothing is corrected to somebody's name"
