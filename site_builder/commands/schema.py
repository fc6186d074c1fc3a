"""`site-builder schema`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from site_builder.commands.command import FAILED, OK, Command, say
from site_builder.commands.on_site import add_content_option


def _add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "folder",
        metavar="DIR",
        type=Path,
        help="where the schemas go, such as .schemas beside the content folder",
    )
    add_content_option(command)


def _run(arguments: argparse.Namespace) -> int:
    """Write JSON Schema of every kind of entry, with the ids of this site, for editors that help while one types."""
    from site_builder.content.find import find_files
    from site_builder.schema import editor_settings, hint_line, write_schemas
    from site_builder.types import CONTENT_TYPES

    content: Path = arguments.content
    ids = find_files(content, CONTENT_TYPES)[0].ids if content.is_dir() else {}
    try:
        written = write_schemas(arguments.folder, ids)
    except OSError as error:
        print(f"{arguments.folder} can't be written: {error.strerror}.", file=sys.stderr)
        return FAILED
    say(f"Wrote {len(written)} schemas into {arguments.folder}.")
    settings = content.parent / ".vscode" / "settings.json"
    if not settings.exists():
        settings.parent.mkdir(exist_ok=True)
        settings.write_text(
            editor_settings(arguments.folder.name, content.name), encoding="utf-8", newline="\n"
        )
        say(f"Wrote {settings}, which tells VS Code which file has which.")
    say(f"For other editors, put a line like this at the top of a file: {hint_line(arguments.folder.name)}")
    return OK


COMMAND = Command(
    "schema",
    "write what editors need to help while you type",
    "site-builder schema .schemas",
    _add_arguments,
    _run,
)
