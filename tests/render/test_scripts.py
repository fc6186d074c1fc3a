"""Scripts are published in the site's words."""

from __future__ import annotations

import re
from gettext import NullTranslations
from pathlib import Path

import pytest
from babel import Locale

from site_builder.language.catalogue import MarkedEnglish
from site_builder.language.speaking import BRITISH, Language
from site_builder.render.scripts import in_words

ASSETS = Path(__file__).parents[2] / "themes" / "default" / "assets"


class Loud(NullTranslations):
    """A language that says everything loudly, and has a form of its own for two."""

    def gettext(self, message: str) -> str:
        """The sentence."""
        return f"{message}!"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The form for a number."""
        return f"{msgid1 if n == 1 else msgid2}{'!' * min(n, 3)}"

    def pgettext(self, context: str, message: str) -> str:
        """The sentence in its context."""
        return f"{context}: {message}"


LOUD = Language("gd", Loud(), Locale("gd"))
RIGHT = Language("ar", Loud(), Locale("en", "GB"))
WITHOUT = Language("cy", MarkedEnglish("cy"), BRITISH.locale)


@pytest.mark.parametrize(
    ("language", "script", "published"),
    [
        (BRITISH, 'a(_("Open now"))', "a(`Open now`)"),
        (LOUD, 'a(_("Open now"), b)', "a(`Open now!`, b)"),
        (WITHOUT, 'a(_("Open now"))', "a(`Open now`)"),
        (BRITISH, '_("Near: %(place)s, %(x)s", { place, x })', "`Near: ${place}, ${x}`"),
        (RIGHT, '_("Near: %(place)s", { place })', "`Near: \u2068${place}\u2069!`"),
        (LOUD, 'pgettext("time", "h:mma")', "`time: h:mma`"),
        (BRITISH, 'ngettext("%(num)s mile", "%(num)s miles", far)', "(far===1?`${far} mile`:`${far} miles`)"),
        (
            BRITISH,
            'ngettext(\n"%(num)s mile",\n"%(num)s miles",\nfar,\n)',
            "(far===1?`${far} mile`:`${far} miles`)",
        ),
        (
            LOUD,
            'ngettext("%(x)s mile", "%(x)s miles", far, { x })',
            '(f=>f[new Intl.PluralRules("gd").select(far)]??f.other)'
            "({other:`${x} miles`,few:`${x} miles!!!`,two:`${x} miles!!`,one:`${x} mile!`})",
        ),
        (BRITISH, '_("`${x}` \\\\ \\"q\\"")', '`\\`\\${x}\\` \\\\ "q"`'),
        (LOUD, "const a = _language();", 'const a = "gd";'),
        (WITHOUT, "const a = _language();", 'const a = "en-GB";'),
        (LOUD, 'list.map((_, n) => n); x._("a"); my_("a"); _(word)', None),
    ],
)
def test_what_a_script_says_is_in_the_language(
    language: Language, script: str, published: str | None
) -> None:
    assert in_words(script, language) == (published or script)


@pytest.mark.parametrize("script", sorted(ASSETS.glob("*.js")), ids=lambda path: path.name)
def test_every_sentence_of_the_default_theme_is_found(script: Path) -> None:
    """A call written in any other way would stay in the script, where nothing answers it."""
    published = in_words(script.read_text("utf-8"), LOUD)
    assert not re.search(r"(?<![\w$.])(_|ngettext|pgettext|_language)\([^,)]", published.replace("(_, ", ""))
