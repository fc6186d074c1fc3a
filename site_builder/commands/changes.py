"""`site-builder changes`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from site_builder.commands.command import FAILED, OK, USAGE, Command


def _add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("old", metavar="OLD", type=Path, help="the output folder as it was")
    command.add_argument("new", metavar="NEW", type=Path, help="the output folder as it would be")


def _run(arguments: argparse.Namespace) -> int:
    """Say what readers would see change from one built site to another, page by page, as Markdown."""
    from site_builder.changes import NotASite, changes, read_site

    try:
        old, new = read_site(arguments.old), read_site(arguments.new)
    except NotASite as error:
        print(error, file=sys.stderr)
        return USAGE
    except (OSError, UnicodeDecodeError) as error:
        print(f"A page can't be read: {error}.", file=sys.stderr)
        return FAILED
    print(changes(old, new), end="")
    return OK


COMMAND = Command(
    "changes",
    "say what readers would see change from one built site to another",
    "site-builder changes output-before output",
    _add_arguments,
    _run,
)
