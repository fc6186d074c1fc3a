"""Short forms in texts that nobody explains: readers who are new to the field stop at each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from site_builder.diagnostics import Code, Diagnostic, Severity
from site_builder.model.site import Site
from site_builder.prose.parts import plain_text
from site_builder.types.term import Term

SHORT_FORM_UNKNOWN = Code(
    "short-form-unknown", Severity.WARNING, "A text has a short form that nothing explains."
)

_EVERYDAY: Final = frozenset(
    re.findall(r"\w+", "AM BBC CCTV CD DVD EU FAQ GP HIV ID IT NHS OK PDF PIN PM QR SIM SMS TV UK URL USA WC")
)
"""Short forms that are in everybody's mouth."""
_SHORT: Final = re.compile(r"[A-Z](?<![\w/.@#-][A-Z])[A-Z]{1,5}(?=s?(?![\w@]))")
"""What stands before is looked at behind the first letter: letters are found four times as fast as what isn't before one."""
_SHOUTED: Final = re.compile(r"\b[A-Z]+(?:[ ,.!?:-]+[A-Z]+\b){2,}")
_ROMAN: Final = re.compile(r"[IVXLC]+")
_IN_NAMES: Final = re.compile(r"[A-Z]{2,}")


def check_short_forms(site: Site) -> Iterator[Diagnostic]:
    """Warn of each short form once in each text, unless the glossary, the text or site.yaml says what it is.

    What somebody is called needs no explaining: a short form in the name of an entry is known.
    """
    known = {*_EVERYDAY, *site.settings.known_short_forms, *(term.short for term in site.all(Term))}
    for entries in site.entries.values():
        for entry in entries.values():
            known.update(_IN_NAMES.findall(entry.name))
    for entry, keys, prose in site.proses:
        if not _has_short_form(prose.html):
            continue
        text = _SHOUTED.sub(" ", plain_text(prose.html))
        for word in dict.fromkeys(_SHORT.findall(text)):
            if word in known or _ROMAN.fullmatch(word) or _is_said(word, text):
                continue
            message = f"The short form `{word}` isn't explained anywhere."
            hint = (
                f"Write the words first, with ({word}) behind them; or add it to content/glossary with `short: {word}`; "
                "or to `known_short_forms` in site.yaml, if everybody knows it."
            )
            span = site.locate.word(entry.file, keys, word)
            yield Diagnostic(span, SHORT_FORM_UNKNOWN, message, hint)


@lru_cache(maxsize=32_768)
def _has_short_form(html: str) -> bool:
    """Whether a text may have one. A preview asks of all texts after every change."""
    return bool(_SHORT.search(html))


def _is_said(word: str, text: str) -> bool:
    """Whether a text says what a short form is: `Housing Options (HO)`, `HO (Housing Options)`."""
    return bool(re.search(rf"\({word}s?\)|\b{word}s? \(", text))
