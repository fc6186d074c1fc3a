"""Writes docs/fields.md from the models, so that what authors read is what the program does, and adds to docs/theme.md.

`make docs` runs this; a test says when it should have been run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from site_builder.content.searches import Searches
from site_builder.hours.reading.record import Hours
from site_builder.model.entry import Entry
from site_builder.model.explain import FieldHelp, explain_fields
from site_builder.model.settings import Settings
from site_builder.model.site import ContentType
from site_builder.types import CONTENT_TYPES
from tests.tooling.write_views import THEME, shown_views, with_missing_views

FIELDS = Path(__file__).parents[2] / "docs" / "fields.md"

INTRODUCTION = """\
# Fields

Everything a file of content can say. This page is made from the program itself (`make docs`), so it is never behind.

A file is YAML (`.yaml`), or Markdown (`.md`) whose details stand between two lines of `---` at its top. A dot means
"inside": `access.bring` is a line `bring:` below `access:`. What may be written several times can be a single value or a
list. Lines that aren't needed can be left out; a question about a service that isn't answered is shown as not known,
never as no. A field that is needed inside a group is needed where that group is written.
"""

_HEAD = "| field | meaning | written as | needed |\n|---|---|---|---|\n"


def fields_page() -> str:
    """The whole page."""
    shared = explain_fields(Entry)
    parts = [
        INTRODUCTION,
        _section("Every entry", "These fields are in every file but site.yaml.", shared),
        _section("The site: site.yaml", "", explain_fields(Settings)),
        _section("Searches: searches.yaml", "", explain_fields(Searches)),
        _section(
            "Opening hours",
            "A line of text, as [editing.md](editing.md#opening-hours) explains, or these fields.",
            explain_fields(Hours),
        ),
        *(_type_section(each, {field.name for field in shared}) for each in CONTENT_TYPES),
    ]
    return "\n".join(parts)


def rows(fields: Iterable[FieldHelp], above: str = "") -> Iterator[tuple[str, FieldHelp]]:
    """All fields with those inside them, each with its dotted name."""
    for field in fields:
        name = f"{above}{field.name}"
        yield name, field
        yield from rows(field.parts, f"{name}.")


def _type_section(content_type: ContentType, shared: set[str]) -> str:
    model: Any = content_type.model
    place = f"content/{content_type.folder}.md" if content_type.single else f"content/{content_type.folder}/"
    about = (model.__doc__ or "").splitlines()[0]
    text = f"{about} Kept in `{place}`. The text below the details of a Markdown file is its `{content_type.body}`."
    own = [field for field in explain_fields(model) if field.name not in shared]
    return _section(content_type.name.replace("_", " ").capitalize(), text, own)


def _section(heading: str, text: str, fields: Sequence[FieldHelp]) -> str:
    table = "".join(_row(name, field) for name, field in rows(fields))
    return f"## {heading}\n\n{f'{text}{chr(10)}{chr(10)}' if text else ''}{_HEAD}{table}"


def _row(name: str, field: FieldHelp) -> str:
    if field.parts:
        form = "a list of groups of fields" if field.many else "a group of fields"
    else:
        form = f"{field.form}; one or several" if field.many else field.form
    cells = (f"`{name}`", field.meaning, form, "yes" if field.required else "")
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"


if __name__ == "__main__":
    FIELDS.write_text(fields_page(), encoding="utf-8")
    THEME.write_text(with_missing_views(THEME.read_text("utf-8"), shown_views()), encoding="utf-8")
    print(f"Wrote docs/{FIELDS.name} and docs/{THEME.name}")
