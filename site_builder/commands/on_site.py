"""What the commands that work on a whole site share: their options, how they tell what they found, and progress."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

from site_builder.diagnostics import Diagnostic, Problem
from site_builder.report import FORMATS, as_text
from site_builder.tools.progress import watched_by

if TYPE_CHECKING:
    from site_builder.options import Options

_FIRST_YEAR: Final = 2000
_LAST_YEAR: Final = 2100
_CLEAR: Final = "\r\033[K"
"""Back to the start of the terminal's line, and empty it."""


def add_content_option(command: argparse.ArgumentParser) -> None:
    """Declare where the content is."""
    command.add_argument(
        "--content", type=Path, default=Path("content"), help="the content folder (default: content)"
    )


def add_site_options(command: argparse.ArgumentParser) -> None:
    """Declare what everything that checks or builds a site can be told."""
    add_content_option(command)
    command.add_argument(
        "--output", type=Path, default=Path("output"), help="where the site goes (default: output)"
    )
    command.add_argument(
        "--theme", default="", help="another theme than site.yaml's: a name in themes/, or a folder"
    )
    command.add_argument("--base-url", type=_address, help="another address than site.yaml's")
    command.add_argument("--today", type=_day, help="build as if it were this day, such as 2026-12-24")
    command.add_argument(
        "--format", choices=sorted(FORMATS), default="text", help="how problems are told (default: text)"
    )
    command.add_argument("--strict", action="store_true", help="let warnings fail too")


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.min
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise argparse.ArgumentTypeError(f"{text!r} isn't a day; write it like 2026-12-24")
    return day


def _address(text: str) -> str:
    from site_builder.model.setting_values import read_base_url

    try:
        return read_base_url(text)
    except Problem:
        raise argparse.ArgumentTypeError(
            f"{text!r} isn't a full web address such as https://example.org/charter/"
        ) from None


def options_of(arguments: argparse.Namespace) -> Options:
    """What the pipeline is asked for by what was typed."""
    from site_builder.options import Options
    from site_builder.tools.history import last_changes

    content = arguments.content.resolve()
    output = arguments.output.resolve()
    return Options(
        content=content,
        output=output,
        cache=output.with_name(f".{output.name}.cache"),
        today=today_of(arguments),
        theme=arguments.theme,
        base_url=arguments.base_url or "",
        strict=arguments.strict,
        also=frozenset(["booklet"] if getattr(arguments, "booklet", False) else []),
        without=frozenset(["search"] if getattr(arguments, "no_search", False) else []),
        tried=frozenset(["search"] if getattr(arguments, "searches", False) else []),
        changed=last_changes(content),
    )


def today_of(arguments: argparse.Namespace) -> date:
    """The day that was typed, or else the day it is now by the site's own clocks."""
    from site_builder.content.settings import read_settings

    if arguments.today:
        return arguments.today  # type: ignore[no-any-return]  # argparse doesn't say
    settings, _ = read_settings(arguments.content.resolve())
    return datetime.now(settings.zone).date()


def tell(arguments: argparse.Namespace, found: Sequence[Diagnostic]) -> None:
    """Say what was found, in the format that was asked for."""
    # Other programs read JSON and annotations from standard output; people see problems even when output is piped.
    if arguments.format == "text":
        print(as_text(found, colour=_shows_colour(sys.stderr)), end="", file=sys.stderr)
    else:
        print(FORMATS[arguments.format](found), end="")


def _shows_colour(stream: TextIO) -> bool:
    """Whether a stream is a terminal that shows colours, and nobody has asked for none (https://no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM", "dumb") != "dumb"


@contextmanager
def progress_of(arguments: argparse.Namespace) -> Iterator[Callable[[str], None]]:
    """A line that says what is going on and how much is left, on a terminal only, and is gone at the end."""
    if not sys.stderr.isatty() or arguments.format != "text":
        yield lambda _: None
        return
    doing = ""

    def show(message: str) -> None:
        nonlocal doing
        doing = message
        _draw(f"{doing} …")

    try:
        with watched_by(lambda count: _draw(f"{doing}: {count}")):
            yield show
    finally:
        _draw("")


def _draw(line: str) -> None:
    print(f"{_CLEAR}{line}", end="", file=sys.stderr, flush=True)
