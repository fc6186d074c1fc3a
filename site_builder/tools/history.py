"""When each content file last changed, as its git history tells."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

_MARK = "\x01"


def last_changes(content: Path) -> dict[str, date]:
    """The day each file under the content folder last changed, by its path as diagnostics show it.

    Empty without git, without history, or in a shallow clone, where every file would seem to have changed at once. Days
    are those of the committer's own clock.
    """
    if _git(content, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    log = _git(
        content,
        "-c",
        "core.quotePath=false",
        "log",
        f"--format={_MARK}%cs",
        "--name-only",
        "--relative",
        "--",
        ".",
    )
    changed: dict[str, date] = {}
    day: date | None = None
    for line in log.splitlines():
        if line.startswith(_MARK):
            day = date.fromisoformat(line[1:])
        elif line and day:
            changed.setdefault(f"{content.name}/{line}", day)
    return changed


def _git(folder: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments], capture_output=True, check=True, timeout=60
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "replace")
