"""Organisations: who runs services, signs the charter and leads actions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from site_builder.diagnostics import Code, Diagnostic, Problem, Severity
from site_builder.fields.kinds import (
    EditorNote,
    EditorsOnly,
    FileName,
    Form,
    KindId,
    Line,
    Many,
    RefTo,
    RegisterNumber,
    WebAddress,
)
from site_builder.fields.phone import data_number
from site_builder.fields.readers import plain_id, read_text
from site_builder.fields.record import record
from site_builder.language.speaking import N_
from site_builder.language.words import counted
from site_builder.model.addresses import IMAGES, ORGANISATIONS, below
from site_builder.model.contact import EmailField, PhoneField, PostalAddress, WebsiteField
from site_builder.model.entry import Entry, Markdown
from site_builder.model.kinds import OrganisationKind
from site_builder.model.shapes import Image, Item
from site_builder.model.site import ContentType, Menu, Site
from site_builder.model.ways import one_or_all, postal_data, same_as
from site_builder.tools.suggest import did_you_mean

LOGO_MISSING = Code("logo-missing", Severity.ERROR, "An organisation's logo is not among the pictures.")

ACCOUNT_INVALID = Code(
    "account-invalid", Severity.ERROR, "An editor isn't named by an account at a code host."
)


def read_account(value: object) -> str:
    """Check the name of an account or a team at a code host, or the email address it is known by."""
    text = read_text(value)
    if not re.fullmatch(r"@[A-Za-z0-9][\w.-]*(?:/[\w.-]+)*|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", text, re.ASCII):
        raise Problem(
            ACCOUNT_INVALID,
            f"`{text}` isn't an account at a code host.",
            f'Write it in quotes with @ before it, such as `"@{plain_id(text) or "harbour-trust"}"`.',
        )
    return text


Account = Annotated[str, BeforeValidator(read_account), Form('an account such as "@harbour-trust"')]


@record
class Logo:
    """A picture of an organisation's name or mark."""

    file: FileName
    """Its path inside content/images."""
    alt: Line
    """What the picture says, for people who don't see it."""


@record
class Organisation(Entry):
    """An organisation."""

    kind: Annotated[KindId, RefTo("organisation_kind")]
    """What sort of organisation it is."""
    other_names: Many[Line] = ()
    """Other names and short forms it is known by."""
    charity_number: RegisterNumber | None = None
    """Its number in the register of charities, with its first zeros."""
    company_number: RegisterNumber | None = None
    """Its number at Companies House, with its first zeros."""
    website: Many[WebsiteField] = ()
    """Its own site."""
    email: Many[EmailField] = ()
    """An address that somebody reads."""
    phones: Many[PhoneField] = ()
    """Numbers of its office; those of a service belong to the service."""
    social: Many[WebAddress] = ()
    """Its pages on social media."""
    postal_address: PostalAddress | None = None
    """Where letters go."""
    logo: Logo | None = None
    description: Markdown | None = None
    """What it does, in a few paragraphs."""
    editors: Annotated[Many[Account], AfterValidator(lambda _: ()), EditorsOnly()] = ()
    """Accounts at the code host of those who are asked about changes of its entries; dropped while reading."""
    notes: EditorNote = ""
    """For editors only; dropped while reading."""


def picture_of(site: Site, organisation: Organisation) -> Image | None:
    """An organisation's logo in the size that pages show; None when it has none."""
    logo = organisation.logo
    picture = site.images.get(IMAGES + logo.file) if logo else None
    if not logo or not picture:
        return None
    path = "/" + picture.href.removeprefix(site.settings.base_path)
    return Image(path, picture.width, picture.height, logo.alt)


def linked_data(site: Site, organisation: Organisation) -> Mapping[str, object]:
    """An organisation in schema.org's words, for search engines and other finders."""
    root = site.settings.base_url.rstrip("/")
    logo = picture_of(site, organisation)
    page = f"{root}{url(organisation)}"
    kind = site.find(OrganisationKind, organisation.kind)
    facts = {
        "@context": "https://schema.org",
        "@type": kind.schema_type if kind else "Organization",
        "@id": page,
        "url": page,
        "name": organisation.name,
        "alternateName": organisation.other_names,
        "description": organisation.summary,
        "sameAs": same_as(organisation.website, organisation.social),
        "email": one_or_all(each.address for each in organisation.email),
        "address": postal_data(organisation.postal_address, site.settings),
        "telephone": [data_number(phone.number) for phone in organisation.phones],
        "logo": f"{root}{logo.url}" if logo else "",
    }
    return {name: value for name, value in facts.items() if value}


def check_logos(site: Site) -> Iterator[Diagnostic]:
    """A logo has to be among the pictures."""
    known = [path.removeprefix(IMAGES) for path in site.images]
    for organisation in site.all(Organisation):
        logo = organisation.logo
        if logo and logo.file not in known:
            message = f"`logo, file`: there is no picture `{logo.file}` in content/images."
            span = site.span(organisation, "logo", "file")
            yield Diagnostic(span, LOGO_MISSING, message, did_you_mean(logo.file, known))


def url(entry: Organisation) -> str:
    """Where its page is."""
    return below(ORGANISATIONS, entry.id)


SERVICE = RefTo("service")


def item(site: Site, entry: Organisation) -> Item:
    """An organisation in a list."""
    services = len(site.referrers(entry, SERVICE, "organisation"))
    number = counted("%(num)s service", "%(num)s services", services)
    meta = f"{number}." if services else ""
    return Item(entry.name, url(entry), entry.summary, meta)


TYPE = ContentType(
    name="organisation",
    folder="organisations",
    model=Organisation,
    label="organisation",
    search_kind=N_("Organisation"),
    body="description",
    url=url,
    item=item,
    menu=Menu(N_("Organisations"), ORGANISATIONS),
    checks=(check_logos,),
)
