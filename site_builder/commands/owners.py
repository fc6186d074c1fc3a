"""`site-builder owners`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from site_builder.commands.command import FAILED, OK, Command, say
from site_builder.commands.on_site import add_content_option


def _add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "file", metavar="FILE", type=Path, help="the file to write, such as .github/CODEOWNERS or CODEOWNERS"
    )
    add_content_option(command)


def _run(arguments: argparse.Namespace) -> int:
    """Write which organisation's editors are asked about a change of which file, from `editors` of organisations."""
    from site_builder.owners import owners

    text, number = owners(arguments.content)
    try:
        arguments.file.parent.mkdir(parents=True, exist_ok=True)
        arguments.file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        print(f"{arguments.file} can't be written: {error.strerror}.", file=sys.stderr)
        return FAILED
    say(f"Wrote {arguments.file}: {number} organisation{'' if number == 1 else 's'} with editors.")
    return OK


COMMAND = Command(
    "owners",
    "write who is asked about a change of which file",
    "site-builder owners .github/CODEOWNERS",
    _add_arguments,
    _run,
)
