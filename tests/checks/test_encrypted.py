"""Web addresses that aren't encrypted, wherever they are written: a warning that says what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tooling.small_site import BASICS, SETTINGS, codes, small_site

SERVICE = "services/kitchen.yaml"
AREA = "areas/bay.md"


@pytest.mark.parametrize(
    ("file", "more", "place"),
    [
        (SERVICE, "website: http://harbour.example.org/\n", "6:10"),
        (SERVICE, "website: [{address: http://harbour.example.org/, label: Ours}]\n", "6:21"),
        (SERVICE, "social: [https://social.example.org/, http://harbour.example.org/]\n", "6:39"),
        (SERVICE, "access: {referral: {form: http://harbour.example.org/}}\n", "6:27"),
        (SERVICE, "sources: [A leaflet, http://harbour.example.org/]\n", ""),
        (SERVICE, "notes: Was http://harbour.example.org/ before\n", ""),
        (SERVICE, "website: https://harbour.example.org/?from=http://harbour.example.org/\n", ""),
        (AREA, "See\n[the list](http://harbour.example.org/).\n", "5:1"),
        (AREA, "\nSee http://harbour.example.org/\n", "5:1"),
        ("site.yaml", "repository: {url: http://harbour.example.org/}\n", "7:19"),
    ],
)
def test_an_address_without_encryption(tmp_path: Path, file: str, more: str, place: str) -> None:
    files = {**BASICS, AREA: "---\nname: Bay\n---\n", "site.yaml": SETTINGS}
    site = small_site(tmp_path, {**files, file: files[file] + more}, settings="")
    found = [each for each in site.check() if each.code.name not in ("area-unused", "charter-missing")]
    assert [str(each.span) for each in found] == ([f"content/{file}:{place}"] if place else [])
    for each in found:
        assert each.code.name == "web-address-http"
        assert each.message.startswith("`http://harbour.example.org/` isn't encrypted")
        assert "Write `https://harbour.example.org/` if that opens" in each.hint


def test_a_site_that_is_itself_without_encryption_may_lead_to_itself(tmp_path: Path) -> None:
    settings = SETTINGS.replace("https://northport", "http://northport")
    text = "---\nname: Bay\n---\nSee [the kitchen](http://northport.example.org/services/kitchen/).\n"
    site = small_site(tmp_path, {**BASICS, AREA: text}, settings=settings)
    assert codes(site.check()) == ["area-unused"]
