"""A telephone number as pages show it."""

from __future__ import annotations

from datetime import date

from site_builder.hours.saying.summary import hours_words
from site_builder.language.speaking import _
from site_builder.model.contact import Phone
from site_builder.model.shapes import PhoneLine


def phone_line(phone: Phone, today: date) -> PhoneLine:
    """A number as a button, with what to know before ringing."""
    said = (
        {True: _("Free to ring"), False: _("Your network charges for the call"), None: ""}[phone.free],
        _("%(languages)s spoken", languages=", ".join(phone.languages)) if phone.languages else "",
        hours_words(phone.hours, today) if phone.hours else "",
    )
    note = ". ".join(filter(None, said))
    return PhoneLine(phone.number, phone.label, f"{note}." if note else "")
