"""Keeps what a template shows apart, on pages that are written from the right.

There `3 Quay Street` would show as `Quay Street, 3`. So each value that a template shows as text is put into `<bdi>`, and into
isolates where no element may stand. Templates needn't ask for it: it is done while they are compiled for such a language.
"""

from __future__ import annotations

import re
from typing import Any, Final

from jinja2 import nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from site_builder.language.direction import FIRST_STRONG, POP

_TAGS: Final = re.compile(r"<(/?)(title|option|textarea|style|script)\b|[<>]", re.IGNORECASE)


class Isolator(NodeTransformer):
    """Wraps the values that a parsed template shows, going through it from its beginning to its end."""

    def __init__(self) -> None:
        self._in_tag = False
        self._inside = ""
        """The element around, if it is one that holds nothing but text."""
        self._before = ""

    def visit_Output(self, node: nodes.Output) -> nodes.Output:  # noqa: N802 (the library's name)
        """What a template shows at one place."""
        return nodes.Output([self._shown(child) for child in node.nodes], lineno=node.lineno)

    def _shown(self, node: nodes.Expr) -> nodes.Expr:
        if isinstance(node, nodes.TemplateData):
            self._read(node.data)
            return node
        if self._in_tag or self._before.endswith(('="', FIRST_STRONG)):
            return node
        return nodes.Filter(
            node, "isolated" if self._inside else "apart", [], [], None, None, lineno=node.lineno
        )

    def _read(self, text: str) -> None:
        """Learn from a piece of the template where what follows it stands."""
        for match in _TAGS.finditer(text):
            self._in_tag = match[0] != ">"
            if match[2]:
                self._inside = "" if match[1] else match[2].lower()
        self._before = text


def apart(value: Any) -> Any:
    """A value as an element of its own; HTML as it is, and what has no order of its own."""
    if isinstance(value, Markup) or not _has_order(value):
        return value
    return Markup("<bdi>{}</bdi>").format(value)


def isolated(value: Any) -> Any:
    """The same where no element may stand."""
    return value if isinstance(value, Markup) or not _has_order(value) else f"{FIRST_STRONG}{value}{POP}"


def _has_order(value: Any) -> bool:
    return any(character.isalnum() for character in str(value))
