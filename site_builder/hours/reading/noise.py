"""Words of opening hours that say nothing of when it is open, so that a line means the same without them.

They are written as those of `vocabulary` are.
"""

from __future__ import annotations

ITSELF = ("surgery", "practice", "centre", "day centre", "service", "shelter", "night shelter", "hub", "shop", "building",
          "food bank", "foodbank", "church", "library", "project", "clinic", "hostel", "premises")  # fmt: skip
"""What a service calls itself: `The centre is open Mon-Fri 9am-5pm`."""
AT_OTHER_TIMES = ("at other times", "at all other times", "at any other time", "all other times", "outside these hours",
                  "outside these times", "outside of these hours", "outside of these times")  # fmt: skip

_IS_OPEN = ("open", "is open", "is open on", "opens", "opens on", "opening hours", "opening times", "opening hours are",
            "opening times are", "will be open")  # fmt: skip
_OTHER_DAYS = (
    "other days",
    "all other days",
    "the other days",
    "remaining days",
    "the rest of the week",
    "rest of the week",
)
_THEN = (*AT_OTHER_TIMES, *_OTHER_DAYS, *(f"on {days}" for days in _OTHER_DAYS))
_CLOSED_ELSE = (
    *(f"{closed} {then}" for closed in ("closed", "shut", "we are closed") for then in _THEN),
    *(f"{then}{mark} closed" for mark in ("", " :", " -") for then in _THEN),
)
_LATE = (
    *(f"{late}{opening}" for late in ("late", "late night", "extended", "with late", "with late night", "with extended")
      for opening in (" opening", " openings", " opening hours", " hours")),
    "late night", "late nights", "open late", "opening late", "early opening", "early openings", "open early",
    "opening early", "stays open late", "staying open late", "stays open", "we stay open",
)  # fmt: skip
"""Before a day with another end or beginning: `late night Thursday until 7pm`."""
_HOURS = (
    "opening hours", "opening times", "opening", "hours", "times", "sessions", "session", "session times", "oriau agor",
    "oriau", "hours of opening", "times of opening", "our opening hours are", "usual hours :", "usual opening times",
    "usual opening hours", "usual opening hours :",
    *(f"{which} opening {hours}" for which in ("current", "normal", "regular", "our", "new") for hours in ("hours", "times")),
    *(f"{the}{what} {opens}" for the in ("the ", "our ", "") for what in ITSELF for opens in _IS_OPEN),
)  # fmt: skip
_HOW_OFTEN = ("weekly", "once a week", "each week", "per week", "twice a week", "twice weekly", "three times a week",
              "all year round", "all year", "throughout the year", "any time", "anytime", "at any time")  # fmt: skip
_FOR_WHOM = ("to the public", "to visitors", "to callers", "to customers", "to clients")
_HAPPENS = ("meets", "meet", "meeting", "takes place", "take place", "taking place", "runs", "run", "running", "held", "here",
            "doors open", "doors are open", "the doors open", "our doors open", "doors opening", "we open our doors",
            "come along", "join us", "pop in", "call in", "we open", "open from")  # fmt: skip
_SMALL = ("on", "the", "a", "ar", "when", "our", "we are", "we're", "are", "is", "only", "inclusive", "of", "in", "all", "yn",
          "ring to ask which")  # fmt: skip

NOISE = (*_SMALL, *_HOURS, *_HOW_OFTEN, *_FOR_WHOM, *_HAPPENS, *_LATE, *_CLOSED_ELSE)
