"""`site-builder serve`."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from site_builder.commands.command import FAILED, OK, Command, say
from site_builder.commands.on_site import add_site_options, options_of, tell, today_of
from site_builder.tools.workers import WorkerError

if TYPE_CHECKING:
    from site_builder.options import Options


def _add_arguments(command: argparse.ArgumentParser) -> None:
    add_site_options(command)
    command.add_argument(
        "--port", type=int, default=8000, help="the port to serve on (default: 8000, or the next free)"
    )


def _run(arguments: argparse.Namespace) -> int:
    """Show the site on this computer, as the content says it now."""
    from site_builder.render.theme import default_theme_folder
    from site_builder.serve import ServeError, preview
    from site_builder.serve.watch import Watched
    from site_builder.serve.whole import WholeBuild

    first = options_of(arguments)
    watched = Watched([first.content, first.content.parent / "themes", default_theme_folder()])

    def options(jobs: int | None) -> Options:
        return replace(first, today=today_of(arguments), jobs=jobs)

    try:
        preview(
            options,
            arguments.port,
            watched,
            WholeBuild(_as_typed(arguments)),
            lambda found: tell(arguments, found),
            say,
        )
    except (ServeError, WorkerError) as error:
        print(error, file=sys.stderr)
        return FAILED
    return OK


def _as_typed(arguments: argparse.Namespace) -> list[str]:
    """The options that `site-builder build` understands too."""
    given = {
        "--content": arguments.content,
        "--output": arguments.output,
        "--theme": arguments.theme,
        "--base-url": arguments.base_url,
        "--today": arguments.today,
    }
    typed = [f"{name}={value}" for name, value in given.items() if value]
    return [*typed, "--strict"] if arguments.strict else typed


COMMAND = Command(
    "serve",
    "show the site here, up to date with every change",
    "site-builder serve --port 8080",
    _add_arguments,
    _run,
)
