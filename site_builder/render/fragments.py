"""Pieces that stand on many pages, such as cards and the foot: each is rendered once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from typing import Final

from jinja2 import Environment
from markupsafe import Markup

from site_builder.language.ages import with_days

_USUAL: Final = '<div class="usual">'
_END: Final = "</div>"


def forget_fragments(made: Environment) -> None:
    """Let the pieces that stand on many pages be rendered anew."""
    fragments = Fragments(made)
    made.filters["fragment"] = fragments.render
    made.filters["fragments"] = fragments.render_all


def with_times(card: Markup, times: Markup) -> Markup:
    """A card with other times than those in its element of class `usual`, which holds no other; as it is without one."""
    before, found, rest = str.partition(card, _USUAL)
    _, _, after = rest.partition(_END)
    return Markup(f"{before}{times}{after}") if found else card


class Fragments:
    """Renders a piece of a page once and keeps it.

    `{{ card|fragment("components/card.html", 3) }}` calls the macro `fragment(it, variant)` of that template; a third
    argument names another macro of it.
    """

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._macros: dict[tuple[str, str], Callable[[object, Hashable], Markup]] = {}
        self._kept: defaultdict[tuple[str, Hashable, str], dict[int, tuple[object, Markup]]]
        self._kept = defaultdict(dict)

    def render(self, it: object, template: str, variant: Hashable = 0, macro: str = "fragment") -> Markup:
        """The piece for an object; the same object and variant give the same piece."""
        kept = self._kept[template, variant, macro]
        found = kept.get(id(it))
        if found is None:
            # Its days are marked up once here, not again on each page that it stands on. The object is kept with its
            # piece, so that its identity can't come to mean another object.
            piece = Markup(with_days(self._macro(template, macro)(it, variant)))
            found = kept[id(it)] = (it, piece)
        return found[1]

    def render_all(self, them: Sequence[object], template: str, variant: Hashable = 0) -> Markup:
        """The pieces for several objects, one after the other."""
        kept = self._kept[template, variant, "fragment"]
        for it in them:
            if id(it) not in kept:
                self.render(it, template, variant)
        return Markup("".join([kept[id(it)][1] for it in them]))

    def _macro(self, template: str, name: str) -> Callable[[object, Hashable], Markup]:
        if (template, name) not in self._macros:
            module = self._environment.get_template(template).module
            self._macros[template, name] = getattr(module, name)
        return self._macros[template, name]
