"""`site-builder build`."""

from __future__ import annotations

import argparse
import os
import sys

from site_builder.commands.command import FAILED, OK, USAGE, Command
from site_builder.commands.on_site import add_site_options, options_of, progress_of, tell


def _add_arguments(command: argparse.ArgumentParser) -> None:
    add_site_options(command)
    command.add_argument(
        "--no-search", action="store_true", help="leave out the search index, which takes longest"
    )
    command.add_argument(
        "--booklet",
        action="store_true",
        help="also print the directory as a booklet, booklet.pdf, and booklet-a4.pdf to fold",
    )


def _run(arguments: argparse.Namespace) -> int:
    """Check the content and write the site into the output folder. With any error, what is there stays as it was."""
    from site_builder.build import build
    from site_builder.outputs.booklet.pdf import lacking

    if arguments.booklet and (what := lacking()):
        print(what, file=sys.stderr)
        return USAGE
    with progress_of(arguments) as progress:
        built = build(options_of(arguments), progress)
    tell(arguments, built.diagnostics)
    if not built.published:
        print("Nothing was published: what was there before is unchanged.", file=sys.stderr)
        return FAILED
    if arguments.format != "json":
        print(
            f"Built {built.pages} pages in {arguments.output}{'' if str(arguments.output).endswith('/') else '/'}"
        )
        print(f"To look at it: {os.environ.get('SITE_BUILDER_CALLED_AS', 'site-builder')} serve")
    return OK


COMMAND = Command(
    "build", "check the content and write the site", "site-builder build --strict", _add_arguments, _run
)
