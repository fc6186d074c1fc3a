"""`site-builder schema`: JSON Schema of every type, for editors that help while one types. All of it is from the models.

A schema is never stricter than the program, so nothing right is underlined: it knows fields, groups, lists, choices and the
forms of days and numbers. What takes more than that, such as opening hours, is for `site-builder check`.
"""

from __future__ import annotations

import dataclasses
import json
import re
import types
import typing
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Final, Literal, get_args, get_origin

from pydantic import BeforeValidator

from site_builder.fields.days import read_day_or_month, read_deadline, read_happened
from site_builder.fields.kinds import Form, RefTo
from site_builder.fields.readers import not_empty, one_or_many, read_id, read_kind, read_number
from site_builder.fields.when import WRITTEN_SHORT
from site_builder.hours.reading.record import Hours
from site_builder.model.explain import FieldHelp, explain_fields
from site_builder.model.leaves import fields_of
from site_builder.model.settings import Settings
from site_builder.model.site import ContentType
from site_builder.prose.prose import Prose
from site_builder.report import JSON_SCHEMA
from site_builder.types import CONTENT_TYPES

Schema = dict[str, Any]

_DRAFT: Final = "http://json-schema.org/draft-07/schema#"
"""The draft that editors know."""
_SCALAR: Final[Schema] = {"type": ["string", "number", "boolean"]}
"""Text as other readers of YAML see it: 999 is a number to them, and yes may be a boolean."""
_DAY: Final[Schema] = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_DAY_OR_MONTH: Final[Schema] = {"type": "string", "pattern": r"^\d{4}-\d{2}(-\d{2})?$"}
_MONTH_READERS: Final = (read_day_or_month, read_happened, read_deadline)
_NUMBER: Final[Schema] = {
    "anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": r"^\d{1,7}$"}]
}
_ID: Final[Schema] = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
_KIND: Final[Schema] = {"type": "string", "pattern": "^[A-Za-z0-9]+([-_ ]+[A-Za-z0-9]+)*$"}
"""An id of which case, spaces and underscores are forgiven."""
_ANYTHING: Final[Schema] = {}


@dataclass
class _Maker:
    """Makes the schema of one file; groups that are met on the way are kept once, as definitions."""

    ids: Mapping[str, Collection[str]]
    definitions: dict[str, Schema] = field(default_factory=dict)

    def record(self, record: Any, free: Collection[str] = ()) -> Schema:
        """An object with the fields of a record; those in `free` aren't needed, whatever the model says."""
        explained = {each.name: each for each in explain_fields(record)}
        hints = {alias: hint for _, alias, hint in fields_of(record) if alias in explained}
        return {
            "type": "object",
            "properties": {name: self.described(explained[name], hint) for name, hint in hints.items()},
            "required": [name for name, each in explained.items() if each.required and name not in free],
            "additionalProperties": False,
        }

    def described(self, explained: FieldHelp, hint: Any) -> Schema:
        """A field with its help and what counts without it."""
        words = ". ".join(part for part in (explained.meaning.rstrip("."), explained.form) if part)
        said: Schema = {"description": words}
        if explained.default:
            said["default"] = explained.default
        return {**said, **self.value(hint)}

    def value(self, hint: Any, metas: Sequence[Any] = ()) -> Schema:
        """What may stand in a field, by its type hint and what is annotated to it."""
        if get_origin(hint) is Annotated:
            inner, *outer = get_args(hint)
            return self.value(inner, [*metas, *outer])
        if get_origin(hint) in (types.UnionType, typing.Union):
            options = [self.value(each, metas) for each in get_args(hint) if each is not type(None)]
            return options[0] if len(options) == 1 else {"anyOf": options}
        if target := next((meta.type for meta in metas if isinstance(meta, RefTo)), ""):
            is_kind = any(getattr(meta, "func", None) is read_kind for meta in metas)
            return self._reference(target, forgiving=is_kind)
        if get_origin(hint) is tuple:
            return self._list(get_args(hint)[0], metas)
        return self._single(hint, metas)

    def _list(self, item: Any, metas: Sequence[Any]) -> Schema:
        readers = [getattr(meta, "func", None) for meta in metas]
        if readers and one_or_many not in readers:
            return _ANYTHING  # something that is read from text, such as coordinates
        inner = self.value(item)
        least = {"minItems": 1} if not_empty in readers else {}
        several = {"type": "array", "items": inner, **least}
        return {"anyOf": [inner, several]} if one_or_many in readers else several

    def _single(self, hint: Any, metas: Sequence[Any]) -> Schema:
        if get_origin(hint) is Literal:
            return _choice(get_args(hint))
        if hint in (Hours, Prose):
            return _ANYTHING if hint is Hours else {"type": "string"}
        if isinstance(hint, type) and dataclasses.is_dataclass(hint) and hint not in WRITTEN_SHORT:
            name = hint.__name__
            if name not in self.definitions:
                self.definitions[name] = {}
                self.definitions[name] = self.record(hint)
            group: Schema = {"$ref": f"#/definitions/{name}"}
            is_written_short = any(isinstance(meta, (BeforeValidator, Form)) for meta in metas)
            return {"anyOf": [_SCALAR, group]} if is_written_short else group
        if hint is date:
            has_months = any(getattr(meta, "func", None) in _MONTH_READERS for meta in metas)
            return _DAY_OR_MONTH if has_months else _DAY
        if hint is int:
            return _NUMBER if any(getattr(meta, "func", None) is read_number for meta in metas) else _ANYTHING
        if hint is bool:
            return _choice(("yes", "no", "true", "false"))
        if any(getattr(meta, "func", None) is read_kind for meta in metas):
            return {"anyOf": [_KIND, {"type": "integer"}]}
        if any(getattr(meta, "func", None) is read_id for meta in metas):
            return {"anyOf": [_ID, {"type": "integer"}]}
        return _SCALAR if hint in (str, *WRITTEN_SHORT) else _ANYTHING

    def _reference(self, target: str, *, forgiving: bool = False) -> Schema:
        """The ids that there are, to choose from, or any other: the schema may be older than an entry."""
        known = sorted(self.ids.get(target, ()))
        other = _KIND if forgiving else _ID
        return {"anyOf": [*([{"enum": known}] if known else []), other, {"type": "integer"}]}


