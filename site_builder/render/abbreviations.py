"""Short forms explained where a page first uses them: `RSI` becomes `<abbr title="Rough Sleeping Initiative">`."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

_KEEP = (
    "a",
    "abbr",
    "button",
    "code",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "option",
    "pre",
    "script",
    "style",
    "svg",
    "textarea",
    "title",
)
_WORD_END = re.compile(r"[\w&#-]")


class Abbreviations:
    """The short forms of one glossary, ready to be explained on many pages.

    Short forms are whole words and their case counts. Links, headings, code and what is already explained stay as they
    are, and so does everything inside a tag.
    """

    def __init__(self, glossary: Mapping[str, str]) -> None:
        meanings = {
            html.escape(short, quote=False): html.escape(full, quote=True)
            for short, full in glossary.items()
            if short
        }
        self._meanings = meanings
        words = [
            rf"{re.escape(short)}(?![\w-])"
            for short in sorted(meanings, key=lambda short: (-len(short), short))
        ]
        kept = [rf"<{name}(?=[\s>])[^>]*>.*?</{name}\s*>" for name in _KEEP]
        # Every alternative starts with a plain character, which lets the search skip from candidate to candidate.
        self._pattern = re.compile("|".join([*kept, "<!--.*?-->", "<[^>]*>", *words]), re.DOTALL)
        self._words = re.compile("|".join(words)) if words else None

    def __bool__(self) -> bool:
        """Whether there is anything to explain."""
        return self._words is not None

    def expand(self, markup: str) -> str:
        """The same HTML with the first use of each short form explained."""
        if self._words is None or not self._words.search(markup):
            return markup
        seen: set[str] = set()

        def explain(match: re.Match[str]) -> str:
            found = match.group()
            start = match.start()
            if found[0] == "<" or found in seen or (start and _WORD_END.match(markup, start - 1)):
                return found
            seen.add(found)
            return f'<abbr title="{self._meanings[found]}">{found}</abbr>'

        return self._pattern.sub(explain, markup)
