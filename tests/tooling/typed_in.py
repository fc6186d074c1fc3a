"""Sites that type in a paper field for field: made with what the example ships for it, and read back value by value."""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from site_builder.language.month import Month
from site_builder.language.words import date_words, month_words
from tests.tooling.example import CONTENT
from tests.tooling.page_text import page_text
from tests.tooling.small_site import SmallSite, all_files

UNSEEN = {
    "base_url", "id", "number", "plan", "objective", "status", "framework", "part", "owner", "assessment",
    "concern", "group", "reports_to", "kind", "first_year", "level", "better", "points", "order", "search_words",
    "updated", "chosen", "purposes", "nation",
}  # fmt: skip
"""Keys whose values are names for programs, or shown in other words: tests/test_every_field.py looks at each of them."""
_CODES = {"sum", "mean", "mean-of-parts", "share"}


def typed_in(source: Path, folder: Path, shipped: Iterable[str] = ()) -> SmallSite:
    """A copy of such a site in `folder`, with the files that the example ships for it."""
    content = folder / "content"
    shutil.copytree(source, content)
    for name in shipped:
        (content / name).parent.mkdir(exist_ok=True)
        shutil.copy(CONTENT / name, content / name)
    return SmallSite(content, folder / "output")


def text_at(site: SmallSite, url: str) -> str:
    """What one page of a built site says."""
    return page_text(site.page(url))


def scalars(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every single value of a file, with the key it stands under."""
    if isinstance(value, Mapping):
        for name, each in value.items():
            yield from scalars(each, name)
    elif isinstance(value, list):
        for each in value:
            yield from scalars(each, key)
    elif isinstance(value, str):
        yield key, value


def values_in(folder: Path) -> Iterator[tuple[Path, str]]:
    """Each value that readers should see, as they see it; of a reference, the name of what it leads to."""
    names = {path.stem: _name(path) for path in folder.rglob("*.yaml")}
    for path in sorted([*folder.rglob("*.yaml"), *folder.rglob("*.md")]):
        fields, _line, _text = path.read_text("utf-8").removeprefix("---\n").partition("\n---\n")
        for key, value in scalars(yaml.load(fields, yaml.BaseLoader)):
            is_code = key in UNSEEN or value in _CODES or (key == "meaning" and path.parent.name == "plans")
            if not is_code:
                yield path, _shown(names.get(value, value))


def _name(path: Path) -> str:
    return str(yaml.load(path.read_text("utf-8"), yaml.BaseLoader)["name"])


def _shown(value: str) -> str:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return date_words(date.fromisoformat(value))
    if re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])", value):
        return month_words(Month.fromisoformat(f"{value}-01"))
    if value in ("red", "amber", "green"):
        return value.capitalize()
    return " ".join(value.split())


def text_of(site: SmallSite) -> str:
    """What all pages of a built site say, on one line."""
    pages = [data.decode() for name, data in all_files(site.output).items() if name.endswith(".html")]
    bodies = [page.partition("<body")[2] for page in pages]
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", " ", " ".join(bodies))))


def unseen_values(site: SmallSite) -> list[tuple[str, str]]:
    """The values of a site's files that are on no page."""
    said = re.sub(r"\W+", " ", text_of(site))
    return [
        (path.name, value)
        for path, value in values_in(site.content)
        if re.sub(r"\W+", " ", value).strip() not in said
    ]
