"""Ways to reach somebody in writing, on the web and by post, as pages show them and as schema.org's words say them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import quote, urlsplit

from site_builder.fields.phone import dialled
from site_builder.language.speaking import N_, _
from site_builder.model.contact import EmailAddress, PostalAddress, TextLine, Website
from site_builder.model.postal import town_and_state, town_lines
from site_builder.model.settings import Settings
from site_builder.model.shapes import Way, email, outside

_SOCIAL = {
    "facebook.com": "Facebook",
    "instagram.com": "Instagram",
    "x.com": "X",
    "twitter.com": "X",
    "bsky.app": "Bluesky",
    "threads.com": "Threads",
    "threads.net": "Threads",
    "linkedin.com": "LinkedIn",
    "tiktok.com": "TikTok",
    "youtube.com": "YouTube",
    "nextdoor.co.uk": "Nextdoor",
}
"""Names of social media by their hosts; they are the same in all languages."""
_SOCIAL_MEDIA = N_("Social media")


def text_way(text: TextLine) -> Way:
    """A link that writes a text message: `HOME to 85258`, with the word in it already.

    The message follows `?&`, as some telephones look for `?body=` (RFC 5724) and others for `&body=`.
    """
    href = f"sms:{dialled(text.number)}"
    if not text.word:
        return Way(_("Text message"), text.number, href, text.label)
    said = _("%(word)s to %(number)s", word=text.word, number=text.number)
    return Way(_("Text message"), said, f"{href}?&body={quote(text.word)}", text.label)


def email_ways(addresses: Sequence[EmailAddress]) -> Iterator[Way]:
    """Links that write emails."""
    return (email(each.address, each.label) for each in addresses)


def web_ways(websites: Sequence[Website]) -> Iterator[Way]:
    """Links to somebody's own websites."""
    return (outside(_("Website"), each.address, each.label) for each in websites)


def social_ways(addresses: Sequence[str]) -> Iterator[Way]:
    """Links to pages on social media."""
    for address in addresses:
        host = (urlsplit(address).hostname or "").removeprefix("www.").removeprefix("m.")
        yield outside(_SOCIAL.get(host) or _(_SOCIAL_MEDIA), address)


def post_ways(postal: PostalAddress | None, settings: Settings) -> Iterator[Way]:
    """Where letters go, in one line."""
    if postal:
        lines = (*postal.address, *town_lines(settings, postal.town, postal.postcode))
        yield Way(_("Post"), ", ".join(filter(None, lines)), "")


def same_as(websites: Sequence[Website], social: Sequence[str]) -> str | Sequence[str]:
    """The addresses of pages about the same thing elsewhere."""
    return one_or_all((*(each.address for each in websites), *social))


def one_or_all(values: Iterable[str]) -> str | Sequence[str]:
    """One value alone, or a list, as both are written in JSON-LD."""
    found = tuple(values)
    return found[0] if len(found) == 1 else found


def postal_data(postal: PostalAddress | None, settings: Settings) -> Mapping[str, str] | None:
    """An address in schema.org's words."""
    return address_data(settings, postal.address, postal.town, postal.postcode) if postal else None


def address_data(
    settings: Settings, lines: Sequence[str], town: str, postcode: str | None
) -> Mapping[str, str] | None:
    """The parts of an address in schema.org's words; None where it has none."""
    locality, region = town_and_state(settings, town)
    said = {
        "streetAddress": ", ".join(lines),
        "addressLocality": locality,
        "addressRegion": region,
        "postalCode": postcode or "",
    }
    known = {name: value for name, value in said.items() if value}
    return {"@type": "PostalAddress", **known, "addressCountry": settings.country} if known else None
