"""`site-builder new`: starts an entry as a file in which the fields that matter are explained."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from site_builder.fields.readers import plain_id
from site_builder.model.explain import explain_fields
from site_builder.model.settings import Settings
from site_builder.model.site import ContentType
from site_builder.starter.commented import commented
from site_builder.starter.shipped import example_of
from site_builder.tools.suggest import did_you_mean
from site_builder.types import CONTENT_TYPES

SITE = "site"


class ScaffoldError(Exception):
    """A file can't be started; the message says why and what to do instead."""


def scaffold(content: Path, type_name: str, name: str, *, every: bool = False) -> Path:
    """Write a new file for an entry called `name` and return its path. Never overwrites anything.

    It has the fields that are needed and those that the shipped example of the type uses, or `every` field.
    """
    wanted = type_name.lower().replace("-", "_").replace(" ", "_")
    if wanted == SITE:
        values = {"name": name or "Our Homelessness Charter"}
        text = _head("The settings of the site.", "") + commented(Settings, values, {}, every=True)
        return _write(content / "site.yaml", text)
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
    body = _body_of(content_type)
    heading = f"{content_type.label.capitalize()}. {(content_type.model.__doc__ or '').splitlines()[0]}"
    example = {key: value for key, value in example_of(content_type).items() if key != body}
    more = "" if every else f'site-builder new {wanted} "{name.strip()}" --all'
    text = _head(heading, more) + commented(
        content_type.model, {"name": name.strip()}, example, skip={body}, every=every
    )
    return (
        _write(stem.with_suffix(".md"), f"---\n{text}---\n\n")
        if body
        else _write(stem.with_suffix(".yaml"), text)
    )


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


def _head(heading: str, more: str) -> str:
    lines = [
        f"# {heading}",
        "# Lines without # are needed. Take the # away from those you want, and delete the others.",
        "# A line with ## says what the line below it is for.",
        *([f"# There are more fields: {more}"] if more else []),
    ]
    return "".join(f"{line}\n" for line in lines)
