"""Finds the line and column of a field that a rule complains about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from site_builder.content.source import Source, read_source
from site_builder.diagnostics import Keys, Span


class Locator:
    """Finds the line and column of a field by reading its file once more: rare, so positions needn't be kept for all."""

    def __init__(self, content: Path) -> None:
        self._content = content
        self.settings_file = f"{content.name}/site.yaml"
        self._source = lru_cache(maxsize=64)(self._parse)

    def __call__(self, file: str, keys: Keys, line: int = 1) -> Span:
        """The place of the field that `keys` lead to, or the nearest group around it.

        `line` is which line of a text of several lines is meant, counted from 1.
        """
        source = self._source(file)
        if source is None:
            return Span(file)
        if keys and keys[0] not in source.data and source.body is not None:
            return source.body_span(line)
        span = source.span(keys)
        return replace(span, line=span.line + line, column=1) if line > 1 else span

    def word(self, file: str, keys: Keys, word: str) -> Span:
        """Where a whole word first stands in the text that `keys` lead to; where the text begins, if it isn't in it."""
        source = self._source(file)
        if source is None:
            return Span(file)
        text: Any = source.data if keys and keys[0] in source.data else source.body or ""
        for key in keys if isinstance(text, Mapping) else ():
            text = text[key]
        for number, line in enumerate(str(text).split("\n"), 1):
            if found := re.search(rf"(?<!\w){re.escape(word)}(?!\w)", line):
                span = self(file, keys, number)
                return replace(span, column=found.start() + 1) if text is source.body else span
        return self(file, keys)

    def _parse(self, file: str) -> Source | None:
        return read_source(self._content.parent / file, file)[0]
