"""`python -m site_builder` is the same as the `site-builder` command."""

from __future__ import annotations

from site_builder.cli import run

run()
