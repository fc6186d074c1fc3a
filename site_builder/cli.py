"""The `site-builder` command: arguments in, exit code out; no work of its own.

Exit codes: 0 fine, 1 the content has errors or the site couldn't be written, 2 wrong usage, 130 stopped with Ctrl-C.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import version
from io import TextIOWrapper
from typing import NoReturn

from site_builder.commands import COMMANDS
from site_builder.commands.command import FAILED, INTERRUPTED, OK, USAGE
from site_builder.diagnostics import Stopped
from site_builder.tools.suggest import nearest
from site_builder.tools.workers import WorkerError

__all__ = ["FAILED", "INTERRUPTED", "OK", "USAGE", "main", "make_parser", "run"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return the exit code."""
    _write_anything()
    parser = make_parser()
    try:
        arguments = parser.parse_args(argv)
        run: Callable[[argparse.Namespace], int] = arguments.run
        code = run(arguments)
        sys.stdout.flush()  # now, where somebody who stopped listening can be noticed
        return code
    except (Stopped, WorkerError) as reason:
        print(reason, file=sys.stderr)
        return FAILED
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else USAGE
    except KeyboardInterrupt:
        print("Stopped, as you asked. What was published before is unchanged.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or leaving would complain once more
        return FAILED


def run() -> NoReturn:
    """The command itself. Leaves at once: a large site is quicker left to the system than freed piece by piece."""
    code = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _write_anything() -> None:
    """Let no character stop the program that a terminal, a pipe or the name of a file can't be written with."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


class _Parser(argparse.ArgumentParser):
    """Says what was most likely meant by a command or option that there isn't."""

    def error(self, message: str) -> NoReturn:
        """Tell people what is wrong with what they typed, and end."""
        commands = next((each.choices for each in self._actions if each.dest == "command"), None) or {}
        known = [*commands, *self._option_string_actions]
        for command in commands.values() if isinstance(commands, dict) else ():
            known += command._option_string_actions
        wrong = re.search(r"invalid choice: '([^']*)' \(choose from|unrecognized arguments: (\S+)", message)
        near = nearest(wrong[1] or wrong[2], known) if wrong else None
        if wrong and wrong[1] and self.prog == "site-builder":
            message = f"there is no command `{wrong[1]}`"
        super().error(f"{message}. Did you mean `{near}`?" if near else message)


def make_parser() -> argparse.ArgumentParser:
    """Every command and option there is; docs/commands.md is tested against it."""
    parser = _Parser(
        prog="site-builder",
        description="Build the website of a homelessness forum from the files in its content folder.",
        epilog="Start with `site-builder build`, then `site-builder serve` to look at it.",
    )
    parser.add_argument("--version", action="version", version=f"site-builder {version('site-builder')}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", dest="command", required=True)
    for each in COMMANDS:
        command = commands.add_parser(
            each.name,
            help=each.summary,
            description=each.run.__doc__,
            epilog=f"example:\n  {each.example}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        each.add_arguments(command)
        command.set_defaults(run=each.run)
    return parser
