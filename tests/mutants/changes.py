"""Finds the changes that cosmic-ray can make to a module and that say something about tests, and makes them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator

from tests.mutants.plan import ROOT, Mutant

_COMPARED = {
    "Eq": ("NotEq",),
    "NotEq": ("Eq",),
    "Lt": ("LtE", "GtE"),
    "LtE": ("Lt", "Gt"),
    "Gt": ("GtE", "LtE"),
    "GtE": ("Gt", "Lt"),
    "Is": ("IsNot",),
    "IsNot": ("Is",),
}
_CALCULATED = {
    "Add": "Sub",
    "Sub": "Add",
    "Mul": "FloorDiv",
    "Div": "Mul",
    "FloorDiv": "Mul",
    "Mod": "FloorDiv",
    "Pow": "Mul",
    "BitOr": "BitAnd",
    "BitAnd": "BitOr",
}
OPERATORS = (
    *(f"ReplaceComparisonOperator_{old}_{new}" for old, others in _COMPARED.items() for new in others),
    *(f"ReplaceBinaryOperator_{old}_{new}" for old, new in _CALCULATED.items()),
    "NumberReplacer",
    "AddNot",
    "ReplaceAndWithOr",
    "ReplaceOrWithAnd",
    "ReplaceTrueWithFalse",
    "ReplaceFalseWithTrue",
    "ReplaceUnaryOperator_Delete_Not",
    "ReplaceUnaryOperator_Delete_USub",
    "ReplaceUnaryOperator_Delete_Invert",
    "ReplaceBreakWithContinue",
    "ReplaceContinueWithBreak",
    "ZeroIterationForLoop",
    "ExceptionReplacer",
    "RemoveDecorator",
)
"""One or two changes of a kind are enough: whoever notices `<` become `<=` and `>=` notices `!=` as well."""

CACHES = ("lru_cache", "cache", "cached_property")
"""Without them, or with more room in them, the program says the same."""


def changes(room: str, path: Path) -> Iterator[Mutant]:
    """All changes to one module."""
    code = path.read_text("utf-8")
    spared = [*_spared(ast.parse(code))]
    tree = get_ast(code)
    for name in OPERATORS:
        operator = get_operator(f"core/{name}")()
        places = [start for node in ast_nodes(tree) for start, _ in operator.mutation_positions(node)]
        for occurrence, (line, column) in enumerate(places):
            if not any(first <= (line, column) < last for first, last in spared):
                yield Mutant(room, path.relative_to(ROOT).as_posix(), line, column, name, occurrence)


def changed(mutant: Mutant, code: str) -> str:
    """The text of the module with the change made."""
    after = mutate_code(code, get_operator(f"core/{mutant.operator}")(), mutant.occurrence)
    if not isinstance(after, str):
        raise LookupError(f"{mutant.path} was changed while its mutants were tried: start again.")
    return after


Place = tuple[int, int]
"""A line, from 1, and a column, from 0."""


def _spared(tree: ast.AST) -> Iterator[tuple[Place, Place]]:
    """From where to where a module says what nobody could notice: types, and caches."""
    for node in ast.walk(tree):
        for name in ("annotation", "returns"):
            if isinstance(kind := getattr(node, name, None), ast.expr):
                yield _extent(kind)
        for decorator in getattr(node, "decorator_list", ()):
            if ast.unparse(decorator).partition("(")[0] in CACHES:
                (line, column), end = _extent(decorator)
                yield (line, column - len("@")), end


def _extent(node: ast.expr) -> tuple[Place, Place]:
    return (node.lineno, node.col_offset), (node.end_lineno or node.lineno, node.end_col_offset or 0)
