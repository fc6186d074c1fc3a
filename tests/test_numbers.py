"""Every link that rings, texts or opens WhatsApp, and every number for programs, is the number that the author wrote."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import phonenumbers
import pytest
from phonenumbers import PhoneNumber, PhoneNumberFormat, PhoneNumberType

from site_builder.fields.phone import parts_of_number
from tests.tooling.small_site import BASICS, SmallSite, all_files, small_site

_COUNTRIES = ("GB", "IE", "FR", "DE", "IT", "PL", "RO", "US", "IN")
_KINDS = (
    PhoneNumberType.FIXED_LINE,
    PhoneNumberType.MOBILE,
    PhoneNumberType.TOLL_FREE,
    PhoneNumberType.SHARED_COST,
    PhoneNumberType.UAN,
)
_SHORT = ("999", "111", "116 123", "18001 01632 960 001")


def written() -> Iterator[str]:
    """Numbers of many countries in the forms that people write them in, and British ones with what is dialled after them."""
    for country in _COUNTRIES:
        for kind in _KINDS:
            number = phonenumbers.example_number_for_type(country, kind)
            if number is None:
                continue
            international = phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
            yield international
            yield international.replace("+", "00")
            yield phonenumbers.format_number(number, PhoneNumberFormat.E164)
            if country == "GB":
                national = phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
                bracketed = f"+44 (0){national[1:]}"
                yield from (
                    national,
                    bracketed,
                    national.replace(" ", "-"),
                    f"({national[:5]}){national[5:]}",
                )
                yield from (
                    f"{national} ext 12",
                    f"{bracketed} x407",
                    f"{national}, press 2",
                    f"{national} option 1 then 3",
                )
                yield national.translate({ord(str(digit)): chr(0x660 + digit) for digit in range(10)})
    yield from _SHORT


def meant(text: str) -> PhoneNumber | str:
    """A number as `phonenumbers` understands it, with its extension; one that only has meaning in one network as digits."""
    digits = re.sub(r"\D", "", text)
    if len(digits) <= 6 or re.match("1800[12]0", digits):
        return digits
    return phonenumbers.parse(text.partition(", press")[0].partition(" option")[0], "GB")


def linked(page: str) -> dict[str, list[str]]:
    """What each kind of link on a page leads to."""
    return {
        scheme: [unquote(html.unescape(each)) for each in re.findall(rf'href="{scheme}([^"]*)"', page)]
        for scheme in ("tel:", "sms:", r"https://wa\.me/")
    }


def telephones(data: Any) -> Iterator[str]:
    """Every telephone of an object of JSON-LD."""
    if isinstance(data, list):
        for each in data:
            yield from telephones(each)
    elif isinstance(data, dict):
        for name, value in data.items():
            if name == "telephone":
                yield from [value] if isinstance(value, str) else value
            else:
                yield from telephones(value)


def for_programs(page: str) -> list[str]:
    """The telephones that a page tells programs."""
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return [number for block in blocks for number in telephones(json.loads(block))]


def main_of(page: str) -> str:
    """A page without what every page ends with."""
    return page.partition("<footer")[0]


def further(site: SmallSite) -> list[str]:
    """The addresses of the further pages of all services."""
    return [f"/services/{each.name}/" for each in sorted((site.output / "services").glob("page-*"))]


def test_every_number_is_the_one_that_was_written(tmp_path: Path) -> None:
    numbers = list(written())
    files = {
        f"services/n{at}.yaml": f"name: N{at}\norganisation: harbour-trust\nneeds: food\nphones: '{number}'\n"
        for at, number in enumerate(numbers)
    }
    site = small_site(tmp_path, {**BASICS, **files})
    site.build()
    for at, number in enumerate(numbers):
        page = site.page(f"/services/n{at}/")
        links = linked(main_of(page))["tel:"]
        assert [meant(each) for each in links] == [meant(number)], number
        assert [meant(each) for each in for_programs(page)] == [meant(number)], number
    lists = [site.page("/services/"), *map(site.page, further(site))]
    cards = [number for page in lists for number in linked(main_of(page))["tel:"]]
    assert sorted(map(str, map(meant, cards))) == sorted(map(str, map(meant, numbers)))


def test_numbers_for_texts_and_whatsapp_are_those_that_were_written(tmp_path: Path) -> None:
    numbers = [each for each in written() if each not in _SHORT and not any(parts_of_number(each)[1:])]
    files = {
        f"services/n{at}.yaml": f"name: N{at}\norganisation: harbour-trust\nneeds: food\n"
        f"text: {{number: '{number}', word: GO & STAY}}\nwhatsapp: '{number}'\n"
        for at, number in enumerate(numbers)
    }
    site = small_site(tmp_path, {**BASICS, **files})
    site.build()
    for at, number in enumerate(numbers):
        page = site.page(f"/services/n{at}/")
        links = linked(main_of(page))
        texts = [each.partition("?") for each in links["sms:"]]
        assert [meant(each) for each, _, _ in texts] == [meant(number)], number
        assert [body for _, _, body in texts] == ["&body=GO & STAY"]
        assert [meant(f"+{each}") for each in links[r"https://wa\.me/"]] == [meant(number)], number
        assert [meant(each) for each in for_programs(page)] == [meant(number)], number


def test_no_page_of_the_example_rings_a_number_that_nobody_wrote(example_site: Path) -> None:
    """Of each number the digits, as far as the numbering plan tells them apart, stand in some file of the content."""
    content = Path(__file__).parents[1] / "content"
    said = "\n".join(
        path.read_text("utf-8") for path in content.rglob("*") if path.suffix in (".yaml", ".md")
    )
    matches = phonenumbers.PhoneNumberMatcher(said, "GB", phonenumbers.Leniency.POSSIBLE, max_tries=10**6)
    numbers = {str(each.number) for each in matches} | set(re.findall(r"\b\d{3,6}\b|\b1800[12]\d+\b", said))
    numbers |= {each.replace(" ", "") for each in re.findall(r"\b116 \d{3}\b", said)}
    for name, data in all_files(example_site).items():
        if name.endswith(".html"):
            page = data.decode()
            links = linked(page)
            found = [
                *links["tel:"],
                *(each.partition("?")[0] for each in links["sms:"] if each.partition("?")[0]),
                *for_programs(page),
            ]
            assert {str(meant(each)) for each in found} <= numbers, name


@pytest.mark.parametrize(
    ("said", "shown", "href"),
    [
        ("HOME to 85258", "HOME to 85258", "85258?&body=HOME"),
        ("text HOME to 85258", "HOME to 85258", "85258?&body=HOME"),
        ("Text “SHOUT” to 85258", "SHOUT to 85258", "85258?&body=SHOUT"),
        ("85258", "85258", "85258"),
        ("07700 900 001", "07700 900 001", "07700900001"),
        ("{number: 60777, word: WARM BED}", "WARM BED to 60777", "60777?&body=WARM BED"),
    ],
)
def test_a_word_is_sent_to_a_short_number(tmp_path: Path, said: str, shown: str, href: str) -> None:
    kitchen = f"{BASICS['services/kitchen.yaml']}text: {said}\n"
    site = small_site(tmp_path, {**BASICS, "services/kitchen.yaml": kitchen})
    site.build()
    for address in ("/services/kitchen/", "/services/", "/needs/food/"):
        page = main_of(site.page(address))
        assert linked(page)["sms:"] == [href]
        assert shown in page
