"""Days that a reader's clock counts from: a page says the date, and a script adds how long ago that is, or how soon.

A page may be read long after it was made, so nothing that is made here says "25 days ago". While text is made, the words of
such a day stand between characters that nothing else contains, with the day itself in others. In a finished page they
become `<time>`; elsewhere they are taken away, like those around passages in English.
"""

from __future__ import annotations

import re
from datetime import date
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
        figures, words, after = _parts(each)
        tag = _from_last_tag(tag)
        is_text = ">" in tag and not _ONLY_WORDS.match(tag)
        pieces += [f'<time datetime="{figures}" data-ago>', words, "</time>"] if is_text else [words]
        pieces.append(after)
        tag += words + after
    return "".join(pieces)


def _parts(marked: str) -> tuple[str, str, str]:
    """The day as `2026-10-28` or `2026-10`, its words, and what stands behind it."""
    said, _, after = marked.partition(DAY_END)
    words = said.lstrip(FIGURES)
    figures = said[: len(said) - len(words)].translate(_PLAIN_OF)
    return "-".join(filter(None, (figures[:4], figures[4:6], figures[6:]))), words, after


def _from_last_tag(html: str) -> str:
    return html[max(html.rfind("<"), 0) :]
