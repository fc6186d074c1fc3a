"""Puts a site's words into its scripts while they are published, as it does into templates while they are compiled.

In a script, `_("Near: %(place)s", { place })` becomes a text with the value of the variable `place` in it, and
`ngettext("%(num)s mile", "%(num)s miles", number)` one of several texts, which the browser chooses. `_language()` becomes
the tag of the language that these are in. So a script asks for no words, and carries those of one language.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Final

from site_builder.language.passages import unmarked
from site_builder.language.speaking import BRITISH, Language

_TEXT: Final = r'"(?:[^"\\\n]|\\.)*"'
_VALUES: Final = r"(?:,\s*\{[\w\s,]*\}\s*)?,?\s*\)"
_SAY: Final = re.compile(rf"(?<![\w$.])_\(\s*({_TEXT})\s*{_VALUES}")
_SAY_AS: Final = re.compile(rf"(?<![\w$.])pgettext\(\s*({_TEXT})\s*,\s*({_TEXT})\s*{_VALUES}")
_COUNT: Final = re.compile(rf"(?<![\w$.])ngettext\(\s*({_TEXT})\s*,\s*({_TEXT})\s*,\s*(\w+)\s*{_VALUES}")
_LANGUAGE: Final = re.compile(r"(?<![\w$.])_language\(\)")
_VALUE: Final = re.compile(r"%\((\w+)\)s")
_ESCAPES: Final = str.maketrans({"\\": r"\\", "`": r"\`", "$": r"\$"})
_MOST: Final = 1000
"""Every plural form that whole numbers take is taken by some number up to this."""


def in_words(script: str, language: Language) -> str:
    """A script that says its sentences in a language."""
    words = language.translations
    for call, say in (
        (_SAY, lambda match: _filled(words.gettext(_read(match[1])), language)),
        (_SAY_AS, lambda match: _filled(words.pgettext(_read(match[1]), _read(match[2])), language)),
        (_COUNT, lambda match: _counted(_read(match[1]), _read(match[2]), match[3], language)),
        (_LANGUAGE, lambda _: json.dumps(language.tag if language.has_words else BRITISH.tag)),
    ):
        script = call.sub(say, script)
    return script


def _read(literal: str) -> str:
    return str(json.loads(literal))


def _counted(one: str, many: str, number: str, language: Language) -> str:
    """The form that goes with the number in a variable."""

    def form(example: int) -> str:
        return _filled(language.translations.ngettext(one, many, example), language, number)

    if language.locale is BRITISH.locale:
        return f"({number}===1?{form(1)}:{form(2)})"
    forms = ",".join(f"{category}:{form(example)}" for category, example in _categories(language).items())
    rules = f"new Intl.PluralRules({json.dumps(language.tag)})"
    return f"(f=>f[{rules}.select({number})]??f.other)({{{forms}}})"


def _categories(language: Language) -> Mapping[str, int]:
    """The plural forms of a language by the names that browsers know them by, each with a number that takes it."""
    form_of = language.locale.plural_form
    return {form_of(number): number for number in range(_MOST, -1, -1)}


def _filled(text: str, language: Language, number: str = "") -> str:
    """A template literal of a text, with variables in the places of their names; `num` is the variable of a number."""
    before, after = language.around
    first, *pieces = _VALUE.split(unmarked(text))
    said = [first.translate(_ESCAPES)]
    for name, rest in zip(pieces[::2], pieces[1::2], strict=True):
        variable = number if name == "num" else name
        said.append(f"{before}${{{variable}}}{after}{rest.translate(_ESCAPES)}")
    return f"`{''.join(said)}`"
