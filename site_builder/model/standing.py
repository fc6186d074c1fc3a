"""How promises and actions stand, said the same way wherever they are counted: the worst first, and of how many.

Each stands in one way only, the worst that is true of it, so that the numbers of a sentence add up to its total.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Literal

from site_builder.language.ages import aged
from site_builder.language.speaking import N_, _, ngettext
from site_builder.language.words import counted, sentence
from site_builder.model.shapes import Part, parts_of


class Standing(Enum):
    """How one of them stands, the worst first."""

    OVERDUE = "bad"
    """Its day is over, or it is said to be late."""
    SILENT = "care"
    """Nobody has said anything for a whole period."""
    AT_RISK = "risk"
    """It is said to be at risk."""
    DROPPED = "off"
    """Nobody does it any more."""
    NOT_SAID = "going"
    """It goes on or is over, but nothing says how it went."""
    NOT_STARTED = "quiet"
    """It hasn't begun, and needn't have."""
    ON_TRACK = "good"
    """It is said to go as it should, and there is news."""
    DONE = "done"
    """It is done."""

    @property
    def tone(self) -> str:
        """The tone that gives it its shape and colour."""
        return "care" if self is Standing.AT_RISK else self.value


What = Literal["actions", "pledges"]
"""What is counted: each has words of its own."""
Tally = Mapping[Standing, int]
"""How many stand in which way."""

_Counted = Callable[[int], str]
_ACTIONS: dict[Standing, tuple[str, _Counted]] = {
    Standing.OVERDUE: (N_("Overdue"), lambda n: ngettext("%(num)s overdue", "%(num)s overdue", n)),
    Standing.SILENT: (N_("Silent"), lambda n: ngettext("%(num)s silent", "%(num)s silent", n)),
    Standing.AT_RISK: (N_("At risk"), lambda n: ngettext("%(num)s at risk", "%(num)s at risk", n)),
    Standing.DROPPED: (N_("Dropped"), lambda n: ngettext("%(num)s dropped", "%(num)s dropped", n)),
    Standing.NOT_SAID: (
        N_("Not said"),
        lambda n: ngettext("%(num)s not said to be on track", "%(num)s not said to be on track", n),
    ),
    Standing.NOT_STARTED: (
        N_("Not started"),
        lambda n: ngettext("%(num)s not started", "%(num)s not started", n),
    ),
    Standing.ON_TRACK: (N_("On track"), lambda n: ngettext("%(num)s on track", "%(num)s on track", n)),
    Standing.DONE: (N_("Done"), lambda n: ngettext("%(num)s done", "%(num)s done", n)),
}
_PLEDGES: dict[Standing, tuple[str, _Counted]] = {
    **_ACTIONS,
    Standing.OVERDUE: (N_("Late"), lambda n: ngettext("%(num)s late", "%(num)s late", n)),
    Standing.NOT_SAID: (
        N_("Not said"),
        lambda n: ngettext("%(num)s said to be kept without news", "%(num)s said to be kept without news", n),
    ),
    Standing.NOT_STARTED: (N_("Planned"), lambda n: ngettext("%(num)s planned", "%(num)s planned", n)),
    Standing.ON_TRACK: (N_("Under way"), lambda n: ngettext("%(num)s under way", "%(num)s under way", n)),
    Standing.DONE: (N_("Kept"), lambda n: ngettext("%(num)s kept", "%(num)s kept", n)),
}
_WORDS: dict[What, dict[Standing, tuple[str, _Counted]]] = {"actions": _ACTIONS, "pledges": _PLEDGES}


def tally(standings: Iterable[Standing]) -> Tally:
    """Count some by how they stand."""
    return Counter(standings)


def total_of(counts: Tally) -> int:
    """How many are counted."""
    return sum(counts.values())


def name_of(standing: Standing, what: What) -> str:
    """A way to stand as a heading or a label: "Overdue"."""
    return _(_WORDS[what][standing][0])


def tally_words(counts: Tally, what: What, day: date | None = None) -> str:
    """`35 actions: 3 overdue, 5 silent, 26 on track, 1 done`: all there are, the worst first.

    With the day of which it is true where it stands alone: `35 actions on 28 November 2026: 3 overdue`.
    """
    total = total_of(counts)
    number = sentence(
        counted("%(num)s action", "%(num)s actions", total)
        if what == "actions"
        else counted("%(num)s pledge", "%(num)s pledges", total)
    )
    said = [words(counts[each]) for each, (_name, words) in _WORDS[what].items() if counts.get(each)]
    if day and said:
        number = _("%(total)s on %(day)s", total=number, day=aged(day))
    return _("%(total)s: %(standings)s", total=number, standings=", ".join(said)) if said else number


def tally_parts(counts: Tally, what: What) -> tuple[Part, ...]:
    """A bar of how they stand, the worst first; ways that none stands in are left out."""
    return parts_of([(name_of(each, what), each.tone, counts[each]) for each in Standing if counts.get(each)])


def columns_of(counts: Tally) -> Sequence[Standing]:
    """The ways to stand that a table has columns for: those that matter always, and the others where they occur."""
    rare = (Standing.AT_RISK, Standing.NOT_STARTED)
    return [each for each in Standing if each not in rare or counts.get(each)]
