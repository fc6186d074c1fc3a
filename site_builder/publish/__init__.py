"""Publishing: the new site is written beside the old one and takes its place in one step, or not at all.

    with staging(output, sources=[content, theme]) as stage:
        ...                                            # any number of forked workers:
        write_file(stage.root, "index.html", page)
        stage.publish()

Leaving the block without `publish()` removes what was written and leaves the output exactly as it was.
"""

from __future__ import annotations

from site_builder.publish.errors import PublishError
from site_builder.publish.files import MARKER, check_path, write_file
from site_builder.publish.staging import Staging, staging

__all__ = ["MARKER", "PublishError", "Staging", "check_path", "staging", "write_file"]
