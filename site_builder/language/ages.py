"""Days that a reader's clock counts from: a page says the date, and a script adds how long ago that is, or how soon.

A page may be read long after it was made, so nothing that is made here says "25 days ago". While text is made, the words of
such a day stand between characters that nothing else contains, with the day itself in others. In a finished page they
become `<time>`; elsewhere they are taken away, like those around passages in English.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Final

from site_builder.language.passages import DAY, DAY_END, FIGURES
from site_builder.language.speaking import spoken
from site_builder.language.words import date_words, on_words

_FIGURE_OF: Final = {ord(plain): mark for plain, mark in zip("0123456789", FIGURES, strict=True)} | {
    ord("-"): None
}
_PLAIN_OF: Final = {ord(mark): plain for plain, mark in zip("0123456789", FIGURES, strict=True)}
_ONLY_WORDS: Final = re.compile(r"<(?:script|style|title|option|textarea|text|tspan|desc)\b")
"""Where the last tag before a text is one of these, no element may stand in the text."""


def aged(day: date, words: str = "") -> str:
    """A day or a month in words, those given or its own, to which a reader's clock adds how long ago it is."""
    before, after = spoken().around
    return f"{DAY}{day.isoformat().translate(_FIGURE_OF)}{before}{words or date_words(day)}{after}{DAY_END}"


def on_aged(day: date) -> str:
    """The same inside a sentence that says when something was: `on 28 October 2026`, `in October 2026`."""
    return aged(day, on_words(day))


def with_days(html: str) -> str:
    """A page with its marked days in `<time datetime="2026-10-28" data-ago>`, and no marks."""
    before, *days = html.split(DAY)
    pieces = [before]
    tag = before
    for each in days:
        said, _, after = each.partition(DAY_END)
        opening, words = _said(said)
        tag = _from_last_tag(tag)
        is_text = ">" in tag and not _ONLY_WORDS.match(tag)
        pieces += [opening, words, "</time>", after] if is_text else [words, after]
        tag = after if "<" in after else tag + words + after
    return "".join(pieces)


@lru_cache(4096)
def _said(marked: str) -> tuple[str, str]:
    """The tag of a day, or of a month, and its words. Kept, as lists say the same days again and again."""
    words = marked.lstrip(FIGURES)
    figures = marked[: len(marked) - len(words)].translate(_PLAIN_OF)
    day = "-".join(filter(None, (figures[:4], figures[4:6], figures[6:])))
    return f'<time datetime="{day}" data-ago>', words


def _from_last_tag(html: str) -> str:
    return html[max(html.rfind("<"), 0) :]
