"""Dates, lists and names in order, as people in Britain say them, and as a catalogue and Babel say them elsewhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from babel import Locale

from site_builder.fields.when import read_when
from site_builder.language.catalogue import read_words
from site_builder.language.direction import FIRST_STRONG, POP
from site_builder.language.speaking import Language, speaking
from site_builder.language.words import (
    counted,
    date_words,
    day_name,
    decimal_words,
    first_sentence,
    in_two,
    length_words,
    listed,
    range_words,
    sentence,
    short_date_words,
    shortened,
    sort_key,
    span_of_dates,
    time_words,
    weekday_words,
)

DAY = date(2026, 10, 28)

WELSH = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=3; plural=(n==1) ? 0 : (n==2) ? 1 : 2;\\n"

msgctxt "date"
msgid "EEEE d MMMM y"
msgstr "EEEE, d MMMM y"

msgctxt "date"
msgid "d MMMM y"
msgstr "d MMMM y"

msgctxt "time"
msgid "h:mma"
msgstr "HH:mm"

msgctxt "how many"
msgid "no"
msgstr "dim"

msgctxt "dates"
msgid "%(first)s to %(last)s"
msgstr "%(first)s hyd at %(last)s"

msgid "%(num)s day"
msgid_plural "%(num)s days"
msgstr[0] "%(num)s dydd"
msgstr[1] "%(num)s ddydd"
msgstr[2] "%(num)s diwrnod"
"""


def language(folder: Path, tag: str, text: str) -> Language:
    """A language with the words of a catalogue."""
    file, template = folder / f"{tag}.po", folder / "all.pot"
    file.write_text(text, "utf-8")
    template.write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8"\n', "utf-8")
    return Language(tag, read_words(tag, [file], template).translations, Locale.parse(tag))


def test_dates_are_said_as_in_britain() -> None:
    assert date_words(DAY) == "28 October 2026"
    assert weekday_words(DAY) == "Wednesday 28 October 2026"
    assert short_date_words(DAY) == "28 October"
    assert [day_name(number) for number in (1, 7)] == ["Monday", "Sunday"]
    assert range_words(DAY, DAY) == "28 October 2026"
    assert range_words(DAY, date(2026, 10, 31)) == "28 to 31 October 2026"
    assert range_words(DAY, date(2026, 11, 1)) == "28 October to 1 November 2026"
    assert range_words(date(2026, 12, 28), date(2027, 1, 3)) == "28 December 2026 to 3 January 2027"


def test_times_are_said_as_in_britain() -> None:
    said = {0: "midnight", 30: "12:30am", 570: "9:30am", 720: "noon", 750: "12:30pm", 1020: "5pm"}
    assert {minutes: time_words(minutes) for minutes in said} == said
    assert span_of_dates("3", "9 January") == "3 to 9 January"


def test_counts_and_lists() -> None:
    said = [counted("%(num)s pledge", "%(num)s pledges", number) for number in (0, 1, 2, 1200)]
    assert said == ["no pledges", "1 pledge", "2 pledges", "1200 pledges"]
    assert [listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "", "a", "a and b", "a, b and c",
    ]  # fmt: skip
    assert listed(["a", "b", "c"], "or") == "a, b or c"
    assert [decimal_words(number) for number in (1.15, 1.25, 2.0, 1234.56)] == ["1.1", "1.2", "2.0", "1234.6"]
    assert [sentence(text) for text in ("", "no pledges", "“quoted”")] == ["", "No pledges", "“quoted”"]


def test_another_language_says_them_in_its_own_way(tmp_path: Path) -> None:
    with speaking(language(tmp_path, "cy", WELSH)):
        assert weekday_words(DAY) == "Dydd Mercher, 28 Hydref 2026"
        assert range_words(date(2026, 12, 28), date(2027, 1, 3)) == "28 Rhagfyr 2026 hyd at 3 Ionawr 2027"
        assert time_words(1050) == "17:30"
        assert listed(["a", "b", "c"]) == "a, b, a(c) c"
        assert [length_words(number, "day") for number in (2, 3)] == ["2 ddydd", "3 diwrnod"]
    assert weekday_words(DAY) == "Wednesday 28 October 2026"


def test_what_has_no_words_is_english_and_says_so(tmp_path: Path) -> None:
    with speaking(language(tmp_path, "cy", WELSH)):
        assert short_date_words(DAY) == "\ufdd028 October\ufdd2"
        assert time_words(720) == "\ufdd0noon\ufdd2"
        assert sentence(time_words(720)) == "\ufdd0Noon\ufdd2"
        assert counted("%(num)s pledge", "%(num)s pledges", 0) == "\ufdd0\ufdd1dim\ufdd2 pledges\ufdd2"
    with speaking(language(tmp_path, "ar", 'msgid ""\nmsgstr ""\n')):
        assert span_of_dates("9", "ب") == "\ufdd0\u20669 to \ufdd1\u2068ب\u2069\ufdd2\u2069\ufdd2"


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Open until 7pm. Ring the bell. (to Friday)", "Open until 7pm."),
        ("Opens at 7 p.m. on Monday.", "Opens at 7 p.m. on Monday."),
        ("No. 12 is shut", "No. 12 is shut"),
        ("Shut! Go next door", "Shut!"),
        ("مغلق. اتصل أولاً.", "مغلق."),
        ("", ""),
    ],
)
def test_a_first_sentence_ends_where_another_begins(text: str, expected: str) -> None:
    assert first_sentence(text) == expected


@pytest.mark.parametrize(
    ("first", "rest"),
    [
        ("Monday to Friday, 9am to 5pm; Saturday, 10am to noon", ""),
        ("Monday to Friday, 9:30am to 12:30pm and 1:30pm to 4pm", "; Saturday, 10am to 1pm"),
        ("10am to 3pm", " (Autumn term: 14 September 2026 to 11 December 2026)"),
        ("Monday, 6am to 8am and 2nd and 4th Monday of the month:", " 10am to 12:30pm and 2pm to 6pm"),
        ("Montag9bis12UhrundDienstag9bis12UhrundMittwoch9bis12UhrundDonnerstag9bis12Uhr", ""),
        (f"{FIRST_STRONG}Monday{POP} to Friday, 9:30am to 12:30pm and 1:30pm to 4pm; Saturday", ""),
    ],
)
def test_times_are_parted_where_others_begin(first: str, rest: str) -> None:
    assert in_two(first + rest) == (first, rest)


def test_the_times_of_plans_are_said_in_the_language_of_readers(tmp_path: Path) -> None:
    words = {
        "Spring %(year)s": "Gwanwyn %(year)s",
        "quarterly": "bob chwarter",
        "Year %(number)s": "Blwyddyn %(number)s",
    }
    catalogue = "".join(f'msgid "{source}"\nmsgstr "{said}"\n\n' for source, said in words.items())
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    with speaking(language(tmp_path, "cy", head + catalogue)):
        assert [read_when(text).words for text in ("Spring 2026", "Quarterly", "quarterly", "Year 2")] == [
            "Gwanwyn 2026", "Bob chwarter", "bob chwarter", "Blwyddyn 2",
        ]  # fmt: skip
    assert read_when("Spring 2026").words == "Spring 2026"
