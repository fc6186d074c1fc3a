"""What a published page says to people: its text, and the attributes that are read aloud, shown, or written by scripts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl, urlsplit

_SAID = ("alt", "title", "aria-label", "placeholder", "label")
"""Attributes that hold words on any element."""
_CODES = (
    "kind", "zone", "on", "first", "open", "from", "until", "change", "coming", "add", "now", "facts", "cards",
    "per-page", "scope", "bundle", "forgive", "tonight",
)  # fmt: skip
"""What follows `data-` where that holds no words but what scripts work with."""
_DESCRIBED = ("description", "author", "og:title", "og:description", "og:site_name")
"""Names of the elements `meta` that hold words."""
_MACHINES = (
    "@context", "@type", "@id", "url", "sameAs", "serviceUrl", "logo", "email", "telephone", "postalCode",
    "addressCountry", "dayOfWeek", "opens", "closes", "validFrom", "validThrough",
)  # fmt: skip
"""Names in JSON-LD whose values are for programs."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the attributes say."""
        given = {name: value or "" for name, value in attrs}
        self._inside = f"{tag} {given.get('type', '')}".strip()
        self.said += [value for name, value in given.items() if name in _SAID or _is_for_scripts(name)]
        if tag == "meta" and {given.get("name"), given.get("property")} & set(_DESCRIBED):
            self.said.append(given["content"])
        if tag == "button":
            self.said.append(given.get("value", ""))
        address = urlsplit(given.get("href", ""))
        if address.scheme in ("mailto", "sms"):
            self.said += [text for _, text in parse_qsl(address.query)]

    def handle_endtag(self, _tag: str) -> None:
        """Be outside again."""
        self._inside = ""

    def handle_data(self, data: str) -> None:
        """Note text; of a script only if it is JSON-LD."""
        if self._inside == "script application/ld+json":
            self.said += _texts_in(json.loads(data))
        elif not self._inside.startswith(("script", "style")):
            self.said.append(data)


def _is_for_scripts(name: str) -> bool:
    return name.startswith("data-") and name.removeprefix("data-") not in _CODES and "pagefind" not in name


def _texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield from () if name in _MACHINES else _texts_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts_in(each)
    elif isinstance(value, str):
        yield value


def said_on(html: str) -> list[str]:
    """Everything that a page says."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return [text.strip() for text in reader.said if text.strip()]
