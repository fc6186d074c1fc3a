"""Where a pathway's steps lead: the moves between them, and what can't be right about those."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.diagnostics import Keys
from site_builder.types.pathway.model import Branch, Step


@dataclass(frozen=True, slots=True)
class Move:
    """Going from one step to another, by their positions from 0.

    `branch` is the branch that leads there, if one does, and `keys` the path to where the author says so; a move
    that only follows the order of the list has none.
    """

    source: int
    target: int
    branch: Branch | None = None
    keys: Keys = ()


@dataclass(frozen=True, slots=True)
class Named:
    """A step that another one names, and the path to where it does."""

    source: int
    name: str
    keys: Keys
    branch: Branch | None = None


def named(steps: Sequence[Step]) -> Iterator[Named]:
    """Every step named in a `next` or a `go_to`."""
    for n, step in enumerate(steps):
        if step.next:
            yield Named(n, step.next, ("steps", n, "next"))
        for m, branch in enumerate(step.branches):
            if branch.go_to:
                yield Named(n, branch.go_to, ("steps", n, "branches", m, "go_to"), branch)


def moves(steps: Sequence[Step]) -> tuple[Move, ...]:
    """All moves of a route, in the order of its steps; names of steps that don't exist are left out."""
    positions: dict[str, int] = {}
    for n, step in enumerate(steps):
        positions.setdefault(step.id, n)
    said = [
        Move(each.source, positions[each.name], each.branch, each.keys)
        for each in named(steps)
        if each.name in positions
    ]
    onwards = [Move(n, n + 1) for n, step in enumerate(steps[:-1]) if not step.last and not step.next]
    return tuple(sorted([*onwards, *said], key=lambda move: (move.source, move.keys != (), move.target)))


def is_end(steps: Sequence[Step], position: int) -> bool:
    """Whether the route ends at a step, apart from its branches."""
    step = steps[position]
    return step.last or (not step.next and position == len(steps) - 1)


def way(all_moves: Sequence[Move], start: int, goal: int) -> list[int] | None:
    """The shortest way from a step to another, both included; None when there is none."""
    ways = [[start]]
    seen = {start}
    for so_far in ways:  # grows while it is walked
        if so_far[-1] == goal:
            return so_far
        for move in all_moves:
            if move.source == so_far[-1] and move.target not in seen:
                seen.add(move.target)
                ways.append([*so_far, move.target])
    return None


def reachable(all_moves: Sequence[Move]) -> set[int]:
    """The positions of all steps that somebody who starts at the first can come to."""
    found = {0}
    queue = [0]
    for here in queue:  # grows while it is walked
        targets = {move.target for move in all_moves if move.source == here} - found
        found |= targets
        queue.extend(sorted(targets))
    return found
