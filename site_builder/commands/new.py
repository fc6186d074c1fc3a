"""`site-builder new`."""

from __future__ import annotations

import argparse
import sys

from site_builder.commands.command import OK, USAGE, Command
from site_builder.commands.on_site import add_content_option


def _add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "type", metavar="TYPE", help="what to write, such as service or news; `site` for a new site.yaml"
    )
    command.add_argument(
        "name", metavar="NAME", nargs="?", default="", help='what it is called, such as "Harbour Day Centre"'
    )
    command.add_argument(
        "--all", action="store_true", help="write all fields, also those that are seldom needed"
    )
    add_content_option(command)


def _run(arguments: argparse.Namespace) -> int:
    """Write a new file with the fields that matter explained, ready to be filled in. Never overwrites anything."""
    from site_builder.starter.scaffold import ScaffoldError, scaffold

    try:
        path = scaffold(arguments.content, arguments.type, arguments.name, every=arguments.all)
    except ScaffoldError as error:
        print(error, file=sys.stderr)
        return USAGE
    print(f"Wrote {path}. Fill it in, then run: site-builder check")
    return OK


COMMAND = Command(
    "new",
    "start a new entry from a commented example",
    'site-builder new service "Harbour Day Centre"',
    _add_arguments,
    _run,
)
