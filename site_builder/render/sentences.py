"""Puts a site's words into templates while they are compiled, so that showing a page looks nothing up.

`{{ _("Menu") }}` and `{% trans name=it.name %}Run by {{ name }}{% endtrans %}` become plain text with the values in their
places: for English the template is what it would be with the sentences written out. What depends on a number, or on a
sentence that isn't written in the template, is looked up while the page is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from jinja2 import nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from site_builder.language.passages import END, OWN, is_marked
from site_builder.language.speaking import Language

SAY: Final = ("_", "gettext", "ngettext", "pgettext")
"""What templates call to say a sentence."""
_VALUE: Final = re.compile(r"%\((\w+)\)s")


class Translator(NodeTransformer):
    """Translates a template that has been parsed."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def visit_Output(self, node: nodes.Output) -> nodes.Output:  # noqa: N802 (the library's name)
        """What a template shows at one place: texts and expressions."""
        self.generic_visit(node)
        shown = [part for child in node.nodes for part in self._parts(child)]
        return nodes.Output(shown, lineno=node.lineno)

    def visit_Call(self, node: nodes.Call) -> nodes.Expr:  # noqa: N802 (too)
        """A sentence without values, which may be an argument of something else."""
        self.generic_visit(node)
        text = _sentence(node)
        if text is None or node.kwargs:
            return node
        return nodes.Const(Markup(self._language.translations.gettext(text) % {}), lineno=node.lineno)

    def generic_visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> nodes.Node:
        """Any other node: what it holds is translated, and neighbours that only show something become one."""
        super().generic_visit(node, *args, **kwargs)
        for name, value in node.iter_fields():
            if isinstance(value, list) and any(isinstance(each, nodes.Output) for each in value):
                setattr(node, name, list(_joined(value)))
        return node

    def _parts(self, node: nodes.Expr) -> Iterator[nodes.Expr]:
        """A sentence with values as texts and values; anything else as it is."""
        if isinstance(node, nodes.Const) and isinstance(node.value, Markup):
            yield nodes.TemplateData(str(node.value), lineno=node.lineno)
            return
        text = _sentence(node)
        if text is None or not isinstance(node, nodes.Call):
            yield node
            return
        values = {each.key: each.value for each in node.kwargs}
        own = self._language.translations.gettext(text)
        before, after = self._language.around
        if is_marked(own):
            before, after = f"{OWN}{before}", f"{after}{END}"
        for part, name in _split(own):
            yield nodes.TemplateData(part, lineno=node.lineno)
            if name.endswith("url"):  # it stands in a tag
                yield values[name]
            elif name:
                yield from (nodes.TemplateData(before), values[name], nodes.TemplateData(after))


def _sentence(node: nodes.Node) -> str | None:
    """The sentence that a call says, if it is one that is written in the template."""
    if (
        not isinstance(node, nodes.Call)
        or not isinstance(node.node, nodes.Name)
        or node.node.name not in SAY[:2]
    ):
        return None
    (first, *others) = node.args
    return str(first.value) if isinstance(first, nodes.Const) and not others else None


def _split(text: str) -> Iterator[tuple[str, str]]:
    """The pieces of a sentence, each with the name of the value that follows it, or ""."""
    pieces = [*_VALUE.split(text), ""]
    for piece, name in zip(pieces[::2], pieces[1::2], strict=True):
        yield piece.replace("%%", "%"), name


def _joined(body: Sequence[nodes.Node]) -> Iterator[nodes.Node]:
    last: nodes.Output | None = None
    for node in body:
        if isinstance(node, nodes.Output) and last:
            last.nodes.extend(node.nodes)
            continue
        last = node if isinstance(node, nodes.Output) else None
        yield node
