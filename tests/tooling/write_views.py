"""Adds to docs/theme.md what it doesn't tell yet: a table for each template's view, from the sentences below its fields."""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from site_builder.build import load
from site_builder.model.explain import meanings
from site_builder.options import Options
from site_builder.outputs.booklet.view import booklet_page
from tests.tooling.small_site import TODAY, told

ROOT = Path(__file__).parents[2]
THEME = ROOT / "docs" / "theme.md"


def shown_views() -> dict[str, type]:
    """The class of what each template shows, as the pages of the example site and its booklet use it."""
    options = Options(ROOT / "content", ROOT / "output", TODAY, without=frozenset({"search"}), jobs=1)
    site, found = load(options)
    assert site is not None, told(found)
    pages = (*site.pages, booklet_page(site.site))
    first = {page.template: page for page in reversed(pages)}
    return {template: type(page.view()) for template, page in first.items()}


def with_missing_views(page: str, views: typing.Mapping[str, type]) -> str:
    """The page with a section at its end for each template that has none; `views` are templates with what they show."""
    told = set(re.findall(r"^### (\S+\.html)", page, flags=re.MULTILINE))
    missing = "".join(_section(name, view) for name, view in sorted(views.items()) if name not in told)
    return f"{page.rstrip()}\n\n{missing}" if missing else page


def _section(template: str, view: type) -> str:
    said = meanings(view)
    rows = "".join(
        f"| `{name}` | {_form(hint)} | {said.get(name, '')} |\n"
        for name, hint in get_type_hints(view, localns=vars(typing)).items()
    )
    return f"### {template}\n\n| attribute | type | meaning |\n|---|---|---|\n{rows}"


def _form(hint: Any) -> str:
    """A type in the words of the page: `str`, `sequence of Link`, `Prose or None`."""
    parts = get_args(hint)
    if get_origin(hint) in (typing.Union, types.UnionType):
        return " or ".join("None" if part is type(None) else _form(part) for part in parts)
    if get_origin(hint) in (tuple, Sequence):
        return f"sequence of {_form(parts[0])}"
    return {"HasHtml": "Prose", "Words": "Prose"}.get(hint.__name__, str(hint.__name__))
