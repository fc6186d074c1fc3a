"""`site-builder serve`."""

from __future__ import annotations

import argparse
import sys
from urllib.parse import urlsplit

from site_builder.commands.command import FAILED, OK, Command, say
from site_builder.commands.on_site import add_site_options, options_of, progress_of, tell
from site_builder.diagnostics import Stopped
from site_builder.tools.workers import WorkerError


def _add_arguments(command: argparse.ArgumentParser) -> None:
    add_site_options(command)
    command.add_argument(
        "--port", type=int, default=8000, help="the port to serve on (default: 8000, or the next free)"
    )


def _run(arguments: argparse.Namespace) -> int:
    """Build the site, show it on this computer, and build it again whenever the content changes."""
    from site_builder.build import build
    from site_builder.content.settings import read_settings
    from site_builder.render.theme import default_theme_folder
    from site_builder.serve import ServeError, serve
    from site_builder.serve.watch import Watched

    watched = Watched([arguments.content, arguments.content.parent / "themes", default_theme_folder()])

    def rebuild() -> bool:
        try:
            with progress_of(arguments) as progress:
                built = build(options_of(arguments), progress)
        except (Stopped, WorkerError) as reason:
            print(reason, file=sys.stderr)
            return False
        tell(arguments, built.diagnostics)
        return built.published

    if not rebuild() and not arguments.output.is_dir():
        return FAILED
    settings, _ = read_settings(arguments.content)
    base_path = urlsplit(arguments.base_url).path if arguments.base_url else settings.base_path
    try:
        serve(arguments.output, base_path or "/", arguments.port, rebuild, watched, say)
    except ServeError as error:
        print(error, file=sys.stderr)
        return FAILED
    return OK


COMMAND = Command(
    "serve",
    "show the site here and rebuild it on changes",
    "site-builder serve --port 8080",
    _add_arguments,
    _run,
)
