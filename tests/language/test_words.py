"""Words for dates and counts, and what names are sorted by."""

from __future__ import annotations

import pytest

from site_builder.language.words import shortened, sort_key


def test_names_are_sorted_without_case_accents_and_a_leading_the() -> None:
    names = ["the Émigré House", "Eden", "The Quay", "Zoë's", "Zoe", "Quarry", "emigrant centre", "Theatre"]
    assert sorted(names, key=sort_key) == [
        "Eden", "emigrant centre", "the Émigré House", "Quarry", "The Quay", "Theatre", "Zoe", "Zoë's",
    ]  # fmt: skip
    assert sort_key("The Straße") == "strasse"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Beds, meals", "Beds, meals"),
        ("  Beds,\n meals  ", "Beds, meals"),
        ("Beds, meals.", "Beds, meals."),
        ("Beds, meals and", "Beds, meals…"),
        ("Beds, meal and", "Beds, meal…"),
        ("Beds here, meals", "Beds here…"),
        ("Beds. Self-referral", "Beds…"),
        ("Unterkunftssuche", "…"),
    ],
)
def test_texts_are_shortened_between_words(text: str, expected: str) -> None:
    assert shortened(text, 12) == expected
