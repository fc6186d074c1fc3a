"""`site-builder hours`."""

from __future__ import annotations

import argparse
import sys

from site_builder.commands.command import FAILED, OK, Command
from site_builder.diagnostics import Problem


def _add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "text", metavar="TEXT", nargs="+", help='such as "Mon-Fri 9am-5pm (closed noon-1pm)"'
    )


def _run(arguments: argparse.Namespace) -> int:
    """Read opening hours as an entry may write them, and print the week that was understood."""
    from site_builder.hours.reading.record import parse_hours
    from site_builder.hours.saying.table import describe

    try:
        hours = parse_hours(" ".join(arguments.text))
    except Problem as problem:
        print(f"{problem.message} {problem.hint}".strip(), file=sys.stderr)
        return FAILED
    for row in describe(hours):
        print(f"{row.label}: {row.words}")
    return OK


COMMAND = Command(
    "hours",
    "read opening hours and print the week",
    'site-builder hours "Mon-Fri 9am-5pm (closed noon-1pm)"',
    _add_arguments,
    _run,
)
