"""The route of a pathway as a picture, drawn once as SVG: steps from top to bottom, branches beside the line.

It is as narrow as a small phone and counts in ems, so that it grows with the reader's letters. The words come from the
steps, which say the same in full below it. Colours come from the theme's classes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from textwrap import wrap

from markupsafe import Markup

from site_builder.language.speaking import _
from site_builder.language.words import listed
from site_builder.types.pathway.model import Branch, Step
from site_builder.types.pathway.route import Move, is_end, moves

# All measures are eighteenths of the reader's letter size; at the usual one, a phone 320 pixels wide has room for 284.
_UNIT = 18
_WIDTH = 283
_SPINE = 14
_INDENT = 36
_LANE = 9
_PAD = 10
_FONT = 15
_LINE = 20
_GAP = 14
_LETTER = 0.55
"""The average width of a letter in a system font, as part of its size."""

NameOf = Callable[[str], str]
"""Gives a service's name for its id."""


@dataclass(frozen=True, slots=True)
class Box:
    """A step or a branch, laid out: its words in lines, and its left, top and height."""

    lines: Sequence[str]
    left: int
    top: int
    height: int
    step: int
    branch: Branch | None = None

    @property
    def middle(self) -> float:
        """Half way down."""
        return self.top + self.height / 2


def draw(title: str, steps: Sequence[Step], name_of: NameOf) -> Markup | None:
    """Draw a route; None when there is a single step, which needs no picture."""
    if len(steps) < 2:
        return None
    all_moves = moves(steps)
    lanes = _lanes(steps, all_moves)
    right = _WIDTH - 1 - (_LANE * (max(lanes.values()) + 1) + 6 if lanes else 0)
    boxes = _boxes(steps, name_of, right)
    height = boxes[-1].top + boxes[-1].height + 1
    jumps = [_jump(boxes, move, right, lanes[move.target]) for move in all_moves if _is_jump(move)]
    lines = [line for n in range(len(steps)) for line in _spine(boxes, all_moves, n)]
    shapes = [_shape(box, steps, right) for box in boxes]
    return Markup(
        '<svg class="route" role="img" width="{}em" viewBox="0 0 {} {}"><title>{}</title>{}</svg>'
    ).format(round(_WIDTH / _UNIT, 2), _WIDTH, height, title, Markup("").join([*lines, *jumps, *shapes]))


def _is_jump(move: Move) -> bool:
    """Whether a move has a line of its own beside the steps: those from branches, and those that skip steps."""
    return move.branch is not None or move.target != move.source + 1


def _lanes(steps: Sequence[Step], all_moves: Sequence[Move]) -> dict[int, int]:
    """Which lane at the side the jumps to each step take; jumps to the same step share one, others never cross."""
    lanes: dict[int, int] = {}
    spans = {
        target: min(move.source for move in all_moves if _is_jump(move) and move.target == target)
        for target in range(len(steps))
        if any(_is_jump(move) and move.target == target for move in all_moves)
    }
    for target, first in sorted(spans.items()):
        taken = {lane for other, lane in lanes.items() if spans[other] <= target and other >= first}
        lanes[target] = next(lane for lane in range(len(steps)) if lane not in taken)
    return lanes


def _boxes(steps: Sequence[Step], name_of: NameOf, right: int) -> list[Box]:
    numbers = {step.id: number for number, step in enumerate(steps, 1)}
    boxes: list[Box] = []
    top = 1

    def place(words: str, left: int, step: int, branch: Branch | None = None) -> None:
        nonlocal top
        inner = right - left - 2 * _PAD - (8 if branch else 0)
        lines = wrap(words, int(inner / (_FONT * _LETTER)))
        box = Box(lines, left, top, len(lines) * _LINE + _PAD, step, branch)
        boxes.append(box)
        top += box.height + _GAP

    for n, step in enumerate(steps):
        place(f"{n + 1}. {step.name}", 1, n)
        for branch in step.branches:
            if words := _branch_words(branch, numbers, name_of):
                place(words, _INDENT, n, branch)
        top += _GAP
    return boxes


def _branch_words(branch: Branch, numbers: dict[str, int], name_of: NameOf) -> str:
    """`If there is no bed tonight: Street outreach, then step 3`; nothing when a branch leads nowhere."""
    to = [listed([name_of(each) for each in branch.services], "or")] if branch.services else []
    to += [_("step\N{NO-BREAK SPACE}%(number)s", number=numbers[branch.go_to])] if branch.go_to else []
    way = _(", then ").join(to)
    return f"{branch.if_}: {way}" if way else ""


def _spine(boxes: Sequence[Box], all_moves: Sequence[Move], n: int) -> list[Markup]:
    """The line down from a step: to the next one when the route goes there, and to the step's branches."""
    mine = [box for box in boxes if box.step == n]
    node, choices = mine[0], mine[1:]
    start = node.top + node.height
    twigs = [_path("edge maybe", f"M{_SPINE} {box.middle:g}H{_INDENT}") for box in choices]
    if any(not _is_jump(move) for move in all_moves if move.source == n):
        below = next(box for box in boxes if box.step == n + 1)
        arrow = f"M{_SPINE - 5} {below.top - 7}l5 6l5 -6"
        return [_path("edge", f"M{_SPINE} {start}V{below.top - 1}{arrow}"), *twigs]
    if choices:
        return [_path("edge maybe", f"M{_SPINE} {start}V{choices[-1].middle:g}"), *twigs]
    return []


def _jump(boxes: Sequence[Box], move: Move, right: int, lane: int) -> Markup:
    """The line from a step or a branch along the side to a step further down."""
    start = next(box for box in boxes if box.step == move.source and box.branch is move.branch)
    goal = next(box for box in boxes if box.step == move.target)
    side = right + 8 + _LANE * lane
    arrow = f"M{right + 7} {goal.middle - 5:g}l-6 5l6 5"
    line = f"M{right} {start.middle:g}H{side}V{goal.middle:g}H{right + 1}{arrow}"
    return _path("edge maybe" if move.branch else "edge", line)


def _path(kind: str, line: str) -> Markup:
    return Markup('<path class="{}" d="{}"/>').format(kind, line)


def _shape(box: Box, steps: Sequence[Step], right: int) -> Markup:
    """A step's rectangle or a branch's pointed one, with its words in the middle of it."""
    width = right - box.left
    if box.branch:
        half = box.height / 2
        shape = _path(
            "choice",
            f"M{box.left} {box.middle:g}l8 {-half:g}h{width - 16}l8 {half:g}l-8 {half:g}h{16 - width}z",
        )
    else:
        kind = "node start" if box.step == 0 else "node end" if is_end(steps, box.step) else "node"
        shape = Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}" rx="9"/>').format(
            kind, box.left, box.top, width, box.height
        )
    lines = Markup("").join(
        Markup('<tspan x="{:g}" y="{:g}">{}</tspan>').format(
            box.left + width / 2, box.top + _PAD / 2 + _LINE * (n + 0.72), line
        )
        for n, line in enumerate(box.lines)
    )
    return shape + Markup('<text font-size="{}" text-anchor="middle">{}</text>').format(_FONT, lines)