def _choice(words: Sequence[str]) -> Schema:
    """One of a few words; how they are written in capitals, with spaces or with underscores is forgiven."""
    either = ("".join(_forgiving(letter) for letter in word) for word in words)
    options: list[Schema] = [{"enum": list(words)}, {"type": "string", "pattern": f"^({'|'.join(either)})$"}]
    return {"anyOf": [*options, *([{"type": "boolean"}] if "yes" in words else [])]}


def _forgiving(letter: str) -> str:
    return "[-_ ]" if letter == "-" else f"[{letter}{letter.upper()}]" if letter.isalpha() else letter


def schema_of(
    content_type: ContentType, ids: Mapping[str, Collection[str]], *, front_matter: bool = False
) -> Schema:
    """The schema of a content type's files; in the front matter of Markdown the text isn't a field."""
    maker = _Maker(ids)
    model: Any = content_type.model
    whole = maker.record(model, free=(content_type.body,) if front_matter else ())
    title = content_type.label.capitalize()
    return {"$schema": _DRAFT, "title": title, **whole, "definitions": maker.definitions}


def settings_schema() -> Schema:
    """The schema of site.yaml."""
    maker = _Maker({})
    return {
        "$schema": _DRAFT,
        "title": "site.yaml",
        **maker.record(Settings),
        "definitions": maker.definitions,
    }


def schema_files(ids: Mapping[str, Collection[str]]) -> Iterator[tuple[str, str]]:
    """All schemas by the names of their files. `ids` are those of the site's entries, by content type."""
    found = {"site": settings_schema(), **{each.name: schema_of(each, ids) for each in CONTENT_TYPES}}
    for name, schema in {**found, "problems": dict(JSON_SCHEMA)}.items():
        yield f"{name}.schema.json", json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def editor_settings(folder: str, content: str) -> str:
    """The settings of VS Code that give each file its schema, and keep its spaces; `folder` has the schemas."""
    files = {"site": f"{content}/site.yaml"}
    for each in CONTENT_TYPES:
        files[each.name] = (
            f"{content}/{each.folder}.yaml" if each.single else f"{content}/{each.folder}/**/*.yaml"
        )
    schemas = {f"./{folder}/{name}.schema.json": path for name, path in files.items()}
    spaces = {"editor.insertSpaces": True, "editor.tabSize": 2, "editor.detectIndentation": False}
    said = {"yaml.schemas": schemas, "yaml.yamlVersion": "1.2", "[yaml]": spaces}
    return json.dumps(said, indent=2) + "\n"


def write_schemas(folder: Path, ids: Mapping[str, Collection[str]]) -> list[Path]:
    """Write all schemas into a folder, in the place of those that were there."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in schema_files(ids):
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
        written.append(folder / name)
    return written


def hint_line(folder: str) -> str:
    """The line that tells other editors the schema of a file in content/services, where `folder` has the schemas."""
    return f"# yaml-language-server: $schema=../../{re.sub('^[.]/', '', folder)}/service.schema.json"
