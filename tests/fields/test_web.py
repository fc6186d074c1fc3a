"""Web and email addresses in fields and in links: those that lead elsewhere than they seem to are refused."""

from __future__ import annotations

import pytest

from site_builder.diagnostics import Problem
from site_builder.fields.web import read_email, read_web_address
from site_builder.prose.links import link_address, misleads

GOOD = [
    "https://example.org",
    "http://example.org/a?b=c#d",
    "https://example.org:8443/",
    "https://сайт.укр/",
    "https://café.example.org/",
    "https://example.org/żywność",
    "https://local.example.org/",
    "https://8.8.8.8/",
]
BAD = [
    "https://localhost/",
    "https://localhost:8000/",
    "https://printer.local/",
    "https://files.lan/",
    "https://10.0.0.1/",
    "https://192.168.1.1/admin",
    "https://172.16.0.1/",
    "https://127.0.0.1/",
    "https://169.254.169.254/",
    "https://[::1]/",
    "https://2130706433/",
    "https://127.1/",
    "https://0x7f.0.0.1/",
    "https://user@example.org/",
    "https://user:secret@example.org/",
    "https://example.org@example.com/",
    "https://exаmple.org/",
    "https://аррӏе.com/",
    "https://ｅxample.org/",
    "https://exam\u200bple.org/",
    "https://example.org/a\u200bb",
    "https://example.org/\u2060",
    "https://ex\u00adample.org/",
    "https://example\u3002org/",
    "https://ɡoogle.com/",
    "https://example.org:port/",
    "https://example/",
    "ftp://example.org/",
    "//example.org/",
    "example.org",
]


@pytest.mark.parametrize("address", GOOD)
def test_an_address_that_everybody_can_reach(address: str) -> None:
    assert read_web_address(address) == address
    assert link_address(address).external


@pytest.mark.parametrize("address", BAD)
def test_an_address_that_is_refused_in_fields_and_links_alike(address: str) -> None:
    with pytest.raises(Problem):
        read_web_address(address)
    if "//" in address:
        with pytest.raises(Problem):
            link_address(address)


@pytest.mark.parametrize(
    "address",
    ["a@localhost", "a@printer.local", "a@10.0.0.1", "a b@example.org", "а@example.org", "a@exаmple.org"],
)
def test_an_email_address_that_is_refused_in_fields_and_links_alike(address: str) -> None:
    with pytest.raises(Problem):
        read_email(address)
    with pytest.raises(Problem):
        link_address(f"mailto:{address}")


@pytest.mark.parametrize(
    "address",
    [
        "tel:*21*01632960001#",
        "tel:%2A21%2A01632960001%23",
        "tel:*%2306%23",
        "tel:0163296000",
        "tel:07700-90000",
        "tel:85258",
        "mailto:a@example.org?bcc=b@example.com",
        "mailto:a@example.org?subject=x&bcc=b@example.com",
        "mailto:a@example.org?subject=x&BCC=b@example.com",
        "mailto:a@example.org?cc=b@example.com",
        "mailto:a@example.org?to=b@example.com",
        "mailto:a@example.org,b@example.com",
    ],
)
def test_a_link_that_does_something_else_than_it_says(address: str) -> None:
    with pytest.raises(Problem):
        link_address(address)


@pytest.mark.parametrize(
    ("written", "href"),
    [
        ("tel:+44(0)1632960001", "tel:+441632960001"),
        ("tel:01632-960-001", "tel:01632960001"),
        ("tel:01632960001,12", "tel:01632960001,12"),
        ("tel:01632960001;ext=12", "tel:01632960001,12"),
        ("tel:999", "tel:999"),
        (
            "mailto:a@example.org?subject=Hello%20there&body=x",
            "mailto:a@example.org?subject=Hello%20there&body=x",
        ),
    ],
)
def test_a_link_to_a_number_or_an_inbox(written: str, href: str) -> None:
    assert link_address(written).href == href


@pytest.mark.parametrize(
    ("words", "address", "is_misleading"),
    [
        ("https://example.org", "https://example.com", True),
        ("www.example.org/help", "https://evil.example.com/www.example.org/help", True),
        ("example.org", "https://example.org.evil.com/", True),
        ("example.org", "/services/", True),
        ("help@example.org", "mailto:other@example.org", True),
        ("help@example.org", "https://example.org/contact", True),
        ("01632 960 001", "tel:01632960002", True),
        ("01632 960 001", "https://example.org", True),
        ("example.org", "https://www.example.org/help", False),
        ("EXAMPLE.ORG.", "https://example.org", False),
        ("GOV.UK", "https://www.tax.service.gov.uk/", False),
        ("help@example.org", "mailto:help@example.org?subject=x", False),
        ("+44 1632 960 001", "tel:01632960001", False),
        ("01632 960 001", "tel:01632960001,12", False),
        ("2024-2029", "/plans/x/", False),
        ("leaflet.pdf", "/files/leaflet.pdf", False),
        ("The list", "https://example.org", False),
    ],
)
def test_a_link_whose_words_are_another_address(words: str, address: str, is_misleading: bool) -> None:
    assert misleads(words, address) == is_misleading
