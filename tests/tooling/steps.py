"""A slow matcher for regular expressions that counts its steps, as the fast one can't be asked how many it took.

It walks the tree that `re` parses a pattern into and backtracks as `re` does, without its shortcuts: what takes few steps
here takes few there.
"""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from re import _constants as constants  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final

Node = tuple[Any, Any]
Then = Callable[[int], bool]

sys.setrecursionlimit(100_000)

_ONE_CHARACTER: Final = (
    constants.LITERAL,
    constants.NOT_LITERAL,
    constants.IN,
    constants.ANY,
    constants.CATEGORY,
    constants.RANGE,
)
_REPEATS: Final = (constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT)
_CATEGORIES: Final[dict[Any, Callable[[str], bool]]] = {
    constants.CATEGORY_DIGIT: str.isdecimal,
    constants.CATEGORY_NOT_DIGIT: lambda each: not each.isdecimal(),
    constants.CATEGORY_SPACE: str.isspace,
    constants.CATEGORY_NOT_SPACE: lambda each: not each.isspace(),
    constants.CATEGORY_WORD: lambda each: each.isalnum() or each == "_",
    constants.CATEGORY_NOT_WORD: lambda each: not (each.isalnum() or each == "_"),
}
_SAMPLES: Final = "a0 \n-.:/<(A_\"'é\x00"
"""Characters to try where a set of them may stand."""


class TooManySteps(Exception):
    """A pattern took more steps than it may."""


