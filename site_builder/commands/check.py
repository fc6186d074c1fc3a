"""`site-builder check`."""

from __future__ import annotations

import argparse

from site_builder.commands.command import FAILED, OK, Command
from site_builder.commands.on_site import add_site_options, options_of, progress_of, tell
from site_builder.diagnostics import stops


def _run(arguments: argparse.Namespace) -> int:
    """Check the content and say everything that is wrong with it. Writes nothing."""
    from site_builder.build import check

    with progress_of(arguments) as progress:
        found = check(options_of(arguments), progress)
    tell(arguments, found)
    if not found and arguments.format == "text":
        print("All is well.")
    return FAILED if stops(found, arguments.strict) else OK


COMMAND = Command(
    "check", "check the content and write nothing", "site-builder check --strict", add_site_options, _run
)
