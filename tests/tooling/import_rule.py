"""Checks that the modules of a package import each other downwards only.

The rule needs no import of the code it checks: it reads the source with `ast`, so imports inside functions and under
`TYPE_CHECKING` count as well.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

Layers = Sequence[Sequence[str]]
Siblings = Mapping[str, Sequence[str]]
Rooms = Mapping[str, Layers]


@dataclass(frozen=True, slots=True)
class Import:
    """One module importing another, by their dotted names, and the line (from 1) where it says so."""

    importer: str
    imported: str
    line: int


def find_modules(package: Path) -> dict[str, Path]:
    """All modules under a package's folder: dotted name, starting with the folder's own name, to file."""
    modules = {}
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package.parent).with_suffix("").parts
        modules[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return modules


def find_imports(modules: Mapping[str, Path]) -> list[Import]:
    """Every import from one of the modules to another."""
    found = (
        Import(name, imported, line)
        for name, path in modules.items()
        for imported, line in _imports_of(name, path, modules)
        if imported != name
    )
    return list(dict.fromkeys(found))


def _imports_of(name: str, path: Path, modules: Mapping[str, Path]) -> Iterator[tuple[str, int]]:
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            wanted = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(node, package)
            wanted = [f"{base}.{alias.name}" for alias in node.names]
        else:
            continue
        for dotted in wanted:
            imported = dotted if dotted in modules else dotted.rpartition(".")[0]
            if imported in modules:
                yield imported, node.lineno


def _absolute(node: ast.ImportFrom, package: str) -> str:
    if not node.level:
        return node.module or ""
    above = package.split(".")[: len(package.split(".")) - node.level + 1]
    return ".".join([*above, *([node.module] if node.module else [])])


def broken_rules(package: Path, layers: Layers, siblings: Siblings, rooms: Rooms) -> list[str]:
    """What breaks the rule, one sentence each; nothing when all imports go downwards.

    `layers` names the top-level modules and folders from the bottom up; those in one row don't import each other.
    `siblings` are the folders whose parts don't import each other either, each with the few parts that all the others
    may lean on; `rooms` are the folders whose own parts stand in layers. The package's own `__init__` stands above all
    layers, and a folder's `__init__` may import every part of the folder.
    """
    modules = find_modules(package)
    imports = find_imports(modules)
    height = _heights(layers) | {"": len(layers)}
    strangers = sorted({_unit(name) for name in modules} - set(height))
    problems = [
        f"{package.name}/{name} is in no layer: add `{name}` to LAYERS in tests/test_imports.py, above all it imports."
        for name in strangers
    ]
    for each in imports:
        if not {_unit(each.importer), _unit(each.imported)} & set(strangers):
            reason = _why_not(each, height, siblings) or _why_not_inside(each, rooms)
            if reason:
                file = modules[each.importer].relative_to(package.parent).as_posix()
                problems.append(f"{file}:{each.line} imports {each.imported}, but {reason}.")
    return problems + _circles(imports)


def _heights(layers: Layers) -> dict[str, int]:
    return {name: level for level, row in enumerate(layers) for name in row}


def _unit(module: str) -> str:
    """The top-level module or folder inside the package; empty for the package itself."""
    return module.split(".")[1] if "." in module else ""


def _why_not(each: Import, height: Mapping[str, int], siblings: Siblings) -> str:
    importer, imported = _unit(each.importer), _unit(each.imported)
    if importer != imported:
        if height[imported] < height[importer]:
            return ""
        relation = "beside" if height[imported] == height[importer] else "above"
        return f"{imported or 'the package itself'} stands {relation} {importer}, not below it"
    from_part, to_part = (module.split(".")[2:3] for module in (each.importer, each.imported))
    if importer in siblings and from_part and from_part != to_part and not {*to_part} & {*siblings[importer]}:
        return f"the parts of {importer} don't import each other: move what they share to a layer below"
    return ""


def _why_not_inside(each: Import, rooms: Rooms) -> str:
    """Why a part of a folder may not import another part of it; "" where it may, or the folder has no layers."""
    folder = _unit(each.importer)
    from_part, to_part = (module.split(".")[2:3] for module in (each.importer, each.imported))
    if folder not in rooms or folder != _unit(each.imported) or not from_part or from_part == to_part:
        return ""
    height = _heights(rooms[folder])
    if strangers := [name for name in (*from_part, *to_part) if name not in height]:
        return f"`{strangers[0]}` is in no layer of {folder}"
    if to_part and height[to_part[0]] < height[from_part[0]]:
        return ""
    return f"{'.'.join([folder, *to_part])} doesn't stand below {from_part[0]}"


def _circles(imports: Sequence[Import]) -> list[str]:
    graph: dict[str, set[str]] = {}
    for each in imports:
        graph.setdefault(each.importer, set()).add(each.imported)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return [f"These modules import each other in a circle: {' < '.join(error.args[1])}."]
    return []
