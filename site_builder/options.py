"""What a build is asked for, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from site_builder.diagnostics import Diagnostic
from site_builder.guard.guard import Kept
from site_builder.outputs.output import Gathered


@dataclass(frozen=True, slots=True)
class Options:
    """What a build is asked for. `today` decides what is open, overdue or past; nothing else looks at a clock."""

    content: Path
    output: Path
    today: date
    theme: str = ""
    base_url: str = ""
    strict: bool = False
    also: frozenset[str] = frozenset()
    """The outputs to make of those that are only made when asked for, by name."""
    without: frozenset[str] = frozenset()
    """The outputs to leave out, by name."""
    jobs: int | None = None
    cache: Path | None = None
    """The folder where pictures are kept from one build to the next; anybody may delete it."""
    tried: frozenset[str] = frozenset()
    """The outputs that a check tries out too, by name; a build always does."""
    changed: Mapping[str, date] = field(default_factory=dict)
    """When each content file last changed; see tools/history.py."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A site up to writing. Every stage goes as far as it can: what has errors is left out, and all that is wrong is told."""

    gathered: Gathered | None
    """None where not even the settings can be read."""
    kept: Kept | None
    """What the guard over the finished files has to know."""
    diagnostics: Sequence[Diagnostic]


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build: whether a new site is published, how many pages it has, and what was said about it."""

    published: bool
    pages: int
    diagnostics: Sequence[Diagnostic]
