"""No id on a page stands there twice, whatever authors call their entries, steps, objectives and headings.

All of them are called what the theme calls a part of some page.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.tooling.small_site import BASICS, all_files, small_site, told

TEMPLATES = Path(__file__).parents[1] / "themes/default/templates"
IDS = sorted(
    {
        name
        for path in TEMPLATES.rglob("*.html")
        for name in re.findall(r'\bid="([a-z0-9]+(?:-[a-z0-9]+)*)"', path.read_text("utf-8"))
    }
    | {"f-near", "f-age", "step-1", "pledge-1", "not-checked-lately", "turn-up", "0-to-9"}
)
RESERVED = {"main", "leave"}
PROSE = "\n\n".join(f"## {name}\n\nText" for name in IDS)
IN_LINES = json.dumps(PROSE)


def content() -> dict[str, str | bytes]:
    """A site of every type with texts of such headings, and entries of the types that share pages with such names."""
    trust = (
        "organisation: harbour-trust\nchecked: {on: 2026-11-01}\nphones: 01632 960000\nhours: daily 6pm-9am\n"
    )
    steps = "".join(f"  - {{id: {name}, name: {name}, text: Go., who: You}}\n" for name in IDS)
    objectives = ", ".join(f"{{id: {name}, name: {name}}}" for name in IDS)
    files: dict[str, str | bytes] = {
        **BASICS,
        "news/x.md": f"---\nname: X\non: 2026-10-01\n---\n{PROSE}\n",
        "pages/x.md": f"---\nname: X\n---\n{PROSE}\n",
        "charter.md": f"---\nname: C\nvision: A\nadopted: 2025-01-01\nreview_due: 2027-01-01\n---\n{PROSE}\n",
        "commitments/c.md": f"---\nname: C\nnumber: 1\ntext: x\n---\n{PROSE}\n",
        "signatories/s.md": f"---\nname: S\nsector: charity\nsigned: 2025-01-01\n---\n{PROSE}\n",
        "groups/g.md": f"---\nname: G\nkind: forum\n---\n{PROSE}\n",
        "meetings/m.md": f"---\nname: M\ngroup: g\non: 2026-11-01\nstatus: held\n---\n{PROSE}\n",
        "resources/r.md": f"---\nname: R\nkind: document\ndocument: p.txt\n---\n{PROSE}\n",
        "files/p.txt": "Paper",
        "organisations/o.md": f"---\nname: O\nkind: charity\n---\n{PROSE}\n",
        "pathways/p.yaml": (
            "name: P\nsituation: x\nlead: harbour-trust\nneeds: food\nchecked: {on: 2026-11-01}\n"
            f"introduction: {IN_LINES}\nfor_workers: {IN_LINES}\nsteps:\n{steps}"
        ),
        "plans/p.yaml": (
            f"name: P\nfirst_year: 2026\nlast_year: 2028\nowner: harbour-trust\nintroduction: {IN_LINES}\n"
            "statuses: [{id: s, name: S, meaning: on-track}]\n"
            f"priorities: [{{id: main, name: A, objectives: [{objectives}]}}]\n"
        ),
        "alerts/a.md": (
            "---\nname: A\nkind: severe-weather\nfrom: 2026-11-20 9:00\nuntil: 2026-12-20 9:00\nhow: Ring.\n"
            f"---\n{PROSE}\n"
        ),
    }
    for name in set(IDS) - RESERVED:
        files |= {
            f"needs/{name}.yaml": f"name: {name} need\nsummary: A\nhelp_now: yes\nadvice: {IN_LINES}\n",
            f"areas/{name}.yaml": f"name: {name} area\nabout: {IN_LINES}\n",
            f"services/{name}.yaml": f"name: {name} service\nneeds: {name}\nareas: {name}\n{trust}description: {IN_LINES}\n",
            f"glossary/{name}.yaml": f"name: {name} term\nmeaning: {IN_LINES}\n",
        }
    return files


def test_no_id_stands_twice_on_a_page(tmp_path: Path) -> None:
    site = small_site(tmp_path, content())
    site.build()
    twice: dict[str, list[str]] = {}
    kinds: set[str] = set()
    for name, data in all_files(site.output).items():
        if name.endswith(".html"):
            page = data.decode()
            counted = Counter(re.findall(r'<[^>]*?\sid="?([^\s">]+)', page))
            kinds.update(re.findall(r'data-kind="?([\w-]+)', page))
            if found := [each for each, count in counted.items() if count > 1]:
                twice[name] = found
    assert twice == {}
    assert len(kinds) > 20


@pytest.mark.parametrize("name", sorted(RESERVED))
def test_no_entry_is_called_what_every_page_has(tmp_path: Path, name: str) -> None:
    site = small_site(tmp_path, {**BASICS, f"needs/{name}.yaml": "name: A\nsummary: B\n"})
    assert "name-reserved" in told(site.check())
