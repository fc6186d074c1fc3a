"""Secrets are found in the bytes of files however they are written, and nothing else is."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from site_builder.fields.private import hidden, parse_private
from site_builder.guard.private import private, private_words_of
from site_builder.guard.wanted import wanted
from site_builder.model.place import Nature
from site_builder.model.secrets import Secret, private_secrets

POOL = "red door behind the old mill quay rd street avenue ring maud after nine żółć näher 7 12a upstairs left lane"
WAYS: tuple[Callable[[str], str], ...] = (
    lambda words: words,
    str.upper,
    lambda words: words.replace(" ", "</b> <i>"),
    lambda words: words.replace(" ", "%20"),
    lambda words: words.replace(" ", "&nbsp;"),
    lambda words: words.replace(" ", "\\u0020"),
    lambda words: words.replace(" ", "-\n"),
    lambda words: words.replace("e", "&#101;").replace("o", "%6F"),
    lambda words: words.replace("l", "l\u00ad"),
    lambda words: words.replace("rd", "Road").replace("avenue", "Ave."),
    lambda words: f'<a href="/?q={words.replace(" ", "+")}">',
)


def secret(nature: Nature, text: str) -> Secret:
    return Secret(nature, text, "x.yaml", ("notes",))


def found(text: str, *secrets: Secret) -> set[int]:
    looked_for = wanted(secrets, ())
    assert looked_for
    return looked_for.said_in(text.encode())


def test_notes_are_found_however_they_are_written() -> None:
    chance = random.Random(14)
    for _ in range(60):
        texts = [" ".join(chance.sample(POOL.split(), chance.randint(6, 12))) for _ in range(3)]
        looked_for = wanted([secret("note", text) for text in texts], ())
        assert looked_for
        for way in WAYS:
            at = chance.randrange(3)
            page = f"<p>Before {way(texts[at])} behind.</p>"
            assert looked_for.said_in(page.encode()) == {at}, page
            broken = " ".join(reversed(texts[at].split()))
            assert looked_for.said_in(f"<p>Before {way(broken)} behind.</p>".encode()) == set()


def test_secrets_that_share_their_words_are_all_found() -> None:
    first, second = "one two three four five six", "five six seven eight nine ten"
    secrets = (secret("note", first), secret("note", second), secret("note", f"{first} seven"))
    assert found(f"{first} seven eight nine ten", *secrets) == {0, 1, 2}
    assert found(first, *secrets) == {0}
    assert found("two three four five six seven", *secrets) == set()


def test_points_are_found_either_way_round_and_not_apart() -> None:
    secrets = (secret("coordinates", "53.418372, -2.982135"), secret("coordinates", "53.4184, -2.5"))
    for text, whose in (
        ("53.4183, -2.9821", {0}),
        ("-2.9821 and 53.4183", {0}),
        ("53.41837%2C-2.98213", {0}),
        ("53.4183 and 2.5000", set()),
        ("53.4179, -2.9821", set()),
        ("2.9821", set()),
    ):
        assert found(text, *secrets) == whose, text


def test_hashes_of_private_words_stay_what_they_are() -> None:
    """They stand in the settings of sites: another salt, size or mark would let all of them out."""
    salt = "0123456789abcdef"
    assert str(hidden(["lucja", "vance"], salt)) == "2-0123456789abcdef-3dc-e2ed6f9f21819fd8a4d0"
    for size, known in ((1, True), (6, True), (7, False), (0, False)):
        written = f"{size}-{salt}-abc-{'0' * 20}"
        assert (parse_private(written) is not None) is known
    assert parse_private(f"1-{salt}-abc-{'0' * 19}") is None


@pytest.mark.parametrize("size", [1, 2, 6])
def test_private_words_are_found_in_their_number(size: int) -> None:
    words = ["lucja", "of", "the", "old", "mill", "quay"][:size]
    salts = ("0123456789abcdef", "fedcba9876543210")
    looked_for = private(
        private_secrets([str(hidden(["vance"], salts[0])), str(hidden(words, salts[1]))], "site.yaml")
    )
    assert looked_for
    assert private_words_of("Łucja’s Müller–Café") == ["lucja", "s", "muller", "cafe"]
    for text, whose in (
        (f"Ask {' '.join(words).title()}, please", {1}),
        ("Ask " + "</b> <b>".join(words).replace("lucja", "Łucja"), {1}),
        (f"Ask {' '.join(words)} or vance", {0, 1}),
        (f"Ask {' '.join(words[:-1])} x", set()),
        ("", set()),
    ):
        assert looked_for.said_in(text.encode()) == whose, text
