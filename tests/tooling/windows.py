"""Runs tests without what Windows doesn't have: `pytest -p tests.tooling.windows`, or `make test-windows`.

It isn't Windows: paths are written with forward slashes, files that are open can be removed, and locks are `filelock`'s
simplest. What it shows is that no command needs `fork`, `fcntl`, `resource`, links, timers or flags that aren't there.
Files of tests that themselves need any of that are left out, and named at the end.
"""

from __future__ import annotations

import os
import re
import signal
import sys
import warnings
from pathlib import Path
from typing import Final, NoReturn

import pytest

_MODULES: Final = ("fcntl", "resource", "pwd", "grp", "termios")
_CALLS: Final = ("fork", "sync", "nice", "sched_getaffinity")
_FLAGS: Final = ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC")
_NEEDS: Final = re.compile(
    r"os\.(?:fork|mkfifo|symlink|link|kill|killpg|waitpid|umask|chmod|chown|sync|nice)\b|symlink_to|hardlink_to"
    r"|\.chmod\(|\bfcntl\b|\bresource\.|setitimer|SIG(?:KILL|STOP|CONT|INT|TERM)|strace|unshare|LD_PRELOAD|/dev/|/proc/|jobs=[2-9]"
    r"|\bimport pty\b"
)

_left_out: list[str] = []


def _no_links(*_arguments: object, **_named: object) -> NoReturn:
    raise OSError(1314, "A required privilege is not held by the client")


for _name in _MODULES:
    sys.modules[_name] = None  # type: ignore[assignment]  # which makes importing it fail
for _name in (*_CALLS, *_FLAGS):
    if hasattr(os, _name):
        delattr(os, _name)
del signal.setitimer
os.symlink = _no_links
with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it says that it has no lock of the system's own here; on Windows it has
    import filelock  # noqa: F401


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> pytest.Module | None:
    """Leave out the files of tests that ask for what isn't there themselves, and say so."""
    if not _NEEDS.search(module_path.read_text("utf-8")):
        return None
    _left_out.append(module_path.name)
    nothing: pytest.Module = _Nothing.from_parent(parent, path=module_path)
    return nothing


class _Nothing(pytest.Module):
    """A file without tests."""

    def collect(self) -> list[pytest.Item | pytest.Collector]:
        return []


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Which they were."""
    names = ", ".join(sorted(set(_left_out)))
    terminalreporter.write_line(f"Left out, because they need what Windows doesn't have: {names}")
