"""The template engine, in less time: a service's page takes two thirds of what the library's own needs.

Templates are compiled to look up attributes and to call macros the way Python does, instead of by way of the engine's
functions. What that leaves out is what those functions do where something is missing: there Python raises
`AttributeError`, and whoever renders turns to the engine as it is, which says what is missing or, asked `is defined`, no.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from keyword import iskeyword
from types import CodeType
from typing import Any, Final

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]  # not said to be public

from site_builder.language.direction import is_right_to_left
from site_builder.language.speaking import BRITISH
from site_builder.render.apart import Isolator
from site_builder.render.sentences import SAY, Translator

_PLAIN_NODES: Final = (nodes.Name, nodes.Getattr, nodes.Getitem)
"""Expressions that are written out so that a dot or a bracket may follow them."""


def _escaped(value: Any) -> str:
    """Escape a value as the library does, but without making `Markup` of each text that is only put among others."""
    kind = type(value)
    if kind is str:
        return _escape_inner(value)
    return value if kind is Markup else escape(value)


class _Macro(Macro):
    """A macro that is called with its arguments in their order, as nearly all are."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._is_plain = not (self.catch_kwargs or self.catch_varargs or self.caller)

    def __call__(self, *arguments: Any, **named: Any) -> str:
        left = self._argument_count - len(arguments)
        if named or left < 0 or not self._is_plain:
            return super().__call__(*arguments, **named)
        if left:
            arguments = (*arguments, *[missing] * left)
        # What a macro gives is escaped already; this is `Markup(…)` without its questions.
        return str.__new__(Markup, self._func(*arguments))


class _Generator(CodeGenerator):
    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 (the library's name)
        if not isinstance(node.node, _PLAIN_NODES) or iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802 (too)
        named = node.kwargs or node.dyn_args or node.dyn_kwargs
        says = isinstance(node.node, nodes.Name) and node.node.name in SAY
        if forward_caller or named or says or not isinstance(node.node, _PLAIN_NODES):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")


class _Template(Template):
    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        template = super().from_code(environment, code, globals, uptodate)
        template.root_render_func.__globals__.update(escape=_escaped, Macro=_Macro)
        return template

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:  # noqa: ARG002 (the library gives it)
        # The library looks whether a page brought globals of its own; none does.
        return super()._get_default_module()


class TranslatedEnvironment(Environment):
    """An `Environment` whose templates are compiled for a language."""

    language = BRITISH

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template: nodes.Template = Translator(self.language).visit(super()._parse(source, name, filename))
        if is_right_to_left(self.language.tag):
            Isolator().visit(template)
        return template


class QuickEnvironment(TranslatedEnvironment):
    """One whose templates are compiled as this module says, too."""

    code_generator_class = _Generator
    template_class = _Template

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The names that every template knows, in one mapping: the library's of two is read through for each page."""
        return {**self.globals, **(d or {})}
