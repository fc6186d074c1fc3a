"""Turns a source into a typed entry, or says everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import ValidationError

from site_builder.content.meant import (
    OWN_FIELDS,
    about_reference,
    adapter,
    author_names,
    field_hint,
    field_meant,
    group_hint,
    record_at,
    reference_at,
    same_field,
)
from site_builder.content.source import Source
from site_builder.diagnostics import Code, Diagnostic, Fix, Keys, Problem, Problems, Severity, Span
from site_builder.fields.readers import FIELD_EMPTY, ID_INVALID
from site_builder.model.explain import explain_fields
from site_builder.prose.field import ReadingContext
from site_builder.prose.prose import Prose

FIELD_UNKNOWN = Code(
    "field-unknown", Severity.ERROR, "A line starts with a word that isn't a field of this kind of entry."
)
FIELD_MISSING = Code("field-missing", Severity.ERROR, "A field that every such entry needs isn't there.")
GROUP_WANTED = Code(
    "group-wanted", Severity.ERROR, "A field that takes a group of fields was given something else."
)
LIST_WANTED = Code("list-wanted", Severity.ERROR, "A field that takes a list was given something else.")
VALUE_INVALID = Code("value-invalid", Severity.ERROR, "A value cannot be read.")
BODY_TWICE = Code("body-twice", Severity.ERROR, "The text below the front matter is also given as a field.")
TEXT_UNEXPECTED = Code(
    "text-unexpected", Severity.ERROR, "There is text below the front matter of a file that takes none."
)

PROBLEMS_MANY = Code("problems-many", Severity.ERROR, "A file has more mistakes than are listed.")

MAX_PROBLEMS = 100
"""So many mistakes of one file are told: to look for what was meant takes a while each time."""

T = TypeVar("T")
_UNKNOWN, _MISSING = "unexpected_keyword_argument", "missing"  # pydantic's own names


def validate(
    source: Source,
    model: type[T],
    context: ReadingContext,
    *,
    body: str = "",
    rendered: Prose | None = None,
    extra: dict[str, str] | None = None,
) -> tuple[T | None, Sequence[Diagnostic]]:
    """Make a record of a source's fields.

    `body` names the field that the text below the front matter fills, and `rendered` is that text if it has been rendered
    already; `extra` are fields that authors don't write (id and file). Returns None for the record when there is any
    error.
    """
    data: dict[str, Any] = dict(source.data)
    found = [_unknown(source, model, (name,)) for name in OWN_FIELDS if name in data]
    has_body = bool(source.body and source.body.strip())
    if has_body and not body:
        found.append(
            Diagnostic(source.body_span(), TEXT_UNEXPECTED, "This file takes no text below the `---` line.")
        )
    elif has_body and body in data:
        hint = f"Keep the text below the `---` line and take `{body}` out, or the other way round."
        found.append(
            Diagnostic(
                source.span((body,)), BODY_TWICE, f"`{body}` is given here and as the file's text.", hint
            )
        )
    elif has_body:
        data[body] = rendered or source.body
    try:
        adapted: Any = model
        record: T = adapter(adapted).validate_python({**data, **(extra or {})}, context=context)
    except ValidationError as failure:
        errors: Sequence[Any] = failure.errors(include_url=False, include_input=False)
        unknown = [each["loc"] for each in errors if each["type"] == _UNKNOWN]
        meant = {_misspelt(model, keys) for keys in unknown[:MAX_PROBLEMS]}
        telling = [error for error in errors if error["type"] != _MISSING or error["loc"] not in meant]
        for error in telling[:MAX_PROBLEMS]:
            found += _explain(source, model, body, error, context)
        if len(telling) > MAX_PROBLEMS:
            message = f"This file has {len(telling) - MAX_PROBLEMS} more mistakes."
            found.append(
                Diagnostic(
                    Span(source.file), PROBLEMS_MANY, message, "Mend the first of them, and check again."
                )
            )
        return None, tuple(found)
    return (None if found else record), tuple(found)


def _explain(source: Source, model: type, body: str, error: Any, context: ReadingContext) -> list[Diagnostic]:
    keys: Keys = tuple(error["loc"])
    kind = error["type"]
    cause = (error.get("ctx") or {}).get("error")
    if isinstance(cause, Problem):
        if cause.code is FIELD_EMPTY:
            cause = Problem(cause.code, cause.message, _wanted(model, keys) or cause.hint)
        if cause.code is ID_INVALID:
            cause = _about_id(source, model, keys, cause, context)
        return [_at(source, keys, body, cause)]
    if isinstance(cause, Problems):
        return [_at(source, keys, body, problem) for problem in cause.problems]
    if kind == _UNKNOWN:
        return [_unknown(source, model, keys)]
    if kind == _MISSING:
        return [_missing(source, keys, body)]
    span = source.span(keys)
    if kind == "dataclass_type":
        message = f"`{dotted(keys)}` takes a group of fields, not a single value."
        text, alone = _written(source, keys)
        in_list = isinstance(keys[-1], int) and not alone
        name = "" if in_list else next(key for key in reversed(keys) if isinstance(key, str))
        hint = group_hint(name, text, record_at(model, keys), context)
        return [Diagnostic(span, GROUP_WANTED, message, hint)]
    if kind in ("tuple_type", "list_type"):
        message = f"`{dotted(keys)}` takes a list."
        return [
            Diagnostic(
                span, LIST_WANTED, message, "Write each item on a line of its own, starting with a hyphen."
            )
        ]
    return [Diagnostic(span, VALUE_INVALID, f"`{dotted(keys)}` can't be read: {error['msg']}.")]


def _at(source: Source, keys: Keys, body: str, problem: Problem) -> Diagnostic:
    if keys == (body,) and body not in source.data:
        return Diagnostic(
            source.body_span(problem.line, problem.offset + 1), problem.code, problem.message, problem.hint
        )
    span = source.span((*keys, *problem.at), problem.offset)
    line, offset = _line_of(_written(source, keys)[0], problem)
    if line > 1:  # a text of several lines starts below its key
        span = replace(span, line=span.line + line, column=offset + 1)
    message = f"`{dotted(keys)}`: {problem.message}" if keys else problem.message
    fix = None
    if problem.instead and not problem.at and isinstance(text := _written(source, keys)[0], str):
        start = source.span(keys)
        fix = Fix(start.line, start.column, text, problem.instead)
    return Diagnostic(span, problem.code, message, problem.hint, fix)


def _line_of(text: object, problem: Problem) -> tuple[int, int]:
    """Which line of a text a problem is on, and how far into it; a reader of one line counts from where the text begins."""
    if problem.line > 1 or problem.at or not isinstance(text, str):
        return problem.line, problem.offset
    *above, here = text[: problem.offset].split("\n")
    return len(above) + 1, len(here)


def _unknown(source: Source, model: type, keys: Keys) -> Diagnostic:
    name = str(keys[-1])
    where = f" in `{dotted(keys[:-1])}`" if len(keys) > 1 else ""
    record = record_at(model, keys[:-1])
    hint = "The file's name is the id." if keys == ("id",) else field_hint(name, record)
    span = source.span(keys, key=True)
    same = same_field(name, author_names(record))
    fix = Fix(span.line, span.column, name, same) if same else None
    return Diagnostic(span, FIELD_UNKNOWN, f"There is no field `{name}`{where}.", hint, fix)


def _misspelt(model: type, keys: Keys) -> Keys:
    """The way to the field that a word which isn't one was most likely meant for; that one isn't missing then."""
    *group, name = keys
    return (*group, field_meant(str(name), author_names(record_at(model, tuple(group)))))


def _about_id(source: Source, model: type, keys: Keys, problem: Problem, context: ReadingContext) -> Problem:
    target, many = reference_at(model, keys)
    text, alone = _written(source, keys)
    return (
        about_reference(problem, text, target, many, alone, context)
        if target and isinstance(text, str)
        else problem
    )


def _written(source: Source, keys: Keys) -> tuple[Any, bool]:
    """What stands in the file where a path leads, and whether it stands alone where there may be a list or a group."""
    value: Any = source.data
    for key in keys:
        if isinstance(value, list) and isinstance(key, int):
            value = value[key]
        elif isinstance(value, dict) and isinstance(key, str):
            value = value.get(key)
        else:
            return value, True
    return value, False


def _wanted(model: type, keys: Keys) -> str:
    """What to write into a field that is empty; "" for a field that isn't explained."""
    name = next((key for key in reversed(keys) if isinstance(key, str)), "")
    record = record_at(model, keys[: keys.index(name)])
    found = next((each for each in explain_fields(record) if each.name == name), None) if record else None
    if found is None:
        return ""
    return f"After the colon comes {found.form}.{'' if found.required else ' Or take the line out.'}"


def _missing(source: Source, keys: Keys, body: str) -> Diagnostic:
    name = str(keys[-1])
    if keys == (body,) and source.body is not None:
        message = "There is no text below the second `---` line."
        return Diagnostic(source.body_span(), FIELD_MISSING, message, "Write the text there.")
    where = f" in `{dotted(keys[:-1])}`" if len(keys) > 1 else ""
    hint = f"Add a line that starts with `{name}:`."
    return Diagnostic(source.span(keys[:-1]), FIELD_MISSING, f"`{name}` is missing{where}.", hint)


def dotted(keys: Keys) -> str:
    """A path as people read it, positions counted from 1: `places 2, postcode`."""
    words: list[str] = []
    for key in keys:
        if isinstance(key, int) and words:
            words[-1] += f" {key + 1}"
        else:
            words.append(str(key))
    return ", ".join(words)
