"""Where a site is published, and the folders that must never be taken for one."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from site_builder.publish.errors import UNCHANGED, PublishError


@dataclass(frozen=True, slots=True)
class Place:
    """The output folder and, beside it on the same disk, our hidden work folder."""

    shown: str
    """The output folder as its owner wrote it, for messages."""
    output: Path
    """The output folder's real absolute path; it may not exist yet."""

    @property
    def work(self) -> Path:
        """Our own folder. It exists while a build runs, or after one was killed."""
        return self.output.with_name(f".{self.output.name}.work")

    @property
    def lock(self) -> Path:
        """The file whose lock says that a build is running."""
        return self.work / "lock"

    @property
    def new(self) -> Path:
        """The site being written; after the swap, the replaced one. Always safe to remove."""
        return self.work / "new"

    @property
    def old(self) -> Path:
        """The replaced site between two renames, whole. Its only copy, so never removed under this name."""
        return self.work / "old"


def find_place(output: Path, sources: Sequence[Path]) -> Place:
    """Say where `output` really is, or raise `PublishError` when it must not be replaced by a site.

    `sources` are the folders the site is made from: neither they nor anything above or inside them can be the
    output. Links on the way to the output are followed first, so the rules hold for the folder that would
    really be replaced.
    """
    absolute = Path(os.path.abspath(output))  # noqa: PTH100  (resolve() would follow a link at the end)
    place = Place(str(output), absolute.parent.resolve() / absolute.name)
    reason = _why_not(place.output) or _why_not_beside(place.output, [source.resolve() for source in sources])
    if reason:
        raise PublishError(
            f"The site cannot be written to {place.shown}: {reason} "
            f"Choose a folder of its own, such as output. {UNCHANGED}"
        )
    return place


def _why_not(output: Path) -> str:
    """The reason why what is at `output` now cannot be replaced, as a sentence, or nothing."""
    try:
        mode = output.lstat().st_mode
    except FileNotFoundError:
        return ""
    except OSError as error:
        return f"it cannot be looked at ({error.strerror})."
    if stat.S_ISLNK(mode):
        return "it is a link to another place."
    if not stat.S_ISDIR(mode):
        return "it is a file, not a folder."
    if output == Path(output.anchor):
        return "it is the root of the disk."
    if os.path.ismount(output):  # Path.is_mount is not there on Windows before Python 3.12
        return "it is where a disk is mounted, which cannot be swapped (a folder inside it can)."
    if os.path.lexists(output / ".git"):
        return "it is the root of a git checkout."
    return ""


def _why_not_beside(output: Path, sources: Sequence[Path]) -> str:
    """The reason why `output` is in the way of a folder that is needed, as a sentence, or nothing."""
    for source in sources:
        if output == source:
            return "the site is made from the files in that folder."
        if output in source.parents:
            return f"the folder {source.name}, from which the site is made, is inside it."
        if source in output.parents:
            return f"it is inside the folder {source.name}, from which the site is made."
    for name, folder in {"your home folder": _home(), "the folder you are working in": Path.cwd()}.items():
        if folder and output == folder:
            return f"it is {name}."
        if folder and output in folder.parents:
            return f"{name} is inside it."
    return ""


def _home() -> Path | None:
    try:
        return Path.home().resolve()
    except RuntimeError:  # an account without a home, as in some containers
        return None
