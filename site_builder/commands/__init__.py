"""What people can type behind `site-builder`: one module for each command."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.commands import (
    build,
    changes,
    check,
    hours,
    init,
    licences,
    new,
    owners,
    private,
    schema,
    serve,
)
from site_builder.commands.command import Command

COMMANDS: Sequence[Command] = (
    init.COMMAND,
    build.COMMAND,
    check.COMMAND,
    changes.COMMAND,
    serve.COMMAND,
    new.COMMAND,
    hours.COMMAND,
    private.COMMAND,
    schema.COMMAND,
    owners.COMMAND,
    licences.COMMAND,
)
"""All commands, in the order in which `--help` lists them."""
