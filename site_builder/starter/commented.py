"""Writes records as YAML in which every field is explained above its line, ready to be filled in."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from site_builder.model.explain import FieldHelp, explain_fields

_PLAIN = re.compile(r"[A-Za-z0-9](?:[\w .()'’&/@+-]|:(?! )|,(?=.))*(?<![ :])")


def commented(
    model: Any,
    values: Mapping[str, Any],
    first: Mapping[str, Any],
    *,
    skip: Collection[str] = (),
    every: bool = False,
) -> str:
    """The fields of a record as lines: those with a value or needed stand ready, the others are commented out.

    `first` are the fields that matter, with those inside them, in the order to show them. Others are left out unless
    they are needed or `every` field is wanted.
    """
    fields = _chosen(explain_fields(model), {**values, **first}, every)
    return "".join(f"{line}\n" for line in _lines(fields, values, skip=skip))


def _chosen(fields: Iterable[FieldHelp], first: Mapping[str, Any], every: bool) -> list[FieldHelp]:
    """The fields to show: needed ones and those that matter, in their order, then, if wanted, the others."""
    by_name = {field.name: field for field in fields}
    names = dict.fromkeys(["name", *first, *(each.name for each in by_name.values() if each.required)])
    names = {name: None for name in names if name in by_name} | (dict.fromkeys(by_name) if every else {})
    return [_with_parts(by_name[name], first.get(name), every) for name in names]


def _with_parts(field: FieldHelp, example: Any, every: bool) -> FieldHelp:
    if not field.parts:
        return field
    inside: dict[str, Any] = {}
    for each in example if isinstance(example, list) else [example]:
        inside |= each if isinstance(each, dict) else {}
    return replace(field, parts=tuple(_chosen(field.parts, inside, every or not inside)))


def _lines(
    fields: Iterable[FieldHelp],
    values: Mapping[str, Any],
    depth: int = 0,
    first: str = "",
    *,
    needed: bool = True,
    skip: Collection[str] = (),
) -> Iterator[str]:
    """The lines of some fields. `first` leads the first line instead of spaces; `needed` says if the group they are in is.

    What explains a line stands above it: behind it, it would swallow what is typed there.
    """
    for field in fields:
        if field.name in skip:
            continue
        value = values.get(field.name)
        lead = first or "  " * depth
        first = ""
        is_ready = (needed and field.required) or value is not None
        if explained := "; ".join(part for part in (field.meaning.rstrip("."), _form(field)) if part):
            yield f"{' ' * len(lead)}## {explained}"
        start = "  " * (depth + 1) + "- " if field.many else ""
        inner = depth + (2 if field.many else 1)
        if not field.parts:
            written = _written(value) if value is not None else "" if is_ready else quoted(field.default)
            yield f"{'' if is_ready else '# '}{lead}{field.name}:{f' {written}' if written else ''}"
            continue
        yield f"{'' if is_ready else '# '}{lead}{field.name}:"
        one, *others = value if isinstance(value, list) else [value or {}]
        yield from _lines(field.parts, one, inner, start, needed=is_ready)
        for other in others:
            yield f"{start}{{{', '.join(f'{key}: {_written(each, in_flow=True)}' for key, each in other.items())}}}"


def _form(field: FieldHelp) -> str:
    many = "one or several" if field.many and not field.parts else ""
    return ", ".join(part for part in (many, field.form) if part)


def _written(value: Any, *, in_flow: bool = False) -> str:
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(_written(each, in_flow=True) for each in value)}]"
    return quoted(str(value), in_flow=in_flow)


def quoted(text: str, *, in_flow: bool = False) -> str:
    """A text as it can stand behind a colon, in quotation marks where it has to."""
    if not text:
        return ""
    if _PLAIN.fullmatch(text) and not (in_flow and "," in text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
