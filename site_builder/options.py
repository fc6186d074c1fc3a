"""What a build is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path


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
    changed: Mapping[str, date] = field(default_factory=dict)
    """When each content file last changed; see tools/history.py."""
