"""The content type of sets of prompts. Their pages show answers too, so pages/reflections makes them."""

from __future__ import annotations

from site_builder.language.speaking import N_
from site_builder.language.words import counted, sentence
from site_builder.model.addresses import PROMPTS
from site_builder.model.credit import credit_words
from site_builder.model.shapes import Item
from site_builder.model.site import ContentType, Menu, Site
from site_builder.types.reflection.prompts import PromptSet, places_of, url
from site_builder.types.reflection.rules import check_prompts


def item(_site: Site, prompts: PromptSet) -> Item:
    """A set of prompts in a list, with whose work it is."""
    number = sentence(counted("%(num)s prompt", "%(num)s prompts", len(places_of(prompts))))
    credit = f" {credit_words(prompts.credit)}" if prompts.credit else ""
    return Item(prompts.name, url(prompts), prompts.summary, f"{number}.{credit}")


TYPE = ContentType(
    name="prompt_set",
    folder="prompts",
    model=PromptSet,
    label="prompt set",
    search_kind=N_("Prompts"),
    body="about",
    url=url,
    item=item,
    menu=Menu(N_("Prompts"), PROMPTS),
    checks=(check_prompts,),
)
