"""What a command is made of, and the exit codes they all use."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

OK: Final = 0
FAILED: Final = 1
USAGE: Final = 2
INTERRUPTED: Final = 130


@dataclass(frozen=True, slots=True)
class Command:
    """A command people type behind `site-builder`.

    `run` gets what was typed and gives the exit code; its docstring is what `--help` says. `summary` is the line in the
    list of all commands, `example` what can be typed as it is, `add_arguments` declares the options.
    """

    name: str
    summary: str
    example: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def say(message: str) -> None:
    """Tell a person something at once, also where output is kept back."""
    print(message, flush=True)
