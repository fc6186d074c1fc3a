"""What a published page says to people: its text, and the attributes that are read aloud, shown, or written by scripts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html.parser import HTMLParser
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit

_SAID = ("alt", "title", "aria-label", "placeholder", "label")
"""Attributes that hold words on any element."""
_CODES = (
    "kind", "zone", "on", "first", "open", "nights", "from", "until", "change", "coming", "add", "now", "facts", "cards",
    "per-page", "scope", "index", "finder", "script", "tonight", "id", "method", "most", "threshold", "side", "hand-in", "part",
    "row", "points", "to", "reached", "score", "late", "door", "means",
)  # fmt: skip
"""What follows `data-` where that holds no words but what scripts work with."""
_EMPTY = ("meta", "link", "br", "img", "input", "hr", "path", "rect")
"""Elements that have no end."""
_DESCRIBED = ("description", "author", "og:title", "og:description", "og:site_name")
"""Names of the elements `meta` that hold words."""
_MACHINES = (
    "@context", "@type", "@id", "url", "sameAs", "serviceUrl", "logo", "email", "telephone", "postalCode",
    "addressCountry", "dayOfWeek", "opens", "closes", "validFrom", "validThrough",
)  # fmt: skip
"""Names in JSON-LD whose values are for programs."""


Element = tuple[str, Mapping[str, str]]
"""An element: its name, and its attributes."""


class Said(NamedTuple):
    """Something that a page says: the elements it stands in, the outermost first, and whether an attribute says it."""

    text: str
    inside: Sequence[Element]
    is_attribute: bool = False


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[Said] = []
        self._inside: list[Element] = []
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the attributes say."""
        given = {name: value or "" for name, value in attrs}
        if tag == "abbr":  # it stands inside a text that it isn't a part of by itself
            self._say([given["title"]], is_attribute=True)
            return
        self.end_text()
        self._inside.append((tag, given))
        texts = [value for name, value in given.items() if name in _SAID or _is_for_scripts(name)]
        if tag == "meta" and {given.get("name"), given.get("property")} & set(_DESCRIBED):
            texts.append(given["content"])
        if tag == "button":
            texts.append(given.get("value", ""))
        address = urlsplit(given.get("href", ""))
        if address.scheme in ("mailto", "sms"):
            texts += [text for _, text in parse_qsl(address.query)]
        self._say(texts, is_attribute=True)
        if tag in _EMPTY:
            self._inside.pop()

    def handle_endtag(self, tag: str) -> None:
        """Be outside again."""
        if tag == "abbr":
            return
        self.end_text()
        if tag not in _EMPTY:
            while self._inside and self._inside.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Note text; of a script only if it is JSON-LD."""
        tag, given = self._inside[-1] if self._inside else ("", {})
        if given.get("type") == "application/ld+json":
            self._say(_texts_in(json.loads(data)), is_attribute=True)
        elif tag not in ("script", "style"):
            self._text += data

    def end_text(self) -> None:
        """Note the text since the last tag."""
        self._say([self._text])
        self._text = ""

    def _say(self, texts: Iterable[str], *, is_attribute: bool = False) -> None:
        inside = tuple(self._inside)
        self.said += [Said(text.strip(), inside, is_attribute) for text in texts if text.strip()]


def _is_for_scripts(name: str) -> bool:
    return name.startswith("data-") and name.removeprefix("data-") not in _CODES


def _texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield from () if name in _MACHINES else _texts_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts_in(each)
    elif isinstance(value, str):
        yield value


def said_on(html: str) -> list[Said]:
    """Everything that a page says."""
    reader = _Reader()
    reader.feed(html.replace("<wbr>", ""))  # an address is one text, wherever a line may end
    reader.close()
    reader.end_text()
    return reader.said
