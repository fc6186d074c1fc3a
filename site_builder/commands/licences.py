"""`site-builder licences`."""

from __future__ import annotations

import argparse

from site_builder.commands.command import OK, Command


def _no_arguments(_command: argparse.ArgumentParser) -> None:
    """There is nothing to choose."""


def _run(_arguments: argparse.Namespace) -> int:
    """List the program and everything it was installed with, each with its version and licence."""
    from site_builder.tools.licences import installed_with

    found = installed_with("site-builder", ["print"])
    width = max(len(f"{each.name} {each.version}") for each in found)
    for each in found:
        print(f"{f'{each.name} {each.version}':{width}}  {each.licence}")
    return OK


COMMAND = Command(
    "licences",
    "list what is installed with the program, and under which licence",
    "site-builder licences",
    _no_arguments,
    _run,
)
