"""What the tests of papers share: each paper's site, as its module's `copied` makes it, built once."""

from __future__ import annotations

import pytest

from tests.tooling.small_site import SmallSite


@pytest.fixture(scope="module")
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    """The site of the paper that a module is about. Only read it."""
    made: SmallSite = request.module.copied(tmp_path_factory.mktemp("paper"))
    made.build()
    return made
