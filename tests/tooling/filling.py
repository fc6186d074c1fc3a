"""Fills in every field of an entry, whatever its type, from what the program says of its fields."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from site_builder.model.explain import FieldHelp, explain_fields

_REFERENCE = re.compile(r"the name of an? (.+)'s file, without its ending")

Value = Callable[[FieldHelp, str], Any]
"""What to write for a field, given its dotted name from the type on; for a group, it is asked about the whole first.

None leaves the field out; `...` fills in what is inside a group, or is no answer at all for a field that isn't one.
"""


def filled(model: Any, type_name: str, value: Value) -> str:
    """An entry of a type, or site.yaml, as a file of YAML."""
    record = filled_group(explain_fields(model), type_name, value)
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def target(field: FieldHelp) -> str:
    """The type of entry that a field names; "" for a field that isn't a reference."""
    found = _REFERENCE.fullmatch(field.form)
    return found[1].replace(" ", "_") if found else ""


def filled_group(fields: tuple[FieldHelp, ...], path: str, value: Value) -> Mapping[str, Any]:
    """The fields of a group that stands at a path, each with what is to be written for it."""
    made = {field.name: _value(field, f"{path}.{field.name}", value) for field in fields}
    return {name: each for name, each in made.items() if each is not None}


def _value(field: FieldHelp, path: str, value: Value) -> Any:
    found = value(field, path)
    if found is ...:
        found = filled_group(field.parts, path, value)
    return [found] if field.many and found is not None and not isinstance(found, list) else found
