"""The `site-builder` command: arguments in, exit code out; no work of its own.

Exit codes: 0 fine, 1 the content has errors or the site couldn't be written, 2 wrong usage, 130 stopped with Ctrl-C.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from importlib.metadata import version
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import urlsplit

from site_builder.diagnostics import Diagnostic, Problem, Stopped, stops
from site_builder.report import FORMATS
from site_builder.tools.workers import WorkerError

if TYPE_CHECKING:
    from site_builder.build import Options

OK, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130
_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_CLEAR = "\r\033[K"
"""Back to the start of the terminal's line, and empty it."""


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


def make_parser() -> argparse.ArgumentParser:
    """Every command and option there is; docs/commands.md is tested against it."""
    parser = argparse.ArgumentParser(
        prog="site-builder",
        description="Build the website of a homelessness forum from the files in its content folder.",
        epilog="Start with `site-builder build`, then `site-builder serve` to look at it.",
    )
    parser.add_argument("--version", action="version", version=f"site-builder {version('site-builder')}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    build = commands.add_parser(
        "build", help="check the content and write the site", description=_build.__doc__
    )
    check = commands.add_parser(
        "check", help="check the content and write nothing", description=_check.__doc__
    )
    serve = commands.add_parser(
        "serve", help="show the site here and rebuild it on changes", description=_serve.__doc__
    )
    for command, run in ((build, _build), (check, _check), (serve, _serve)):
        _add_site_options(command)
        command.set_defaults(run=run)
    build.add_argument(
        "--no-search", action="store_true", help="leave out the search index, which takes longest"
    )
    build.add_argument(
        "--booklet", action="store_true", help="also print the directory as a booklet, booklet.pdf"
    )
    serve.add_argument(
        "--port", type=int, default=8000, help="the port to serve on (default: 8000, or the next free)"
    )
    new = commands.add_parser(
        "new", help="start a new entry from a commented example", description=_new.__doc__
    )
    new.add_argument(
        "type", metavar="TYPE", help="what to write, such as service or news; `site` for a new site.yaml"
    )
    new.add_argument(
        "name", metavar="NAME", nargs="?", default="", help='what it is called, such as "Harbour Day Centre"'
    )
    new.add_argument(
        "--content", type=Path, default=Path("content"), help="the content folder (default: content)"
    )
    new.set_defaults(run=_new)
    hours = commands.add_parser(
        "hours", help="read opening hours and print the week", description=_hours.__doc__
    )
    hours.add_argument("text", metavar="TEXT", nargs="+", help='such as "Mon-Fri 9am-5pm (closed noon-1pm)"')
    hours.set_defaults(run=_hours)
    return parser


def _add_site_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--content", type=Path, default=Path("content"), help="the content folder (default: content)"
    )
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
    from site_builder.model.settings import read_base_url

    try:
        return read_base_url(text)
    except Problem:
        raise argparse.ArgumentTypeError(
            f"{text!r} isn't a full web address such as https://example.org/charter/"
        ) from None


def _build(arguments: argparse.Namespace) -> int:
    """Check the content and write the site into the output folder. With any error, what is there stays as it was."""
    from site_builder.build import build
    from site_builder.outputs.booklet.pdf import lacking

    if arguments.booklet and (what := lacking()):
        print(what, file=sys.stderr)
        return USAGE
    with _progress(arguments) as progress:
        built = build(_options(arguments), progress)
    _tell(arguments, built.diagnostics)
    if not built.published:
        print("Nothing was published: what was there before is unchanged.", file=sys.stderr)
        return FAILED
    if arguments.format != "json":
        print(
            f"Built {built.pages} pages in {arguments.output}{'' if str(arguments.output).endswith('/') else '/'}"
        )
        print("To look at it: site-builder serve")
    return OK


def _check(arguments: argparse.Namespace) -> int:
    """Check the content and say everything that is wrong with it. Writes nothing."""
    from site_builder.build import check

    with _progress(arguments) as progress:
        found = check(_options(arguments), progress)
    _tell(arguments, found)
    if not found and arguments.format == "text":
        print("All is well.")
    return FAILED if stops(found, arguments.strict) else OK


