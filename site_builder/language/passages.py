"""Passages in English on pages of another language: what the program says before somebody has translated it.

While text is made, such a passage stands between characters that nothing else contains. In a finished page they become
`<span lang="en">`, so that it is read aloud as English; elsewhere they are taken away.
"""

from __future__ import annotations

import re
from typing import Final

from site_builder.language.direction import LEFT_TO_RIGHT, POP

ENGLISH: Final = "\ufdd0"
"""From here on the text is the program's English."""
OWN: Final = "\ufdd1"
"""From here on it is in the site's language again: what is filled into an English sentence may be an author's."""
END: Final = "\ufdd2"
"""Here ends what the last of these began. Unicode keeps these characters for what programs need inside themselves, and
content that has them is refused."""
DAY: Final = "\ufdd3"
"""From here on the text says a day, whose figures come first; see ages.py."""
DAY_END: Final = "\ufdd4"
"""Here the words of that day end."""
FIGURES: Final = "".join(map(chr, range(0xFDE0, 0xFDEA)))
"""The figures from 0 to 9 of such a day: they are marks like all others, so they go with them."""

_LANGUAGES: Final = f"{ENGLISH}{OWN}{END}"
_ALL: Final = f"{_LANGUAGES}{DAY}{DAY_END}{FIGURES}"
_MARKS: Final = re.compile(f"[{_ALL}]")
_IN_A_LANGUAGE: Final = re.compile(f"[{_LANGUAGES}]")
_MARKS_IN_BYTES: Final = re.compile("|".join([*_ALL, r"\\ufdd[0-4]", r"\\ufde[0-9]"]).encode())
"""Also as JSON writes them that keeps to ASCII."""
_PIECES: Final = re.compile(
    rf"<(script|style|svg|title|option|textarea)\b.*?</\1\s*>|<(/?\w+)[^>]*>|[{_LANGUAGES}]|<|[^<{_LANGUAGES}]+",
    re.DOTALL,
)
"""Elements that hold no others, tags, marks, and text."""
_INLINE: Final = frozenset({"a", "abbr", "b", "bdi", "br", "code", "em", "span", "strong", "time"})
"""Elements that may stand inside a sentence. Others end whatever a text that was cut has left open."""
_FOR_SCRIPTS: Final = re.compile(f'<[^<>]* data-[a-z]+="[^"]*{ENGLISH}')
"""The tag of an element that holds words for a script, which will put them into it."""
_LETTER: Final = re.compile("[A-Za-z]")
_ALL_ENGLISH: Final = re.compile(f"{ENGLISH}{LEFT_TO_RIGHT}?([^{ENGLISH}{OWN}{END}]*?){POP}?{END}")


def is_marked(text: str) -> bool:
    """Whether any of a text is marked as English."""
    return ENGLISH in text


def inside_english(text: str, apart: str) -> str:
    """A text inside an English sentence: `apart` and marked, or plain if it is all English itself, or a number."""
    match = _ALL_ENGLISH.fullmatch(text)
    return match[1] if match else text if text.isdecimal() else f"{OWN}{apart}{END}"


def unmarked(text: str) -> str:
    """The text without marks."""
    return text if text.isascii() else _MARKS.sub("", text)


def unmarked_bytes(data: bytes) -> bytes:
    """A file's text (UTF-8, maybe JSON) without marks."""
    return _MARKS_IN_BYTES.sub(b"", data)


def with_languages(html: str) -> str:
    """A page with its English passages in `<span lang="en">`, and no marks."""
    if not is_marked(html):
        return html
    inside: list[str] = []
    return "".join([_piece(match, inside) for match in _PIECES.finditer(html)])


def _piece(match: re.Match[str], inside: list[str]) -> str:
    """A piece of a page as it is published; `inside` are the marks that it stands inside, the innermost last."""
    text = match[0]
    if text[0] == "<":
        if (match[2] or "").strip("/").lower() not in _INLINE:
            inside.clear()
        tag = f'{text[:-1]} lang="en">' if _FOR_SCRIPTS.match(text) else text
        return _IN_A_LANGUAGE.sub("", tag)
    if text in (ENGLISH, OWN):
        inside.append(text)
        return ""
    if text == END:
        del inside[-1:]
        return ""
    is_english = inside[-1:] == [ENGLISH] and _LETTER.search(text)
    return f'<span lang="en">{text}</span>' if is_english else text
