"""The content type of chapters. Their pages come with those of their guide."""

from __future__ import annotations

from site_builder.language.speaking import N_
from site_builder.model.shapes import Item
from site_builder.model.site import ContentType, Site
from site_builder.types.guide.model import Chapter, chapter_url
from site_builder.types.guide.rules import check_chapters
from site_builder.types.guide.view import titled


def item(_site: Site, chapter: Chapter) -> Item:
    """A chapter in a list."""
    return Item(titled(chapter), chapter_url(chapter), chapter.summary)


TYPE = ContentType(
    name="chapter",
    folder="chapters",
    model=Chapter,
    label="chapter",
    search_kind=N_("Guide"),
    body="text",
    url=chapter_url,
    item=item,
    checks=(check_chapters,),
)
