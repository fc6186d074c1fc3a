"""Fixtures every test may ask for, and the mark that keeps the browser tests together."""

from __future__ import annotations

import os
import signal

import pytest
from hypothesis import settings

pytest_plugins = [
    "tests.tooling.browser",
    "tests.tooling.example",
    "tests.tooling.paper",
    "tests.tooling.wheel",
    "tests.tooling.word_for_word",
]

# A slow machine is no bug. On the build server the random examples are the same every time; elsewhere they differ.
settings.register_profile(
    "project", deadline=None, derandomize=os.environ.get("CI") == "true", print_blob=True
)
settings.load_profile("project")

# Started in the background, as build servers do, tests and every program they start would be deaf to Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the expectations of golden sites be written anew."""
    parser.addoption("--update-golden", action="store_true", help="write what golden sites say now")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark whatever asks for the browser, so that no such test is taken for a fast one by oversight."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
