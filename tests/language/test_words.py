"""Words for dates and counts, and what names are sorted by."""

from __future__ import annotations

from site_builder.language.words import sort_key


def test_names_are_sorted_without_case_accents_and_a_leading_the() -> None:
    names = ["the Émigré House", "Eden", "The Quay", "Zoë's", "Zoe", "Quarry", "emigrant centre", "Theatre"]
    assert sorted(names, key=sort_key) == [
        "Eden", "emigrant centre", "the Émigré House", "Quarry", "The Quay", "Theatre", "Zoe", "Zoë's",
    ]  # fmt: skip
    assert sort_key("The Straße") == "strasse"
