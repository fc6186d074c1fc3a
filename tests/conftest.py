"""Fixtures every test may ask for, and the mark that keeps the browser tests together."""

from __future__ import annotations

import pytest

pytest_plugins = ["tests.tooling.browser"]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark whatever asks for the browser, so that no such test is taken for a fast one by oversight."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
