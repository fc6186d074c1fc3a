"""Typical mistakes of people who write entries: each gets one message, on its line, that says what to type instead.

Each mistake breaks one thing in a small site that nothing else is wrong with.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from site_builder.cli import USAGE, main
from tests.tooling.small_site import SmallSite, small_site, told
from tests.tooling.word_for_word import SayAgain

SERVICE = "services/kitchen.yaml"
SITE: Mapping[str, str] = {
    "needs/food.yaml": "name: Food\nsummary: A meal today\n",
    "needs/advice.yaml": "name: Advice\nsummary: Somebody who knows\n",
    "areas/northport.yaml": "name: Northport\n",
    "organisations/harbour-trust.yaml": "name: Harbour Trust\nkind: charity\n",
    SERVICE: """\
name: Harbour Kitchen
organisation: harbour-trust
summary: Hot meals on every weekday.
needs: [food, advice]
hours: Mon-Fri 9am-5pm
phones: 01632 960 001
website: https://harbour.example.org/
email: hello@harbour.example.org
areas: northport
places:
  - name: Main hall
    address: 12 Quay Street
    town: Northport
    postcode: ZZ1 1AA
    step_free: partly
  - name: Chapel
    address: 14 Quay Street
access:
  how: drop-in
  bring: Nothing
checked:
  on: 2026-10-28
  how: phone
