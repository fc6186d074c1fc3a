"""No regular expression of the program can be made to work for ever: its steps grow at most with the square of a text."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.test_docs import all_modules
from tests.tooling.steps import Matcher, TooManySteps

PACKAGE = Path(__file__).parents[1] / "site_builder"
SHORT, LONG = 32, 64
SQUARE = 4.6
"""How much more a text of twice the length may take: its square, and a little for what stands around."""
FEW = 6_000
"""Steps that nobody minds, however they grow."""
HARDLY_ANY = 77
"""Steps for a short text whose square is few still: even if each letter more multiplies them, a long one takes no more."""
LIMIT = 200_000


def patterns() -> Iterator[tuple[str, str, int]]:
    """Every pattern of the package: where it is, what it says, and its flags."""
    for module in all_modules():
        for name, value in vars(module).items():
            for found in compiled(value):
                text = found.pattern if isinstance(found.pattern, str) else found.pattern.decode("latin-1")
                yield f"{module.__name__}.{name}", text, found.flags & ~re.UNICODE
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re.") and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield f"{path.relative_to(PACKAGE.parent)}:{node.lineno}", first.value, 0


def compiled(value: object, depth: int = 0) -> Iterator[re.Pattern[str] | re.Pattern[bytes]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, (tuple, list, set, frozenset, dict)) and depth < 4:
        for each in value.values() if isinstance(value, dict) else value:
            yield from compiled(each, depth + 1)


def growth(pattern: str, flags: int) -> Iterator[str]:
    """The texts for which a pattern takes more steps than it may."""
    matcher = Matcher(pattern, flags, LIMIT)
    for short, long in dict.fromkeys(zip(matcher.attacks(SHORT), matcher.attacks(LONG), strict=True)):
        try:
            few = matcher.search(short)
            if few <= HARDLY_ANY:
                continue
            many = matcher.search(long)
        except TooManySteps:
            yield f"{long!r}: endless"
            continue
        if many > max(FEW, few * SQUARE):
            yield f"{long!r}: {few} steps, {many} for twice as much"


def test_no_pattern_takes_ever_longer() -> None:
    unique: dict[str, tuple[str, int]] = {}
    for name, text, flags in patterns():  # the one with its flags first
        unique.setdefault(text, (name, flags))
    assert len(unique) > 40
    bad = {f"{name} {text}": next(growth(text, flags), "") for text, (name, flags) in unique.items()}
    assert {name: why for name, why in bad.items() if why} == {}


@pytest.mark.parametrize(
    "pattern",
    [
        r"^(?:<!--.*?-->\s*)*<svg",
        r"(a+)+$",
        r"(a|a)*b",
        r"(\w+\s?)*$",
        r"^\s*(\w+\s*)+;",
        r"(?:a|b|ab)*c",
        r"\d*\d*\d*\d*x",
    ],
)
def test_patterns_that_can_be_made_to_are_found(pattern: str) -> None:
    assert next(growth(pattern, re.DOTALL), "")


@pytest.mark.parametrize(
    "pattern", [r"a+b", r"(?:<!--(?:(?!-->).)*+-->)*<svg", r"[a-z0-9]+(?:-[a-z0-9]+)*", r"^\s*x"]
)
def test_patterns_that_cannot_are_left_alone(pattern: str) -> None:
    assert next(growth(pattern, re.DOTALL), "") == ""


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"(\w+)-\1", "ab-ab"),
        (r"(?<=x)y(?!z)", "xyzxyq"),
        (r"\bcat\b", "a cat."),
        (r"^b?a{2,3}?$", "baa\n"),
        (r"[^a-c]+", "abcd"),
    ],
)
def test_the_slow_matcher_finds_what_the_fast_one_does(pattern: str, text: str) -> None:
    matcher = Matcher(pattern, re.MULTILINE, LIMIT)
    places = [place for place in range(len(text) + 1) if matcher.matches_at(text, place)]
    found = re.compile(pattern, re.MULTILINE)
    assert places == [place for place in range(len(text) + 1) if found.match(text, place)]
