"""A made-up language, and the example site written in it.

Each word that the program says stands between ⟦ and ⟧, each word that an author wrote between ⟪ and ⟫. Whatever letters stand
outside were put there by neither of the two. The language has the tag of a real one whose letters aren't Latin, so that
Babel's months and days aren't taken for English.
"""

from __future__ import annotations

import re
import shutil
import types
import typing
from collections.abc import Mapping
from dataclasses import is_dataclass
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

import yaml
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from site_builder.fields.kinds import Form
from site_builder.model.entry import Entry
from site_builder.model.leaves import fields_of
from site_builder.model.settings import Settings
from site_builder.prose.prose import Prose
from site_builder.types import CONTENT_TYPES
from site_builder.types.pathway.criteria import RuleOf
from tests.tooling.example import CONTENT
from tests.tooling.write_sentences import SENTENCES

SAID, WRITTEN = "⟦⟧", "⟪⟫"
"""What stands around a word of the program, and around a word of an author."""

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_KEPT_IN_SENTENCES = re.compile(r"%\(\w+\)s|<[^>]*>|&\w+;")
_KEPT_IN_MARKDOWN = re.compile(
    r"^:{3,} *\w+|\[x\]|https?://\S+|\]\([^)]*\)|<[^>]*>|&[#\w]+;|`[^`]*`|^ *\|?[ :|-]+\|? *$", re.MULTILINE
)
_PATTERNS = ("date", "time", "number")
"""Contexts of sentences that are patterns for Babel."""
_LONGEST_LINE = 200
_CODES = ("icon", "branch", "folder")
"""Fields of one line that hold no words."""
_TEXTS = ("text", "one line of text")
"""What fields that hold an author's words say of themselves."""


_MARKED = re.compile(r"⟦[^⟦⟧⟪⟫]*⟧|⟪[^⟦⟧⟪⟫]*⟫")
_EXCEPTED = re.compile(
    r"[\w.+-]+@[\w.-]+\w"  # email addresses
    r"|https?://[\w./%#-]+"  # of guides, which lead to real papers
    r"|(?:https?://)?(?:[\w-]+\.)+example\.org(?:/[\w/.#@-]*)?"  # web addresses
    r"|\bZZ\d(?: \d[A-Z]{2})?\b"  # postcodes and their first halves
    r"|\b(?:RS|IP)\d+\b"  # numbers from a register
    r"|\d ext \d+|\d, press \d"  # what is dialled behind a number
    r"|\bCALM\b"  # a word that is texted
)
"""What people read that nobody translates. Numbers and signs have no letters; dates are Babel's, in other letters."""


def outside(text: str) -> list[str]:
    """The words of a text that stand outside all marks."""
    return re.findall(r"\w*[A-Za-z]\w*", _EXCEPTED.sub("", _MARKED.sub("", text)))


def wrapped(text: str, marks: str, kept: re.Pattern[str] | None = None) -> str:
    """A text with each of its words between marks, but for what is kept as it is."""
    pieces = kept.split(text) if kept else [text]
    between = [*kept.findall(text), ""] if kept else [""]
    said = (_WORD.sub(lambda word: f"{marks[0]}{word[0]}{marks[1]}", piece) for piece in pieces)
    return "".join(part for pair in zip(said, between, strict=True) for part in pair)


def made_up_catalogue(tag: str) -> Catalog:
    """Every sentence of the program in the made-up language."""
    with SENTENCES.open("rb") as file:
        sentences = read_po(file)
    made = Catalog(locale=tag, fuzzy=False)
    for message in sentences:
        if not message.id:
            continue
        forms = [message.id] if isinstance(message.id, str) else list(message.id)
        own = message.context in _PATTERNS
        said = [form if own else wrapped(form, SAID, _KEPT_IN_SENTENCES) for form in forms]
        if message.pluralizable:
            string: str | tuple[str, ...] = (said[0], *[said[1]] * (made.num_plurals - 1))
        else:
            string = said[0]
        made.add(message.id, string, flags=message.flags, context=message.context)
    return made


def write_made_up_site(folder: Path, tag: str, *, words: bool = True) -> Path:
    """The example site in a made-up language: its content, and a theme with the words if there are any."""
    theme = folder / "themes" / "made-up"
    (theme / "locales").mkdir(parents=True)
    (theme / "theme.yaml").write_text("name: Made up\n")
    if words:
        with (theme / "locales" / f"{tag}.po").open("wb") as file:
            write_po(file, made_up_catalogue(tag))
    content = folder / "content"
    shutil.copytree(CONTENT, content)
    models = {each.folder: each for each in CONTENT_TYPES}
    for path in sorted(content.rglob("*")):
        place = path.relative_to(content)
        content_type = models.get(place.parts[0].partition(".")[0])
        if content_type and path.suffix in (".yaml", ".md"):
            path.write_text(_file(path.read_text("utf-8"), content_type.model, content_type.body), "utf-8")
    settings = _record(Settings, yaml.load((content / "site.yaml").read_text("utf-8"), yaml.BaseLoader))
    _dump(content / "site.yaml", {**settings, "languages": [tag], "theme": "made-up"})
    return content


def _dump(path: Path, said: Mapping[str, Any]) -> None:
    path.write_text(yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")


def _file(text: str, model: type[Entry], body: str) -> str:
    """A file of content with its author's words between marks."""
    head, below = text, ""
    if text.startswith("---\n"):
        head, _line, below = text.removeprefix("---\n").partition("\n---\n")
    said = _record(model, yaml.load(head, yaml.BaseLoader))
    written = yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=10_000)
    if not text.startswith("---\n"):
        return written
    return f"---\n{written}---\n{_markdown(below) if body else below}"


def _record(record: Any, value: Mapping[str, Any]) -> dict[str, Any]:
    hints = {alias: hint for _name, alias, hint in fields_of(record)}
    return {name: each if name in _CODES else _value(hints.get(name), each) for name, each in value.items()}


def _value(hint: Any, value: Any) -> Any:
    """A value of a field with the words in it between marks, as far as the field holds an author's words."""
    if isinstance(value, list):
        return [_value(hint, each) for each in value]
    if isinstance(value, dict):
        records = [each for each in _inside(hint) if isinstance(each, type) and is_dataclass(each)]
        return _record(records[0], value) if records else value
    forms = [each.words for each in _inside(hint) if isinstance(each, Form)]
    if Prose in _inside(hint):
        return _markdown(value)
    if _is_condition(hint):
        return wrapped(value, WRITTEN)
    if forms and forms[0].startswith("a time such as 2026-10-28, 2026-10, Spring"):
        # Read by its words, which stay as their author wrote them: one without any.
        return "2029" if _WORD.search(value) else value
    if not forms or forms[0] not in _TEXTS:
        return value
    while len(made := wrapped(value, WRITTEN)) > _LONGEST_LINE and forms[0] == "one line of text":
        value = value.rpartition(" ")[0]
    return made


def _is_condition(hint: Any) -> bool:
    """Whether words may stand alone where a group with a text is possible."""
    return any(isinstance(each, type) and issubclass(each, RuleOf) for each in _inside(hint))


def _inside(hint: Any) -> list[Any]:
    """All that a type hint is made of, the outermost first."""
    if get_origin(hint) is Annotated:
        inner, *metas = get_args(hint)
        return [*metas, *_inside(inner)]
    if get_origin(hint) in (types.UnionType, typing.Union, tuple):
        return [part for option in get_args(hint) for part in _inside(option)]
    return [hint]


def _markdown(text: str) -> str:
    return wrapped(text, WRITTEN, _KEPT_IN_MARKDOWN)
