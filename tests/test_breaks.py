"""Addresses break behind their marks, and stay what they are."""

from __future__ import annotations

import pytest

from site_builder.tools.breaks import breakable

MAIL = "the.relief_committee@rough-sleepers.example.org"
WEB = "rough-sleepers.example.org/what-we-do/?in=cwm&as=html"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (MAIL, "the.|relief_|committee@|rough-|sleepers.|example.|org"),
        (WEB, "rough-|sleepers.|example.|org/|what-|we-|do/?|in=|cwm&amp;|as=|html"),
        ("hello@example.org", "hello@example.org"),
        ("<b>.bold.and.longer.than.twenty</b>", "&lt;b&gt;.|bold.|and.|longer.|than.|twenty&lt;/|b&gt;"),
    ],
)
def test_an_address_breaks_behind_its_marks(text: str, shown: str) -> None:
    assert (
        str(breakable(text, f"https://{text}/"))
        .removeprefix("<bdi>")
        .removesuffix("</bdi>")
        .replace("<wbr>", "|")
        == shown
    )


def test_words_that_lead_somewhere_stay_whole() -> None:
    assert breakable("Well-being.of-everybody_here", "https://example.org/") == "Well-being.of-everybody_here"
