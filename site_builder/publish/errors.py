"""What can stop a site from being published, said so that the person at the keyboard knows what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from site_builder.diagnostics import Stopped

UNCHANGED = "What was published before is unchanged."
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
FORBIDDEN = {errno.EACCES, errno.EPERM}


class PublishError(Stopped):
    """Publishing stopped. The message is whole plain sentences; the command ends with exit code 1."""


def explain(error: OSError, folder: Path | str, outcome: str = UNCHANGED) -> PublishError:
    """Put an operating system error about `folder` into plain words, ending with what became of the site."""
    if error.errno in NO_ROOM:
        what = f"There is no room left on the disk for {folder}. Make some space, then build again."
    elif error.errno in FORBIDDEN:
        what = (
            f"You are not allowed to change {folder}. "
            "Ask its owner for permission, or choose another output folder."
        )
    elif error.errno == errno.EROFS:
        what = f"The disk that holds {folder} can only be read. Choose an output folder on another disk."
    else:
        what = f"Writing in {folder} failed: {error.strerror or error}."
    return PublishError(f"{what} {outcome}")


@contextmanager
def explained(folder: Path | str, outcome: str = UNCHANGED) -> Iterator[None]:
    """Turn every `OSError` of the block into a `PublishError` about `folder`."""
    try:
        yield
    except OSError as error:
        raise explain(error, folder, outcome) from error
