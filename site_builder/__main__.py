"""`python -m site_builder` is the same as the `site-builder` command."""

from __future__ import annotations

import sys

from site_builder.cli import main

sys.exit(main())
