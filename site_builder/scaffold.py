"""`site-builder new`: starts an entry as a file in which every field is explained."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from site_builder.fields.readers import plain_id
from site_builder.model.explain import FieldHelp, explain_fields
from site_builder.model.settings import Settings
from site_builder.model.site import ContentType
from site_builder.tools.suggest import did_you_mean
from site_builder.types import CONTENT_TYPES

SITE = "site"


class ScaffoldError(Exception):
    """A file can't be started; the message says why and what to do instead."""


def scaffold(content: Path, type_name: str, name: str) -> Path:
    """Write a new file for an entry called `name` and return its path. Never overwrites anything."""
    wanted = type_name.lower().replace("-", "_").replace(" ", "_")
    if wanted == SITE:
        return _write(
            content / "site.yaml",
            _text(Settings, "The settings of the site.", name or "Our Homelessness Charter"),
        )
    known = {content_type.name: content_type for content_type in CONTENT_TYPES}
    content_type = known.get(wanted) or next(
        (each for each in CONTENT_TYPES if each.folder == type_name), None
    )
    if content_type is None:
        hint = did_you_mean(wanted, [SITE, *known], 40)
        raise ScaffoldError(f"There is nothing called `{type_name}` to write. {hint}")
    if not name.strip():
        raise ScaffoldError(
            f'Say what the {content_type.label} is called: site-builder new {wanted} "Its name"'
        )
    slug = plain_id(name)
    if not slug:
        raise ScaffoldError(
            f"`{name}` has no letters a to z or digits for the file's name. Add a word that has some."
        )
    stem = content / content_type.folder / slug if not content_type.single else content / content_type.folder
    taken = next(
        (path for ending in (".yaml", ".yml", ".md") if (path := stem.with_suffix(ending)).exists()), None
    )
    if taken:
        raise ScaffoldError(f"{taken} is there already. Choose another name, or change that file.")
    heading = f"{content_type.label.capitalize()}. {(content_type.model.__doc__ or '').splitlines()[0]}"
    text = _text(content_type.model, heading, name.strip(), skip=_body_of(content_type))
    if _body_of(content_type):
        return _write(stem.with_suffix(".md"), f"---\n{text}---\n\n")
    return _write(stem.with_suffix(".yaml"), text)


def _body_of(content_type: ContentType) -> str:
    """The field that the file's text fills, for types that can't do without such a text."""
    model: Any = content_type.model
    needed = {each.name for each in explain_fields(model) if each.required}
    return content_type.body if content_type.body in needed else ""


def _write(path: Path, text: str) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise ScaffoldError(f"{path} is there already, and nothing is overwritten.") from None
    except OSError as error:
        raise ScaffoldError(f"{path} can't be written: {error.strerror}.") from None
    return path


def _text(model: Any, heading: str, name: str, skip: str = "") -> str:
    lines = [
        f"# {heading}",
        "# Lines without # are needed. Take the # away from those you want, and delete the others.",
        "# A line with ## says what the line below it is for.",
        f"name: {_quoted(name)}",
    ]
    lines += _lines(explain_fields(model), skip={"name", skip})
    return "".join(f"{line}\n" for line in lines)


def _lines(
    fields: Iterable[FieldHelp], skip: set[str], depth: int = 0, first: str = "", *, needed: bool = True
) -> Iterator[str]:
    """The lines of some fields. Needed ones stand ready to be filled in, the others are commented out.

    `first` leads the first line instead of spaces; `needed` says whether the group they are in is. What explains a line
    stands above it: behind it, it would swallow what is typed there.
    """
    for field in fields:
        if field.name in skip:
            continue
        lead = first or "  " * depth
        first = ""
        is_needed = needed and field.required
        explained = "; ".join(part for part in (field.meaning.rstrip("."), _form(field)) if part)
        if explained:
            yield f"{' ' * len(lead)}## {explained}"
        yield f"{'' if is_needed else '# '}{lead}{field.name}:"
        start = "  " * (depth + 1) + "- " if field.many else ""
        yield from _lines(field.parts, set(), depth + (2 if field.many else 1), start, needed=is_needed)


def _form(field: FieldHelp) -> str:
    many = "one or several" if field.many and not field.parts else ""
    return ", ".join(part for part in (many, field.form) if part)


def _quoted(name: str) -> str:
    plain = re.fullmatch(r"[A-Za-z][\w ,.()'’&/-]*", name) and not name.endswith((" ", ":"))
    return name if plain else '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
