"""Sentences are put into templates while these are compiled, and say what the library would say while it shows a page."""

from __future__ import annotations

from gettext import NullTranslations
from types import SimpleNamespace

import pytest
from babel import Locale
from jinja2 import DictLoader, Environment, StrictUndefined

from site_builder.language.speaking import BRITISH, Language
from site_builder.render.apart import apart, isolated
from site_builder.render.quick import QuickEnvironment


class Loud(NullTranslations):
    """A language that says everything twice, with signs that have to be escaped."""

    def gettext(self, message: str) -> str:
        """The sentence in it."""
        return f"<i>{message}</i> & {message}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The same of one or many."""
        return self.gettext(msgid1 if n == 1 else msgid2)


LOUD = Language("cy", Loud(), Locale("cy"))
RIGHT = Language("ar", NullTranslations(), Locale("ar"))

TEMPLATES = [
    '<b title="{{ _("Menu") }}">{{ _("Menu") }}</b>{{ gettext("Menu") }}',
    '{% trans name=it.name %}Run by <a href="x">{{ name }}</a>.{% endtrans %}',
    '{{ _("Run by %(name)s", name=it.name) }}',
    '{{ [_("Menu"), _("100%% of %(name)s", name=it.name)]|join(", ") }}',
    "{% trans %}100% sure{% endtrans %} of {% trans n=it.number %}{{ n }} or more{% endtrans %}",
    "{% trans n=it.number %}{{ n }} day{% pluralize %}{{ n }} days{% endtrans %}",
    '{% macro row(label, text) %}{{ label }}: {{ text }}{% endmacro %}{{ row(_("Name"), it.name) }}',
    '{% for each in it.list %}{{ _("More") }} {{ each }}{{ _(", ") if not loop.last }}{% endfor %}',
    "{{ _(it.name) }}",
]


def environment(kind: type[Environment], template: str, language: Language) -> Environment:
    made = kind(
        loader=DictLoader({"page": template}),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
    )
    if isinstance(made, QuickEnvironment):
        made.language = language
    words = language.translations
    made.install_gettext_callables(words.gettext, words.ngettext, newstyle=True)  # type: ignore[attr-defined]
    made.filters.update(apart=apart, isolated=isolated)
    return made


IT = SimpleNamespace(name="A & B <c>", number=3, list=["x", "<y>"])


@pytest.mark.parametrize("language", [BRITISH, LOUD], ids=["english", "loud"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_it_says_what_the_library_says(template: str, language: Language) -> None:
    quick, plain = (
        environment(kind, template, language).get_template("page").render(it=IT)
        for kind in (QuickEnvironment, Environment)
    )
    assert quick == plain
    assert plain.strip()


def compiled(template: str, language: Language = BRITISH) -> object:
    source = environment(QuickEnvironment, template, language).compile(template, raw=True)
    return source.partition("debug_info")[0]


def test_a_translated_template_is_the_same_code_as_one_with_the_sentences_written_out() -> None:
    said = (
        '<a title="{{ _("Menu") }}">{% trans n=it.name %}Run by <b>{{ n }}</b>{% endtrans %}</a>{{ it.name }}'
    )
    written = '<a title="Menu">Run by <b>{{ it.name }}</b></a>{{ it.name }}'
    assert compiled(said) == compiled(written)


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("{% trans n=it.name %}By {{ n }}!{% endtrans %}", "By \u2068A &amp; B &lt;c&gt;\u2069!"),
        ("<p>{{ it.number }} {{ ', ' }}{{ it.name|safe }}</p>", "<p><bdi>3</bdi> , A & B <c></p>"),
        ('<a href="/{{ it.number }}" title="{{ it.number }}">{{ it.number }}</a>',
         '<a href="/3" title="3"><bdi>3</bdi></a>'),
        ('{% macro of(it) %} data-x="{{ it.number }}"{% endmacro %}<p{{ of(it) }}>', '<p data-x="3">'),
        ("<title>{{ it.number }} – {{ it.list[0] }}</title>{{ it.number }}",
         "<title>\u20683\u2069 – \u2068x\u2069</title><bdi>3</bdi>"),
        ("{% for x in it.list %}<option value=\"{{ x }}\">{{ x }}</option>{% endfor %}",
         '<option value="x">\u2068x\u2069</option><option value="&lt;y&gt;">\u2068&lt;y&gt;\u2069</option>'),
    ],
)  # fmt: skip
def test_values_are_kept_apart_where_a_page_is_written_from_the_right(template: str, shown: str) -> None:
    assert environment(QuickEnvironment, template, RIGHT).get_template("page").render(it=IT) == shown
