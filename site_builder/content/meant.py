"""What an author most likely meant with what can't be read: which field, which entries, which field of a group."""

from __future__ import annotations

import dataclasses
import re
import types
import typing
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Annotated, Any, Final, get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from site_builder.diagnostics import Keys, Problem
from site_builder.fields.kinds import RefTo
from site_builder.fields.readers import plain_id
from site_builder.fields.when import WRITTEN_SHORT
from site_builder.model.explain import explain_fields
from site_builder.model.leaves import fields_of
from site_builder.prose.field import ReadingContext
from site_builder.tools.suggest import did_you_mean, nearest

OWN_FIELDS: Final = ("id", "file")

_CALLED: Final = {
    "phones": "telephone telephones tel phone mobile number numbers phone_number telephone_number call ring contact_number",
    "phone": "telephone tel mobile phone_number telephone_number",
    "hours": "opening_hours opening_times opening times open open_hours when office_hours",
    "website": "url web websites web_site web_address site homepage home_page link webpage www",
    "link": "url web website web_address",
    "email": "e_mail emails mail email_address e_mail_address",
    "name": "title called heading",
    "summary": "short_description intro introduction in_short tagline",
    "description": "text about details long_description body",
    "text": "description body details content sms text_number texts",
    "organisation": "org run_by provider charity agency owner",
    "needs": "need category categories topics topic tags",
    "areas": "area district districts covers",
    "area": "district region borough",
    "social": "facebook instagram twitter x tiktok youtube linkedin social_media socials",
    "postal_address": "post mail_address mailing_address po_box correspondence",
    "places": "place location locations venue venues where address building",
    "address": "street addr street_address",
    "postcode": "zip zip_code postal_code post_code",
    "town": "city village",
    "search_words": "keywords tags search_terms",
    "other_names": "aka also_called also_known_as alias aliases",
    "also_called": "aka other_names also_known_as alias aliases",
    "step_free": "wheelchair wheelchair_access accessible disabled_access",
    "youngest": "age ages age_range minimum_age min_age age_from",
    "oldest": "maximum_age max_age age_to",
    "cost": "price fee charge charges costs",
    "on": "date day",
    "from": "start begins starts",
    "until": "end ends to finish",
    "languages": "language spoken_languages",
    "checked": "last_checked verified updated_on reviewed",
    "kind": "type sort category",
    "due": "deadline due_date by",
    "lead": "owner responsible led_by",
    "how": "method way",
    "by": "who checked_by",
    "logo": "image picture",
    "notes": "note comment comments internal_notes",
}
"""Other words that people use for a field, without those that are like its name."""
_MEANT_BY: Final[dict[str, list[str]]] = {}
for _field, _words in _CALLED.items():
    for _word in _words.split():
        _MEANT_BY.setdefault(_word, []).append(_field)

_BULLET = r"[-–•·*●▪]"
_BETWEEN = re.compile(rf"\s*(?:[,;/&|•·●▪]|\band\b|(?:^|\s){_BULLET}\s?)\s*")
_AROUND: Final = " \t\n'\"“”‘’`„«»[](){}.-–•·*●▪"


def field_hint(name: str, record: type | None) -> str:
    """A hint which field was meant: one of a record's own, or one inside a group of it."""
    own = author_names(record)
    if meant := field_meant(name, own, likeness=0.8):
        return (
            f"Did you mean `{meant}`?"
            if name.lstrip(" \t\u00a0") != f"-{meant}"
            else (f"Write a space after the hyphen: `- {meant}:`.")
        )
    inside = {
        part: group
        for group, hint in _groups(record)
        if (group_of := record_in(hint)) not in WRITTEN_SHORT
        for part in author_names(group_of)
        if part not in own
    }
    if name in inside:
        return f"It goes inside `{inside[name]}`: write `{inside[name]}:`, and below it, indented, `{name}:`."
    if near := nearest(name, inside, likeness=0.8):
        return f"Did you mean `{near}`? It goes inside `{inside[near]}`."
    return did_you_mean(name, own, limit=40)


def _groups(record: type | None) -> Sequence[tuple[str, Any]]:
    """The fields of a record with their types, the likeliest last: those that are always groups, the first of all."""
    if record is None:
        return ()
    groups = {each.name for each in explain_fields(record) if each.parts}
    found = [(name, hint) for _, name, hint in reversed(fields_of(record))]
    return sorted(found, key=lambda each: each[0] in groups)


def field_meant(name: str, known: Collection[str], likeness: float = 0.6) -> str:
    """The field that a word means which isn't one: the same but for its form, another word for it, or the likest."""
    if same := same_field(name, known):
        return same
    plain = _plain(name)
    called = next((field for field in _MEANT_BY.get(plain, ()) if field in known), "")
    return called or nearest(plain, known, likeness) or ""


