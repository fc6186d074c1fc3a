"""What exactly is looked for of a secret: from how many words, letters and digits on, and in which forms."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from site_builder.guard.files import Closed, text_of
from site_builder.guard.phrases import (
    mark_of,
    marks_in,
    phone_phrases,
    phrases_of,
    points_in,
    points_of,
    spelt,
)
from site_builder.model.place import Nature

WORDS = [f"w{number}" for number in range(30)]


@pytest.mark.parametrize(
    ("nature", "text", "found"),
    [
        ("note", "one two three four five", []),
        ("note", "one two three four five six", ["one two three four five six"]),
        ("note", "a b c d e f. G.", ["a b c d e f g", "a b c d e f"]),
        ("note", " ".join(WORDS[:29]), [" ".join(WORDS[:24])]),
        ("note", " ".join(WORDS[:30]), [" ".join(WORDS[:24]), " ".join(WORDS[24:30])]),
        ("note", "At 7 Mill Rd", ["7 mill rd"]),
        ("note", "Ask a.b@c.org", ["a b c org"]),
        ("note", "Ring 1234567890123456", []),
        ("address", "7 Elm", ["7 elm"]),
        ("address", "7 Oa", []),
        ("address", "The Elm", []),
        ("address", "The Elder", ["the elder"]),
        ("address", "Elder", []),
        ("address", "Station House", []),
        ("address", "Elder Lodge 7 Flat", ["elder lodge 7 flat"]),
        ("address", "Flat 2, Elder Lodge, 7 Mill Road",
         ["flat 2 elder lodge 7 mill rd", "7 mill rd", "elder lodge"]),
        ("name", "Elder Lodge", ["elder lodge"]),
        ("name", "Elde Lodg", []),
        ("name", "Elderflower", []),
        ("name", "Women Centre", []),
        ("postcode", "ZZ8 7QX", ["zz87qx", "zz8 7qx"]),
        ("postcode", "62798", []),
        ("postcode", "1234AB", ["1234ab", "123 4ab", "1234 ab", "1234a b"]),
        ("postcode", "12 34 AB", ["12 34 ab", "1234ab", "123 4ab", "1234 ab", "1234a b"]),
    ],
)  # fmt: skip
def test_phrases(nature: Nature, text: str, found: list[str]) -> None:
    assert [phrase.strip() for phrase in phrases_of(nature, text)] == found
    assert all(phrase == f" {phrase.strip()} " for phrase in phrases_of(nature, text))


def test_a_telephone_number_is_looked_for_as_people_group_it() -> None:
    assert [phrase.strip() for phrase in dict.fromkeys(phone_phrases("+44 (0)1632 960001"))] == [
        "44 0 1632 960001", "01632960001", "44 1632960001", "441632960001", "01632 960001", "44 1632 960001",
        "441632 960001", "01632 960 001", "44 1632 960 001", "441632 960 001", "0163 2960001", "44 163 2960001",
        "44163 2960001", "0163 296 0001", "44 163 296 0001", "44163 296 0001", "016 32960001", "44 16 32960001",
        "4416 32960001", "016 3296 0001", "44 16 3296 0001", "4416 3296 0001",
    ]  # fmt: skip
    assert " 01632 960 001 " in phone_phrases("01632 960001")
    for digits, count in (("07700900123", True), ("123456789012345", True), ("1234567890123456", False)):
        assert bool(list(phrases_of("note", f"Ring {digits}"))) is count


def test_points_are_looked_for_cut_off_and_rounded_to_ten_metres() -> None:
    assert {*points_of("53.41837, -2.98")} == set()
    assert {*points_of("53.4183, -2.9821")} == {
        ("53", "4183", "2", "9821"),
        ("2", "9821", "53", "4183"),
    }
    assert {each[:2] for each in points_of("53.41837, -0.98279")} >= {("53", "4183"), ("53", "4184")}
    assert {each[:2] for each in points_of("53.418, 2.982")} == {("53", "418"), ("2", "982")}
    assert {each[:2] for each in points_of("53.9999999, 2.982")} >= {("54", "0000"), ("53", "9999")}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at 53.4183,-2.9821 it", True),
        ("53.41837 north and then 2.98214 east", True),
        (f"53.4183{' ' * 40}2.9821", True),
        (f"53.4183{' ' * 41}2.9821", False),
        ("53.41 2.98", False),
        ("153.4183 2.9821", False),
        ("5.3.4183 2.9821", False),
    ],
)
def test_points_in_a_text(text: str, found: bool) -> None:
    points = {*points_in(text)}
    assert (("53", "4183", "2", "9821") in points) is found
    assert (("53", "418", "2", "982") in points) is found


def test_what_is_wherever_a_point_is() -> None:
    point = ("53", "4183", "2", "9821")
    assert (mark_of(point[:2]), mark_of(point[2:])) == ("53.418", "2.982")
    assert marks_in(b"at 53.4183,-2.9821, 12.34 and 7.999x .1234 a0.500") >= {
        "53.418",
        "2.982",
        "7.999",
        "0.500",
    }
    assert "12.34" not in " ".join(marks_in(b"at 12.34 it"))
    assert spelt(point) == " 53.4183 2.9821 "


def test_a_file_is_looked_through_up_to_thirty_million_bytes() -> None:
    most = b"a" * 30_000_000
    assert len(text_of(gzip.compress(most, 1), 1)) == len(most)
    with pytest.raises(Closed):
        text_of(gzip.compress(most + b"a", 1), 1)
    with pytest.raises(Closed):
        text_of(most + b"a", 1)
    for parts, fits in ((("a", "b"), True), (("a", "bc"), False)):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.writestr("most.txt", most[:-2])
            for number, text in enumerate(parts):
                archive.writestr(f"{number}.txt", text)
        if fits:
            assert text_of(stream.getvalue(), 1).endswith("\nb")
        else:
            with pytest.raises(Closed):
                text_of(stream.getvalue(), 1)
