"""What a list shows stands in the order that its entries say, before that of their names."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tooling.page_text import page_text
from tests.tooling.small_site import BASICS, small_site


@pytest.mark.parametrize(
    ("folder", "url", "of_both"),
    [
        ("asks", "/asks/", "to: council\ntext: Do it.\n"),
        ("asks", "/asks-to/council/", "to: council\ntext: Do it.\n"),
        ("at-risk", "/at-risk/", "kind: group\nwhy: Rent.\n"),
    ],
)
def test_a_list_follows_the_order_of_its_entries(tmp_path: Path, folder: str, url: str, of_both: str) -> None:
    files = {
        "addressees/council.yaml": "name: The council\n",
        f"{folder}/a.yaml": f"name: Aaaa\norder: 9\n{of_both}",
        f"{folder}/z.yaml": f"name: Zzzz\norder: 2\n{of_both}",
    }
    site = small_site(tmp_path, {**BASICS, **files})
    site.build()
    text = page_text(site.page(url))
    assert 0 < text.index("Zzzz") < text.index("Aaaa")
