"""Addresses inside the site are made in one module."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_builder.model import addresses
from site_builder.model.addresses import HOME, SERVICES, below, code_url, filtered

PACKAGE = Path(__file__).parents[2] / "site_builder"
LOOKS_LIKE_ONE = re.compile(r"/[a-z][a-z0-9-]*(/|\.(html|json|svg)$)")
FOLDERS = {addresses.ASSETS, addresses.IMAGES, addresses.SEARCH_INDEX}
PAGES = (
    {each for name, each in vars(addresses).items() if name.isupper() and each.endswith("/")}
    - FOLDERS
    - {HOME}
)


def written_addresses(source: str) -> Iterator[tuple[int, str]]:
    """Texts in a module that look like an address of the site, with their lines: `"/services/"`, `f"{root}/needs/{id}/"`.

    Docstrings and other texts that are statements may give examples. What follows a value in a text may be part of a file's
    path, `f"{content}/static/"`, so there it has to be the address of a page that is known.
    """
    tree = ast.parse(source)
    passed = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            texts = [str(each.value) if isinstance(each, ast.Constant) else "" for each in node.values]
            passed |= {id(each) for each in node.values}
            if texts[0] == "/" or LOOKS_LIKE_ONE.match(texts[0]) or PAGES & {*texts[1:]}:
                yield node.lineno, ast.unparse(node)
    constants = (each for each in ast.walk(tree) if isinstance(each, ast.Constant) and id(each) not in passed)
    for constant in constants:
        if isinstance(constant.value, str) and LOOKS_LIKE_ONE.match(constant.value):
            yield constant.lineno, constant.value


@pytest.mark.parametrize(
    "planted",
    [
        'url = "/services/"',
        'url = f"/needs/{need.id}/"',
        'url = f"{root}/needs/{need.id}/"',
        'url = f"/{page.id}/"',
        'Link("Offline", "/offline.html")',
    ],
)
def test_a_planted_address_is_found(planted: str) -> None:
    assert [line for line, _ in written_addresses(f'"""Such as `/services/`."""\n{planted}\n')] == [2]


def test_no_other_module_writes_an_address() -> None:
    # The server makes addresses of what browsers ask for, and knows none of the site's own; tools know nothing of sites.
    others = ("serve", "tools")
    modules = [path for path in PACKAGE.rglob("*.py") if path.relative_to(PACKAGE).parts[0] not in others]
    assert len(modules) > 100
    found = [
        f"{path.relative_to(PACKAGE.parent)}:{line}: {text}"
        for path in sorted(modules)
        if path.name != "addresses.py"
        for line, text in written_addresses(path.read_text(encoding="utf-8"))
    ]
    assert not found, "take these from site_builder/model/addresses.py:\n" + "\n".join(found)


def test_addresses() -> None:
    assert below(HOME, "about") == "/about/"
    assert below(SERVICES, "harbour-day-centre") == "/services/harbour-day-centre/"
    assert below(below(HOME, "needs"), "food", "northport") == "/needs/food/northport/"
    assert filtered(need="food", area="northport") == "/services/?need=food&area=northport"
    assert code_url(below(SERVICES, "harbour-day-centre")) == "/qr/services/harbour-day-centre.svg"