def same_field(name: str, known: Collection[str]) -> str:
    """The field that a word is but for capitals, spaces and hyphens, `- name` among them; "" if it is none."""
    plain = _plain(name)
    return (f"- {plain}" if name.lstrip().startswith("-") else plain) if plain in known else ""


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "_", name.lower()).strip("_")


def about_reference(
    problem: Problem, text: str, target: str, many: bool, alone: bool, context: ReadingContext
) -> Problem:
    """What to say of a text that can't be the id of an entry, knowing those that there are.

    `many` says if the field takes several, `alone` if the text stands there without the brackets or hyphens of a list.
    """
    known = context.ids.get(target, ())
    if one := _id_meant(text, known):
        hint = f"Write `{one}`, the name of its file without the ending."
        return Problem(problem.code, problem.message, hint, instead=one)
    found = _ids_meant(text, known)
    if not found:
        return Problem(
            problem.code, problem.message, problem.hint if not known else did_you_mean(plain_id(text), known)
        )
    message = f"`{' '.join(text.split())}` is several in one."
    if not many:
        return Problem(problem.code, message, f"Only one can stand here, such as `{found[0]}`.")
    listed = ", ".join(found)
    if re.match(_BULLET, text):
        hint = f"Start each line with spaces, a hyphen and one more space: `- {found[0]}`; or write `[{listed}]`."
    elif alone:
        hint = f"Write `[{listed}]`."
    else:
        hint = f"Write a comma between them: `{listed}`."
    is_certain = all(each in text for each in found)
    return Problem(
        problem.code, message, hint, instead=(f"[{listed}]" if alone else listed) if is_certain else ""
    )


def _id_meant(text: str, known: Collection[str]) -> str:
    stem = (
        text.strip(_AROUND).rpartition("/")[2].removesuffix(".yaml").removesuffix(".yml").removesuffix(".md")
    )
    plain = plain_id(stem)
    return plain if plain in known else ""


def _ids_meant(text: str, known: Collection[str]) -> list[str]:
    for parts in (_BETWEEN.split(text), text.split()):
        found = [
            _id_meant(part, known) or nearest(plain_id(part), known, 0.8)
            for part in parts
            if part.strip(_AROUND)
        ]
        if len(found) > 1 and all(found):
            return [each for each in found if each]
    return []


@lru_cache(maxsize=64)
def adapter(model: Any) -> TypeAdapter[Any]:
    """What reads a record."""
    return TypeAdapter(model)


def group_hint(name: str, text: object, record: Any, context: ReadingContext) -> str:
    """What to write where a single value stands in the place of a group: the value in the field that it fits.

    `name` is that of the field, "" for an item of a list.
    """
    fields = explain_fields(record)
    names = ", ".join(f"`{each.name}`" for each in fields if each.name not in OWN_FIELDS)
    below = f"one per line below it, indented: {names}."
    if not isinstance(text, str) or not text.strip():
        return f"Write {below}"
    for field in sorted(fields, key=lambda each: "text" in each.form):
        if not field.parts and _fits(record, field.name, text, context):
            key = f"{name}: " if name else ""
            return f"Write `{key}{{{field.name}: {text.strip()}}}`, or {below}"
    return f"Write {below}"


def _fits(record: Any, name: str, text: str, context: ReadingContext) -> bool:
    """Whether a value can stand in a field of a record, whatever else that needs."""
    try:
        adapter(record).validate_python({name: text}, context=context)
    except ValidationError as failure:
        return all(error["loc"][:1] not in ((name,), ()) for error in failure.errors(include_url=False))
    return True


def author_names(record: type | None) -> list[str]:
    """The fields of a record that authors write."""
    return [alias for _, alias, _ in fields_of(record) if alias not in OWN_FIELDS] if record else []


def record_at(model: type, keys: Keys) -> type | None:
    """The record class that a path inside a model leads to."""
    current: type | None = model
    for key in keys:
        if not isinstance(key, int) and current is not None:
            current = record_in(_hint_of(current, key))
    return current


def reference_at(model: type, keys: Keys) -> tuple[str, bool]:
    """The content type that a field takes ids of, and whether it takes several; "" for other fields."""
    names = [key for key in keys if isinstance(key, str)]
    holder = record_at(model, tuple(names[:-1]))
    hint = _hint_of(holder, names[-1]) if holder and names else None
    return _target(hint), _takes_many(hint)


def _hint_of(record: type, name: str) -> Any:
    return next((hint for _, alias, hint in fields_of(record) if alias == name), None)


def _target(hint: Any) -> str:
    if isinstance(hint, RefTo):
        return hint.type
    return next((found for each in get_args(hint) if (found := _target(each))), "")


def _takes_many(hint: Any) -> bool:
    return get_origin(hint) is tuple or any(_takes_many(each) for each in get_args(hint))


def record_in(hint: Any) -> type | None:
    """The record class inside a type hint."""
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return hint
    if get_origin(hint) in (Annotated, types.UnionType, typing.Union, tuple):
        return next((found for option in get_args(hint) if (found := record_in(option))), None)
    return None
