"""`site-builder check`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from site_builder.commands.command import FAILED, OK, USAGE, Command
from site_builder.commands.on_site import add_site_options, options_of, progress_of, tell
from site_builder.diagnostics import stops

if TYPE_CHECKING:
    from site_builder.mending import Mended

_ROUNDS = 20
"""One mistake can hide the next in its file; nobody has more than this many behind each other."""


def _add_arguments(command: argparse.ArgumentParser) -> None:
    add_site_options(command)
    command.add_argument(
        "--fix", action="store_true", help="show what can be mended for certain, and ask whether to write it"
    )
    command.add_argument("--yes", action="store_true", help="with --fix: write it without asking")
    command.add_argument(
        "--online",
        action="store_true",
        help="with --fix: also ask sites whether they answer to https, and write that",
    )
    command.add_argument(
        "--searches",
        action="store_true",
        help="also try the searches of searches.yaml against the search index",
    )


def _run(arguments: argparse.Namespace) -> int:
    """Check the content and say everything that is wrong with it. Writes nothing, unless --fix is given and agreed to."""
    from site_builder.build import check

    if (arguments.yes or arguments.online) and not arguments.fix:
        print("--yes and --online go with --fix.", file=sys.stderr)
        return USAGE
    if arguments.fix:
        _fix(arguments)
    with progress_of(arguments) as progress:
        found = check(options_of(arguments), progress)
    tell(arguments, found)
    if not found and arguments.format == "text":
        print("All is well.")
    return FAILED if stops(found, arguments.strict) else OK


def _fix(arguments: argparse.Namespace) -> None:
    """Offer what is certain, round by round, until nothing is left or somebody says no."""
    from site_builder.build import check
    from site_builder.mending import mend, mend_addresses

    content = options_of(arguments).content
    for _ in range(_ROUNDS):
        with progress_of(arguments) as progress:
            mended = mend(content, check(options_of(arguments), progress))
        if not mended or not _agreed(arguments, mended):
            break
    if arguments.online:
        files = (
            path.relative_to(content.parent).as_posix()
            for path in content.rglob("*")
            if path.suffix in (".yaml", ".yml", ".md") and not path.is_symlink()
        )
        with progress_of(arguments) as progress:
            progress("Asking sites whether they answer to https")
            mended = mend_addresses(content, sorted(files))
        if mended:
            _agreed(arguments, mended)


def _agreed(arguments: argparse.Namespace, mended: Sequence[Mended]) -> bool:
    """Show what would change and write it if that is wanted."""
    for each in mended:
        print(each.diff, end="", file=sys.stderr)
    question = (
        f"Write {'this change' if len(mended) == 1 else f'these changes to {len(mended)} files'}? [y/N] "
    )
    print("" if arguments.yes else question, end="", file=sys.stderr, flush=True)
    if not arguments.yes and sys.stdin.readline().strip().lower() not in ("y", "yes"):
        return False
    for each in mended:
        each.write()
    return True


COMMAND = Command(
    "check", "check the content and write nothing", "site-builder check --fix", _add_arguments, _run
)
