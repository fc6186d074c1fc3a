"""The import rule: modules import downwards only, and parts that stand beside each other don't know each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tooling.import_rule import broken_rules

PACKAGE = Path(__file__).parents[1] / "site_builder"

# From the bottom up; a row imports from the rows above it in this table, never from its own or those below.
LAYERS = (
    ("tools", "language"),
    ("diagnostics",),
    ("report", "fields"),
    ("prose", "hours"),
    ("model",),
    ("content",),
    ("link",),
    ("types",),
    ("render",),
    ("pages",),
    ("publish",),
    ("outputs",),
    ("guard",),
    ("checks",),
    ("options", "known"),
    ("stages",),
    ("build",),
    ("schema", "mending", "owners", "changes", "importers"),
    ("serve", "starter"),
    ("commands",),
    ("cli",),
    ("__main__",),
)

# Folders of equals: a content type, a check, an export or a page never imports another one. Beside each folder stand
# the few of its modules that the equals share.
SIBLINGS = {
    "types": (),
    "checks": ("check",),
    "outputs": ("output", "assets", "qr_codes"),
    "pages": ("frame", "moved", "turning"),
    "importers": (),
    "commands": ("command", "on_site"),
}

# Folders whose parts stand in layers of their own, from the bottom up.
ROOMS = {
    "hours": (("pattern",), ("phrases",), ("reading",), ("calendar",), ("saying",)),
}


def test_the_package_follows_the_import_rule() -> None:
    problems = broken_rules(PACKAGE, LAYERS, SIBLINGS, ROOMS)
    if problems:
        pytest.fail("\n".join(problems), pytrace=False)


def plant(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / "house" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "house"


ALLOWED = {
    "__init__.py": "from house.build import build\n",
    "diagnostics.py": "import json\n",
    "model/__init__.py": "",
    "model/record.py": "from house.diagnostics import Code\n",
    "model/entry.py": "from house.model.record import record\n",
    "hours/pattern.py": "",
    "hours/reading/line.py": "from house.hours.pattern import Days\n",
    "hours/saying/table.py": "from house.hours.reading import line\n",
    "types/__init__.py": "from house.types import news, service\n",
    "types/news.py": "from ..model import record\n",
    "types/service/__init__.py": "from house.types.service.access import Access\n",
    "types/service/access.py": "import house.model.entry\n",
    "link.py": "",
    "pages/frame.py": "from house.types import news\n",
    "pages/plan.py": "",
    "pages/charter.py": "from house.pages import frame\n",
    "checks/links.py": "",
    "build.py": "from house import types\n",
    "starter.py": "",
}


def test_imports_downwards_are_allowed(tmp_path: Path) -> None:
    assert broken_rules(plant(tmp_path, ALLOWED), LAYERS, SIBLINGS, ROOMS) == []


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        ("model/place.py", "from house.types import news\n", "types stands above model"),
        ("model/place.py", "from ..types.news import News\n", "types stands above model"),
        ("model/place.py", "def late():\n    import house.build\n", "build stands above model"),
        ("model/place.py", "from house import VERSION\n", "the package itself stands above model"),
        ("serve.py", "import house.starter\n", "starter stands beside serve"),
        ("content/read.py", "from house.link import link\n", "link stands above content"),
        ("pages/frame.py", "from house.checks import links\n", "checks stands above pages"),
        ("link.py", "import house.types.service.access\n", "types stands above link"),
        (
            "types/page.py",
            "from house.types.news import News\n",
            "the parts of types don't import each other",
        ),
        (
            "types/page.py",
            "from .service.access import Access\n",
            "the parts of types don't import each other",
        ),
        ("types/page.py", "from house.types import TYPES\n", "the parts of types don't import each other"),
        (
            "pages/plan.py",
            "from house.pages.charter import view\n",
            "the parts of pages don't import each other",
        ),
        ("pages/frame.py", "from house.pages import plan\n", "the parts of pages don't import each other"),
        ("model/record.py", "from house.model import entry\n", "in a circle"),
        (
            "hours/phrases.py",
            "from house.hours.reading import line\n",
            "hours.reading doesn't stand below phrases",
        ),
        (
            "hours/reading/tokens.py",
            "from house.hours.saying.table import Table\n",
            "hours.saying doesn't stand below reading",
        ),
        ("hours/words.py", "import house.hours.pattern\n", "`words` is in no layer of hours"),
        ("helpers.py", "", "house/helpers is in no layer: add `helpers` to LAYERS"),
    ],
)
def test_a_planted_violation_is_found(tmp_path: Path, file: str, text: str, expected: str) -> None:
    problems = broken_rules(plant(tmp_path, ALLOWED | {file: text}), LAYERS, SIBLINGS, ROOMS)
    assert len(problems) == 1
    assert expected in problems[0]