def _serve(arguments: argparse.Namespace) -> int:
    """Build the site, show it on this computer, and build it again whenever the content changes."""
    from site_builder.build import build
    from site_builder.content.settings import read_settings
    from site_builder.render.theme import default_theme_folder
    from site_builder.serve import ServeError, serve
    from site_builder.serve.watch import Watched

    watched = Watched([arguments.content, arguments.content.parent / "themes", default_theme_folder()])

    def rebuild() -> bool:
        try:
            with _progress(arguments) as progress:
                built = build(_options(arguments), progress)
        except (Stopped, WorkerError) as reason:
            print(reason, file=sys.stderr)
            return False
        _tell(arguments, built.diagnostics)
        return built.published

    if not rebuild() and not arguments.output.is_dir():
        return FAILED
    settings, _ = read_settings(arguments.content)
    base_path = urlsplit(arguments.base_url).path if arguments.base_url else settings.base_path
    try:
        serve(arguments.output, base_path or "/", arguments.port, rebuild, watched, _say)
    except ServeError as error:
        print(error, file=sys.stderr)
        return FAILED
    return OK


def _say(message: str) -> None:
    print(message, flush=True)


def _new(arguments: argparse.Namespace) -> int:
    """Write a new file with every field explained, ready to be filled in. Never overwrites anything."""
    from site_builder.scaffold import ScaffoldError, scaffold

    try:
        path = scaffold(arguments.content, arguments.type, arguments.name)
    except ScaffoldError as error:
        print(error, file=sys.stderr)
        return USAGE
    print(f"Wrote {path}. Fill it in, then run: site-builder check")
    return OK


def _hours(arguments: argparse.Namespace) -> int:
    """Read opening hours as an entry may write them, and print the week that was understood."""
    from site_builder.hours.reading.record import parse_hours
    from site_builder.hours.saying.table import describe

    try:
        hours = parse_hours(" ".join(arguments.text))
    except Problem as problem:
        print(f"{problem.message} {problem.hint}".strip(), file=sys.stderr)
        return FAILED
    for row in describe(hours):
        print(f"{row.label}: {row.words}")
    return OK


def _options(arguments: argparse.Namespace) -> Options:
    from site_builder.build import Options
    from site_builder.tools.history import last_changes

    content = arguments.content.resolve()
    output = arguments.output.resolve()
    return Options(
        content=content,
        output=output,
        cache=output.with_name(f".{output.name}.cache"),
        today=arguments.today or _today(content),
        theme=arguments.theme,
        base_url=arguments.base_url or "",
        strict=arguments.strict,
        also=frozenset(["booklet"] if getattr(arguments, "booklet", False) else []),
        without=frozenset(["search"] if getattr(arguments, "no_search", False) else []),
        changed=last_changes(content),
    )


def _today(content: Path) -> date:
    """The day it is now by the site's own clocks."""
    from site_builder.content.settings import read_settings

    settings, _ = read_settings(content)
    return datetime.now(settings.zone).date()


def _tell(arguments: argparse.Namespace, found: Sequence[Diagnostic]) -> None:
    told = FORMATS[arguments.format](found)
    # Other programs read JSON and annotations from standard output; people see problems even when output is piped.
    print(told, end="", file=sys.stderr if arguments.format == "text" else sys.stdout)


@contextmanager
def _progress(arguments: argparse.Namespace) -> Iterator[Callable[[str], None]]:
    """A line that says what is going on, on a terminal only, and is gone at the end."""
    is_shown = sys.stderr.isatty() and arguments.format == "text"

    def show(message: str) -> None:
        if is_shown:
            print(f"{_CLEAR}{message} …", end="", file=sys.stderr, flush=True)

    try:
        yield show
    finally:
        if is_shown:
            print(_CLEAR, end="", file=sys.stderr, flush=True)