class Matcher:
    """One pattern, matched against texts with its steps counted."""

    def __init__(self, pattern: str, flags: int, limit: int) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self.tree: Any = parser.parse(pattern, flags)
        self._ignore_case = bool(self.tree.state.flags & re.IGNORECASE)
        self._limit = limit
        self._lists: dict[int, list[Node]] = {}
        self._known: dict[tuple[int, Any, str], bool] = {}
        self.steps = 0

    def _list(self, nodes: Any) -> list[Node]:
        """Nodes as a plain list; those of `re` are slow to go through."""
        found = self._lists.get(id(nodes))
        if found is None:
            found = self._lists[id(nodes)] = list(nodes)
        return found

    def search(self, text: str) -> int:
        """How many steps it takes to look for the pattern at every place of a text. Raises `TooManySteps`."""
        self.steps = 0
        for start in range(len(text) + 1):
            if self.matches_at(text, start):
                break
        return self.steps

    def matches_at(self, text: str, start: int) -> bool:
        """Whether the pattern is at a place of a text."""
        self._text, self._groups = text, dict[int, str]()
        return self._match(self._list(self.tree), start, lambda _: True)

    def _match(self, nodes: Sequence[Node], at: int, then: Then) -> bool:
        for number, (kind, value) in enumerate(nodes):
            self._count()
            if kind in _ONE_CHARACTER:
                if at == len(self._text) or not self._takes(kind, value, self._text[at]):
                    return False
                at += 1
            else:
                return self._match_more(kind, value, at, self._rest(nodes[number + 1 :], then))
        self._count()
        return then(at)

    def _rest(self, nodes: Sequence[Node], then: Then) -> Then:
        return lambda place: self._match(nodes, place, then)

    def _count(self) -> None:
        self.steps += 1
        if self.steps > self._limit:
            raise TooManySteps

    def _match_more(self, kind: Any, value: Any, at: int, go_on: Then) -> bool:
        """Match what is made of others, or takes no character."""
        if kind in _REPEATS:
            return self._repeat(kind, value, at, go_on)
        if kind is constants.BRANCH:
            return any(self._match(self._list(branch), at, go_on) for branch in value[1])
        if kind is constants.SUBPATTERN:
            return self._match(
                self._list(value[3]), at, lambda end: self._keep(value[0], at, end) and go_on(end)
            )
        if kind in (constants.ASSERT, constants.ASSERT_NOT):
            return self._look(value, at) is (kind is constants.ASSERT) and go_on(at)
        if kind is constants.AT:
            return self._is_at(value, at) and go_on(at)
        if kind is constants.GROUPREF:
            same = self._groups.get(value, "")
            return self._text.startswith(same, at) and go_on(at + len(same))
        if kind is constants.ATOMIC_GROUP:
            return self._atomic(self._list(value), at, go_on)
        raise NotImplementedError(kind)

    def _keep(self, group: int | None, start: int, end: int) -> bool:
        if group is not None:
            self._groups[group] = self._text[start:end]
        return True

    def _atomic(self, nodes: Sequence[Node], at: int, then: Then) -> bool:
        ends: list[int] = []

        def stop(end: int) -> bool:
            ends.append(end)
            return True

        return self._match(nodes, at, stop) and then(ends[0])

    def _repeat(self, kind: Any, value: Any, at: int, then: Then) -> bool:
        if kind is constants.POSSESSIVE_REPEAT:
            return self._atomic([(constants.MAX_REPEAT, value)], at, then)
        least, most, body = value[0], value[1], self._list(value[2])

        def again(count: int, place: int) -> bool:
            def more() -> bool:
                return count < most and self._match(
                    body, place, lambda end: (end > place or count < least) and again(count + 1, end)
                )

            if count < least:
                return more()
            if kind is constants.MIN_REPEAT:
                return then(place) or more()
            return more() or then(place)

        return again(0, at)

    def _look(self, value: Any, at: int) -> bool:
        direction, nodes = value
        if direction > 0:
            return self._match(self._list(nodes), at, lambda _: True)
        width = nodes.getwidth()[0]
        return at >= width and self._match(self._list(nodes), at - width, lambda end: end == at)

    def _is_at(self, where: Any, at: int) -> bool:
        text, end = self._text, len(self._text)
        if where in (constants.AT_BEGINNING, constants.AT_BEGINNING_STRING):
            return at == 0 or (where is constants.AT_BEGINNING and text[at - 1] == "\n")
        if where in (constants.AT_END, constants.AT_END_STRING):
            return at == end or (where is constants.AT_END and text[at] == "\n")
        word = _CATEGORIES[constants.CATEGORY_WORD]
        beside = [word(text[place]) if 0 <= place < end else False for place in (at - 1, at)]
        return (beside[0] != beside[1]) is (where is constants.AT_BOUNDARY)

    def _takes(self, kind: Any, value: Any, each: str) -> bool:
        """The same as `_fits`, found out once for each node and character."""
        key = (id(value), kind, each) if kind is constants.IN else (value, kind, each)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._fits(kind, value, each)
        return found

    def _fits(self, kind: Any, value: Any, each: str) -> bool:
        if kind is constants.IN:
            negated = value[0][0] is constants.NEGATE
            return any(self._fits(one, inner, each) for one, inner in value[int(negated) :]) is not negated
        if kind is constants.CATEGORY:
            return _CATEGORIES[value](each)
        if kind is constants.RANGE:
            return value[0] <= ord(each) <= value[1] or (
                self._ignore_case and value[0] <= ord(each.swapcase()[0]) <= value[1]
            )
        if kind is constants.ANY:
            return each != "\n" or bool(self.tree.state.flags & re.DOTALL)
        same = ord(each) == value or (self._ignore_case and ord(each.swapcase()[0]) == value)
        return same is (kind is constants.LITERAL)

    def attacks(self, length: int) -> Iterator[str]:
        """Texts that make a pattern work hardest: what its parts take, again and again, and then what none does."""
        for before, body in self._repeated(list(self.tree), ""):
            for sample in dict.fromkeys(self._samples(body)):
                for ending in ("\x00", "", "\n!"):
                    yield before + sample * (length // len(sample)) + ending

    def _repeated(self, nodes: Sequence[Node], before: str) -> Iterator[tuple[str, Sequence[Node]]]:
        """What may come several times, each with a text that leads up to it."""
        for number, (kind, value) in enumerate(nodes):
            led = before + self._sample(nodes[:number])
            if kind in _REPEATS:
                if value[1] > 1:
                    yield led, list(value[2])
                yield from self._repeated(list(value[2]), led)
            elif kind in (constants.SUBPATTERN, constants.ATOMIC_GROUP):
                inner = value[3] if kind is constants.SUBPATTERN else value
                yield from self._repeated(list(inner), led)
            elif kind is constants.BRANCH:
                for branch in value[1]:
                    yield from self._repeated(list(branch), led)

    def _samples(self, nodes: Sequence[Node]) -> Iterator[str]:
        for number in range(4):
            if text := self._sample(nodes, number):
                yield text

    def _sample(self, nodes: Sequence[Node], number: int = 0) -> str:
        """A text that a row of nodes takes; other numbers give other texts."""
        return "".join(self._sample_of(kind, value, number) for kind, value in nodes)

    def _sample_of(self, kind: Any, value: Any, number: int) -> str:
        if kind in _REPEATS:
            return self._sample(list(value[2]), number) * int(max(value[0], number % 2))
        if kind in (constants.SUBPATTERN, constants.ATOMIC_GROUP):
            return self._sample(list(value[3] if kind is constants.SUBPATTERN else value), number)
        if kind is constants.BRANCH:
            return self._sample(list(value[1][number % len(value[1])]), number)
        if kind is constants.LITERAL:
            return chr(value)
        if kind in (constants.IN, constants.ANY, constants.NOT_LITERAL):
            ranges = (
                [chr(part[1][0]) for part in value if part[0] is constants.RANGE]
                if kind is constants.IN
                else []
            )
            literals = (
                [chr(part[1]) for part in value if part[0] is constants.LITERAL]
                if kind is constants.IN
                else []
            )
            fitting = [each for each in (*_SAMPLES, *ranges, *literals) if self._fits(kind, value, each)]
            return str(fitting[number % len(fitting)]) if fitting else ""
        return ""
