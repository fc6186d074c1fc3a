"""Fixtures for tests in a real browser: Chromium, the page checkers, and a server for built sites."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, sync_playwright

from tests.tooling.server import Site, serve_folder

NODE_MODULES = Path(__file__).parents[1] / "node_modules"
# The first draws nothing that nobody looks at, and takes half the time.
CHROMIUM_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM_ARGS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu"]

KEPT = """async () => ({
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  databases: (await indexedDB.databases()).map(each => each.name),
  caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {"local": [], "session": [], "databases": [], "caches": [], "workers": 0}
"""What a script finds out about everything a browser can keep for a site, and what it finds where nothing is kept."""


def missing(what: str, how_to_get_it: str) -> None:
    """Skip the test because a tool isn't here, saying how to get it; on the build server that is a failure instead."""
    message = f"{what} is not here: {how_to_get_it}"
    if os.environ.get("CI") == "true":
        pytest.fail(message, pytrace=False)
    pytest.skip(message)


def find_chromium() -> str | None:
    """The path of the system's own Chromium; None where only Playwright's can be used."""
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of the session; each test opens its own context or page in it."""
    found = find_chromium()
    with sync_playwright() as playwright:
        try:
            chromium = playwright.chromium.launch(executable_path=found, args=CHROMIUM_ARGS)
        except Error:
            if found:
                raise
            missing("Chromium", "run `make test` as root on Debian, or `playwright install chromium`.")
            raise
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def axe() -> Path:
    """The accessibility checker's script, to add to a page."""
    script = NODE_MODULES / "axe-core" / "axe.min.js"
    if not script.is_file():
        missing("axe-core", "`make test` installs it where npm is.")
    return script


@pytest.fixture(scope="session")
def vnu() -> Path | None:
    """The W3C's HTML checker (a jar to run with `java -jar`), or None where there is no Java or no npm."""
    jar = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    return jar if jar.is_file() and shutil.which("java") else None


@pytest.fixture(scope="session")
def serve() -> Callable[..., AbstractContextManager[Site]]:
    """`with serve(folder, base="/charter") as site:` puts a folder on a web address for as long as the block runs."""
    return serve_folder
