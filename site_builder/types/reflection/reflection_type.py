"""The content type of reflections. Their pages show prompts and actions too, so pages/reflections makes them."""

from __future__ import annotations

from site_builder.language.speaking import N_, _
from site_builder.language.words import date_words
from site_builder.model.shapes import Item
from site_builder.model.site import ContentType, Site
from site_builder.types.reflection.prompts import PromptSet, places_of
from site_builder.types.reflection.reflection import Reflection, url
from site_builder.types.reflection.rules import check_reflections


def answered_words(prompts: PromptSet, reflection: Reflection) -> str:
    """How many prompts have an answer: `8 of 10 answered`."""
    ids = {place.id for place in places_of(prompts)}
    number = sum(each.prompt in ids for each in reflection.answers)
    return _("%(number)s of %(total)s answered", number=number, total=len(ids))


def item(site: Site, reflection: Reflection) -> Item:
    """A reflection in a list."""
    prompts = site.find(PromptSet, reflection.prompts)
    said = [date_words(reflection.on), *([answered_words(prompts, reflection)] if prompts else [])]
    return Item(reflection.name, url(reflection), reflection.summary, f"{'. '.join(said)}.")


TYPE = ContentType(
    name="reflection",
    folder="reflections",
    model=Reflection,
    label="reflection",
    search_kind=N_("Prompts"),
    body="text",
    url=url,
    item=item,
    checks=(check_reflections,),
)
