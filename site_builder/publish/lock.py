"""One build at a time for each output folder, also across processes and after a crash."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from filelock import BaseFileLock, FileLock, Timeout

from site_builder.publish.errors import UNCHANGED, PublishError
from site_builder.publish.place import Place
from site_builder.tools.opening import HOLD

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

OURS = b"site-builder is building here. Everything in this folder is its own and will be removed.\n"
"""What the lock file says. It makes the work folder recognisably ours, and so safe to empty after a crash."""

ATTEMPTS = 100
"""How often to start again when another build tidies its lock away between our finding and our taking it."""


Held = int | BaseFileLock
"""A lock that is held: a descriptor, or where the system locks files in another way what `filelock` makes of it."""


def take_lock(place: Place) -> Held:
    """Make the work folder and hold it for this build alone; returns what `release_lock` needs.

    Raises `PublishError` at once when another build holds it, `OSError` when the disk refuses. The system
    gives the lock up when its holder dies, so a killed build never blocks the next. Forked workers share it:
    while one of them may still be writing, no other build starts, even if their parent was killed.
    """
    if fcntl is None:
        return _take_elsewhere(place)
    for _ in range(ATTEMPTS):
        place.work.parent.mkdir(parents=True, exist_ok=True)
        # Closed to others: nobody may put a link into a folder that is about to be emptied.
        with suppress(FileExistsError):
            place.work.mkdir(mode=0o700)
        try:
            _refuse_strange(place)
            descriptor = os.open(place.lock, HOLD, 0o600)
        except FileNotFoundError:
            continue
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if _is_at(descriptor, place):
                os.write(descriptor, OURS)
                return descriptor
        except BlockingIOError:
            os.close(descriptor)
            break
        except OSError:
            os.close(descriptor)
            raise
        os.close(descriptor)
    raise _is_running(place)


def _is_running(place: Place) -> PublishError:
    return PublishError(
        f"Another build of {place.shown} is running. "
        f"Wait until it has finished, then build again. {UNCHANGED}"
    )


def _take_elsewhere(place: Place) -> BaseFileLock:
    """The same with `filelock`, for systems without `flock`: there a file that is locked can't be read or removed.

    So what is locked stands beside the work folder, and the file inside only says whose the folder is.
    """
    place.work.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(place.work.with_name(f"{place.work.name}.lock"), mode=0o600, thread_local=False)
    try:
        lock.acquire(blocking=False)
    except Timeout:
        raise _is_running(place) from None
    try:
        with suppress(FileExistsError):
            place.work.mkdir(mode=0o700)
        _refuse_strange(place)
        place.lock.write_bytes(OURS)
    except BaseException:
        lock.release()
        raise
    return lock


def release_lock(place: Place, held: Held) -> None:
    """Let the next build begin, and remove the work folder unless something is left in it.

    The file goes before its lock does: a build that has just opened it then sees that it no longer counts.
    """
    with suppress(OSError):
        if os.listdir(place.work) == [place.lock.name]:  # noqa: PTH208
            place.lock.unlink()
    if isinstance(held, BaseFileLock):
        _release_elsewhere(place, held)
        return
    os.close(held)
    with suppress(OSError):  # the next build may already be in it
        place.work.rmdir()


def _release_elsewhere(place: Place, lock: BaseFileLock) -> None:
    """Everything goes while the lock is held, but its own file, which goes if nobody has taken it since."""
    with suppress(OSError):
        place.work.rmdir()
    lock.release()
    with suppress(OSError):
        Path(lock.lock_file).unlink()


def _is_at(descriptor: int, place: Place) -> bool:
    """Whether the locked file is still the one that the next build will find."""
    try:
        return os.path.samestat(os.fstat(descriptor), place.lock.lstat())
    except FileNotFoundError:
        return False


def _refuse_strange(place: Place) -> None:
    """Raise `PublishError` unless the work folder is ours: empty, or with our text in its lock file.

    A build killed before it could write the text leaves the file empty and alone.
    """
    if stat.S_ISDIR(place.work.lstat().st_mode):
        names = os.listdir(place.work)  # noqa: PTH208
        said = _said(place) if place.lock.name in names else None
        if not names or said == OURS or (said == b"" and len(names) == 1):
            return
    raise PublishError(
        f"site-builder needs the name {place.work} for its own work, but something else is there. "
        f"Move it away or choose another output folder. {UNCHANGED}"
    )


def _said(place: Place) -> bytes | None:
    """What is in the lock file; nothing where it is not a plain file."""
    if not stat.S_ISREG(place.lock.lstat().st_mode):
        return None
    return place.lock.read_bytes()
