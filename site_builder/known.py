"""What a preview knows from the last time it read a site, so that a change costs little more than what changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from jinja2 import Environment

from site_builder.content.known import KnownFiles
from site_builder.language.speaking import Language
from site_builder.model.entry import Entry
from site_builder.model.leaves import Leaf, leaves
from site_builder.model.settings import Settings
from site_builder.model.site import Site
from site_builder.render.fragments import forget_fragments
from site_builder.render.theme import Theme, environment


@dataclass
class Known:
    """The files that were read, the site that was linked, and the templates that were compiled."""

    files: KnownFiles = field(default_factory=KnownFiles)
    site: Site | None = None
    """With its briefs."""
    _leaves: dict[int, tuple[Entry, Sequence[Leaf]]] = field(default_factory=dict)
    """By what tells one object from another: entries that are equal are slow to tell apart."""
    _templates: tuple[object, Environment] | None = None

    def leaves(self, entries: Iterable[Entry]) -> Iterator[tuple[Entry, Sequence[Leaf]]]:
        """The leaves of each entry, as `leaves` finds them in those that are new."""
        before, self._leaves = self._leaves, {}
        for entry in entries:
            # As long as an entry is known, no other object has its number.
            found = before.get(id(entry)) or (entry, leaves(entry))
            self._leaves[id(entry)] = found
            yield found

    def templates(self, theme: Theme, settings: Settings, language: Language) -> Environment:
        """The template engine as `environment` makes it; each template is compiled again when its file has changed."""
        asked = (theme, settings, language)
        if self._templates is None or self._templates[0] != asked:
            self._templates = asked, environment(theme, settings, language)
            self._templates[1].auto_reload = True
        forget_fragments(self._templates[1])
        return self._templates[1]
