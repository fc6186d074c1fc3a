"""What each field of an entry means and how it is written, taken from the models themselves.

The text after a field in its class is the one explanation there is; scaffolds and documentation both show it.
"""

from __future__ import annotations

import ast
import dataclasses
import inspect
import textwrap
import types
import typing
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, Literal, cast, get_args, get_origin

from site_builder.fields import kinds as fields
from site_builder.fields.readers import Period
from site_builder.hours.reading.record import Hours
from site_builder.model.entry import Entry
from site_builder.model.leaves import fields_of
from site_builder.prose.prose import Prose


@dataclass(frozen=True, slots=True)
class FieldHelp:
    """All that an author needs to know of one field. `parts` are the fields inside it, when it holds a group.

    `default` is what counts without it, as an author would write that; "" for nothing, and for groups.
    """

    name: str
    meaning: str
    form: str
    required: bool
    many: bool
    parts: tuple[FieldHelp, ...] = ()
    default: str = ""


@lru_cache(maxsize=128)
def explain_fields(record: Any) -> tuple[FieldHelp, ...]:
    """Explain the fields that authors write in a record, those that are needed first."""
    said = meanings(record)
    defaults = {f.name: f.default for f in dataclasses.fields(record)}
    # An entry's id and file are where it is kept; in other records such fields are written like any other.
    kept = ("id", "file") if issubclass(record, Entry) else ()
    found = [
        _explain(
            alias,
            said.get(name, ""),
            hint,
            required=_is_required(record, name, defaults[name] is dataclasses.MISSING),
            default=_default_words(defaults[name]),
        )
        for name, alias, hint in fields_of(record)
        if name not in kept
    ]
    return tuple(sorted(found, key=lambda each: not each.required))


def _is_required(record: Any, name: str, no_default: bool) -> bool:
    field = next(each for each in dataclasses.fields(record) if each.name == name)
    return no_default and field.default_factory is dataclasses.MISSING


def _explain(alias: str, meaning: str, hint: Any, *, required: bool, default: str) -> FieldHelp:
    inner, many = _unwrapped(hint)
    record = _record_in(inner)
    is_group = record is not None and record is not Hours and record is not Prose and not _form(inner)
    parts = explain_fields(record) if is_group and record else ()
    meaning = meaning or (_first_line(record.__doc__) if parts else "")
    form = _form(inner) or ("" if parts else "text")
    return FieldHelp(alias, meaning, form, required, many, parts, "" if parts else default)


def _default_words(default: Any) -> str:
    """A default as an author would write it; "" where it says nothing."""
    if isinstance(default, tuple) and len(default) == 1:
        default = default[0]
    if isinstance(default, bool):
        return "yes" if default else "no"
    return default.text if isinstance(default, Period) else default if isinstance(default, str) else ""


def _first_line(text: str | None) -> str:
    return (text or "").strip().partition("\n")[0]


def _unwrapped(hint: Any) -> tuple[Any, bool]:
    """A field's hint without its list, and whether it was a list."""
    if get_origin(hint) is Annotated and get_origin(get_args(hint)[0]) is tuple and not _form(hint):
        return get_args(get_args(hint)[0])[0], True
    if get_origin(hint) in (types.UnionType, typing.Union):
        options = [option for option in get_args(hint) if option is not type(None)]
        return _unwrapped(options[0]) if len(options) == 1 else (hint, False)
    if get_origin(hint) is Annotated:
        inner, many = _unwrapped(get_args(hint)[0])
        return (inner, many) if many else (hint, False)
    return hint, False


def _form(hint: Any) -> str:
    """How a value is written, in a few words; "" for a group of fields."""
    if get_origin(hint) in (types.UnionType, typing.Union):
        return next((form for option in get_args(hint) if (form := _form(option))), "")
    if get_origin(hint) is Annotated:
        inner, *metas = get_args(hint)
        for meta in metas:
            if isinstance(meta, fields.RefTo):
                kind = meta.type.replace("_", " ")
                return f"the name of {'an' if kind[0] in 'aeiou' else 'a'} {kind}'s file, without its ending"
        if get_origin(inner) is Literal:
            return "one of: " + ", ".join(get_args(inner))
        found = next((meta.words for meta in metas if isinstance(meta, fields.Form)), "")
        return found or ("" if get_origin(inner) is tuple else _form(inner))
    return {Prose: "text in Markdown", Hours: "opening hours such as Mon-Fri 9am-5pm"}.get(hint, "")


def _record_in(hint: Any) -> Any:
    if isinstance(hint, type):
        return hint if dataclasses.is_dataclass(hint) else None
    return next((found for option in get_args(hint) if (found := _record_in(option))), None)


def meanings(record: Any) -> dict[str, str]:
    """The text below each field of a class, its bases' included."""
    found: dict[str, str] = {}
    for base in reversed(record.__mro__):
        if not dataclasses.is_dataclass(base):
            continue
        body = ast.parse(textwrap.dedent(inspect.getsource(cast(type, base)))).body[0]
        assert isinstance(body, ast.ClassDef)
        for field, text in zip(body.body, body.body[1:], strict=False):
            is_text = isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant)
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and is_text:
                found[field.target.id] = " ".join(str(text.value.value).split())  # type: ignore[attr-defined]
    return found
