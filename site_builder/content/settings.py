"""Reads site.yaml, the one file that every site needs."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from site_builder.content.source import read_source, unreadable
from site_builder.content.validate import validate
from site_builder.diagnostics import Code, Diagnostic, Severity, Span
from site_builder.model.settings import Settings
from site_builder.prose.field import ReadingContext

CONTENT_MISSING = Code(
    "content-missing", Severity.ERROR, "The content folder isn't there or has nothing in it."
)
SETTINGS_MISSING = Code("settings-missing", Severity.ERROR, "The content folder has no site.yaml.")


def can_open(folder: Path) -> bool:
    """Whether a folder is there and may be looked into."""
    return folder.is_dir() and os.access(folder, os.R_OK | os.X_OK)


def read_settings(content: Path, base_url: str = "") -> tuple[Settings | None, Sequence[Diagnostic]]:
    """Read site.yaml, the one file every site needs. `base_url` is an address that counts instead of the one in it."""
    name = content.name
    if not content.is_dir():
        hint = "Make the folder, or name another one with --content."
        return None, [Diagnostic(Span(name), CONTENT_MISSING, f"There is no folder `{name}`.", hint)]
    if not can_open(content):
        return None, [unreadable(Span(name), PermissionError(0, "you are not allowed to open it"), "folder")]
    path = content / "site.yaml"
    if not path.exists() and not path.is_symlink():
        if not any(content.iterdir()):
            hint = "Start with a site.yaml: `site-builder new site` writes one."
            return None, [Diagnostic(Span(name), CONTENT_MISSING, f"The folder `{name}` is empty.", hint)]
        hint = "Every site needs it: `site-builder new site` writes one."
        return None, [Diagnostic(Span(f"{name}/site.yaml"), SETTINGS_MISSING, "There is no site.yaml.", hint)]
    source, found = read_source(path, f"{name}/site.yaml")
    if source is None:
        return None, found
    instead = {"base_url": base_url} if base_url else {}
    return validate(source, Settings, ReadingContext(), extra=instead)