""",
    "news/opened.md": "---\nname: We have opened\non: 2026-10-28\n---\nCome and see **us**.\n",
}


class Mistake(NamedTuple):
    """What is written instead of what, the words of the line it is told on, and what the message says to type."""

    title: str
    right: str
    wrong: str
    on: str
    type: str
    file: str = SERVICE


MISTAKES = (
    Mistake(
        "no space behind a hyphen", "  - name: Main", "  -name: Main", "-name: Main", "`- name: Main hall`"
    ),
    Mistake(
        "no space behind the hyphen of a word",
        "[food, advice]",
        "\n  -food\n  -advice",
        "  -food",
        "`- food`",
    ),
    Mistake("a date with slashes", "on: 2026-10-28", "on: 28/10/2026", "28/10", "`2026-10-28`"),
    Mistake("a date that has two readings", "on: 2026-10-28", "on: 3/4/2026", "3/4", "`2026-04-03`"),
    Mistake("a date in words", "on: 2026-10-28", "on: 28 Oct 2026", "28 Oct", "`2026-10-28`"),
    Mistake(
        "a date in long words", "on: 2026-10-28", "on: Wednesday 28th October 2026", "28th", "`2026-10-28`"
    ),
    Mistake(
        "a date as Americans write it", "on: 2026-10-28", "on: October 28, 2026", "October", "`2026-10-28`"
    ),
    Mistake("a date with dots and two digits", "on: 2026-10-28", "on: 28.10.26", "28.10", "`2026-10-28`"),
    Mistake("a date without zeros", "on: 2026-10-28", "on: 2026-10-8", "2026-10-8", "`2026-10-08`"),
    Mistake("a day that isn't", "on: 2026-10-28", "on: 2026-09-31", "2026-09-31", "30 days"),
    Mistake("a list without brackets", "[food, advice]", "food, advice", "food, advice", "`[food, advice]`"),
    Mistake("a list with and", "[food, advice]", "food and advice", "food and", "`[food, advice]`"),
    Mistake("a list without commas", "[food, advice]", "[food advice]", "[food advice]", "`food, advice`"),
    Mistake("bullets", "[food, advice]", "\n  • food\n  • advice", "• food", "`- food`"),
    Mistake("a list without hyphens", "[food, advice]", "\n  food\n  advice", "  food", "`[food, advice]`"),
    Mistake("a text at the beginning of a line", "summary: Hot", "summary:\nHot", "Hot", "`summary: Hot"),
    Mistake("a letter in a number", "01632 960 001", "01632 96O OOl", "96O", "`01632 960 001`"),
    Mistake("a letter in a postcode", "ZZ1 1AA", "zz7 lAB", "lAB", "`ZZ7 1AB`"),
    Mistake("a figure in a postcode", "ZZ1 1AA", "ZZ7 2A0", "2A0", "`ZZ7 2AO`"),
    Mistake("another word for the cost", "  bring: Nothing", "  price: 2 pounds", "price", "`cost`"),
    Mistake("an open bracket", "[food, advice]", "[food, advice", "[food, advice", "Close it with ]"),
    Mistake(
        "a name instead of an id", ": harbour-trust", ": Harbour Trust", "Harbour Trust", "`harbour-trust`"
    ),
    Mistake("a misspelt id", ": harbour-trust", ": harbour-trsut", "trsut", "`harbour-trust`"),
    Mistake(
        "a path instead of an id",
        ": harbour-trust",
        ": organisations/harbour-trust.yaml",
        "isations/",
        "`harbour-trust`",
    ),
    Mistake("an id in the plural", "[food, advice]", "[foods, advice]", "foods", "`food`"),
    Mistake("an id in curly quotes", "[food, advice]", "[“food”, advice]", "“food”", "`food`"),
    Mistake("a choice in curly quotes", ": partly", ": ‘partly’", "‘partly’", "`partly`"),
    Mistake("a misspelt choice", ": partly", ": partialy", "partialy", "`partly`"),
    Mistake("a misspelt field", "summary:", "sumary:", "sumary", "`summary`"),
    Mistake(
        "a field as Americans spell it", "organisation:", "organization:", "organization", "`organisation`"
    ),
    Mistake("another word for phones", "phones:", "telephone:", "telephone", "`phones`"),
    Mistake("one phone", "phones:", "phone:", "phone:", "`phones`"),
    Mistake("two words for hours", "hours:", "opening hours:", "opening", "`hours`"),
    Mistake("a field with a capital", "website:", "Website:", "Website", "`website`"),
    Mistake("a field with a space", "step_free:", "step free:", "step free", "`step_free`"),
    Mistake("another word for website", "website:", "url:", "url:", "`website`"),
    Mistake(
        "a field outside its group", "areas: northport", "bring: Nothing", "bring: Nothing", "inside `access`"
    ),
    Mistake("hours in words", "Mon-Fri 9am-5pm", "Mon-Fri half nine to four", "half nine", "‘9:30am-4pm’"),
    Mistake("hours without am and pm", "Mon-Fri 9am-5pm", "Mon-Fri 9-5", "9-5", "‘9am-5pm’"),
    Mistake("hours without a day", "Mon-Fri 9am-5pm", "9am-5pm", "9am-5pm", "‘daily 9am-5pm’"),
    Mistake("a day misspelt", "Mon-Fri 9am-5pm", "Mon-Firday 9am-5pm", "Firday", "Fri"),
    Mistake(
        "two numbers in one",
        "01632 960 001",
        "01632 960 001 / 01632 960 002",
        "/ 01632",
        "`[01632 960 001, 01632 960 002]`",
    ),
    Mistake(
        "two numbers with or",
        "01632 960 001",
        "01632 960 001 or 01632 960 002",
        "or 01632",
        "`[01632 960 001, 01632 960 002]`",
    ),
    Mistake(
        "words with a number",
        "01632 960 001",
        "01632 960 001 (front desk)",
        "front desk",
        "`{number: 01632 960 001, label: front desk}`",
    ),
    Mistake("a digit missing", "01632 960 001", "01632 960 01", "01632 960 01", "1 digit missing"),
    Mistake(
        "an address without https",
        "https://harbour.example.org/",
        "www.harbour.example.org",
        "www.",
        "`https://www.harbour.example.org`",
    ),
    Mistake(
        "an address with one slash",
        "https://harbour",
        "https:/harbour",
        "https:/",
        "`https://harbour.example.org/`",
    ),
    Mistake(
        "an email in words", "hello@harbour", "hello at harbour", "hello at", "`hello@harbour.example.org`"
    ),
    Mistake("an email with mailto", ": hello@", ": mailto:hello@", "mailto", "`hello@harbour.example.org`"),
    Mistake(
        "a text that begins with !!",
        "summary: Hot",
        "summary: !! Hot",
        "!! Hot",
        '"!! Hot meals on every weekday."',
    ),
    Mistake("a text that begins with @", "name: Harbour", "name: @Harbour", "@Harbour", '"@Harbour Kitchen"'),
    Mistake(
        "a text that begins with *", "summary: Hot", "summary: *Hot", "*Hot", '"*Hot meals on every weekday."'
    ),
    Mistake("a text that begins with &", "name: Harbour", "name: &Harbour", "&Harbour", '"&Harbour Kitchen"'),
    Mistake(
        "a colon in a text", "Hot meals on", "Hot meals: on", "Hot meals:", '"Hot meals: on every weekday."'
    ),
    Mistake(
        "a colon in a text with curly quotes",
        "Hot meals on",
        "“Hot” meals: on",
        "meals:",
        '"“Hot” meals: on every weekday."',
    ),
    Mistake(
        "a colon in a text with quotes",
        "Hot meals on",
        'The "hot" meals: on',
        "meals:",
        """'The "hot" meals: on every weekday.'""",
    ),
    Mistake("an open quotation mark", "name: Harbour", 'name: "Harbour', '"Harbour', '`"Harbour Kitchen"`'),
    Mistake(
        "an apostrophe between single quotes",
        "name: Harbour Kitchen",
        "name: 'Nobody's Kitchen'",
        "Nobody's",
        '"Nobody\'s Kitchen"',
    ),
    Mistake(
        "no space behind a colon", "name: Harbour", "name:Harbour", "name:Harbour", "`name: Harbour Kitchen`"
    ),
    Mistake("an equals sign", "name: Harbour", "name = Harbour", "name = Harbour", "`name: Harbour Kitchen`"),
    Mistake(
        "no colon",
        "summary: Hot meals",
        "summary Hot meals",
        "summary Hot",
        "`summary: Hot meals on every weekday.`",
    ),
    Mistake("a tab", "  how: drop-in", "\thow: drop-in", "how: drop-in", "two for each step"),
    Mistake("one space too many", "summary:", " summary:", "summary:", "Line it up"),
    Mistake(
        "a space that isn't one, behind a colon",
        "hours: Mon",
        "hours:\u00a0Mon",
        "Mon",
        "`hours: Mon-Fri 9am-5pm`",
    ),
    Mistake(
        "spaces that aren't, before a key",
        "  how: drop-in",
        "\u00a0\u00a0how: drop-in",
        "drop-in",
        "ordinary spaces",
    ),
    Mistake("the same field twice", "areas: northport", "needs: food", "needs: food", "Delete one"),
    Mistake(
        "a day where a group belongs",
        "checked:\n  on: 2026-10-28\n  how: phone",
        "checked: 2026-10-28",
        "checked:",
        "`checked: {on: 2026-10-28}`",
    ),
    Mistake(
        "an answer where a group belongs",
        "access:\n  how: drop-in\n  bring: Nothing",
        "access: drop-in",
        "access:",
        "`access: {how: drop-in}`",
    ),
    Mistake(
        "nothing behind a colon",
        "name: Harbour Kitchen",
        "name:",
        "name:",
        "After the colon comes one line of text",
    ),
    Mistake(
        "words behind a comment",
        "name: Harbour Kitchen",
        "name: # What it is called. Harbour Kitchen",
        "name:",
        "before the #",
    ),
    Mistake("a number of a house behind #", "12 Quay Street", "Flat 2 #12", "#12", '`address: "Flat 2 #12"`'),
    Mistake("no name", "name: Harbour Kitchen\n", "", "organisation", "`name:`"),
    Mistake("a wrong postcode", "ZZ1 1AA", "ZZ11 AAA", "ZZ11", "`ZZ1 1AA`"),
    Mistake(
        "no end of the details",
        "on: 2026-10-28\n---",
        "on: 2026-10-28\n--",
        "--",
        "three dashes",
        "news/opened.md",
    ),
    Mistake("HTML in a text", "**us**", "<b>us</b>", "<b>", "**", "news/opened.md"),
    Mistake(
        "a link without brackets in order",
        "**us**",
        "(us)[https://example.org/]",
        "(us)",
        "[text](/services/)",
        "news/opened.md",
    ),
    Mistake(
        "a colour without quotes",
        "base_url",
        "colours: {brand: #1f5f5b}\nbase_url",
        "#1f5f5b",
        '`"#1f5f5b"`',
        "site.yaml",
    ),
    Mistake(
        "an address of the site without https",
        "https://northport",
        "northport",
        "northport.ex",
        "`https://northport.example.org/`",
        "site.yaml",
    ),
)


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    return small_site(tmp_path, SITE)


def test_nothing_is_wrong_with_the_site_itself(site: SmallSite) -> None:
    assert told(site.check()) == ""


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda each: each.title)
def test_a_mistake_is_told_once_on_its_line_with_what_to_type(
    site: SmallSite, mistake: Mistake, said_before: SayAgain
) -> None:
    path = site.content / mistake.file
    text = path.read_text("utf-8")
    assert mistake.right in text
    text = text.replace(mistake.right, mistake.wrong, 1)
    path.write_text(text, "utf-8")
    found = site.check()
    assert len(found) == 1, told(found)
    (one,) = found
    assert one.span.file == f"content/{mistake.file}"
    assert mistake.on in text.splitlines()[one.span.line - 1], told(found)
    assert mistake.type in f"{one.message} {one.hint}", told(found)
    said_before(mistake.title, told(found))


def test_a_deleted_file_is_told_once_with_all_that_name_it(site: SmallSite) -> None:
    for number in range(7):
        kitchen = SITE[SERVICE].replace("[food, advice]", "[washing, food]")
        site.write({f"services/kitchen-{number}.yaml": kitchen.replace("name: ", f"name: {number} ", 1)})
    site.write(
        {"news/washing.md": "---\nname: New\non: 2026-10-28\n---\n[Washing](/needs/washing/) is here.\n"}
    )
    (one,) = site.check()
    assert one.message.startswith("There is no need called `washing` in needs/, but it is named here and in ")
    assert one.message.count("content/services/kitchen-") == 6
    assert str(one.span) == "content/services/kitchen-0.yaml:4:9"
    assert "Put its file back" in one.hint


def test_two_names_that_lead_nowhere_in_one_file_have_a_message_each(site: SmallSite) -> None:
    site.write({SERVICE: SITE[SERVICE].replace("[food, advice]", "[foood, advise]")})
    assert [each.hint.partition("?")[0] for each in site.check()] == [
        "Did you mean `food`",
        "Did you mean `advice`",
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("biuld", "build"), ("chekc", "check"), ("check --formt json", "--format"), ("sreve", "serve")],
)
def test_a_mistyped_command_or_option_is_guessed(
    typed: str, meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(typed.split()) == USAGE
    assert f"Did you mean `{meant}`?" in capsys.readouterr().err
