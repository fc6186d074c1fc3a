"""The quick template engine gives what the library's own gives, and fails where that has something to say."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from site_builder.render.quick import QuickEnvironment

PARTS = """
{% macro plain(it, level=3, tone="calm") %}<h{{ level }} class="{{ tone }}">{{ it }}</h{{ level }}>{% endmacro %}
{% macro many(first) %}{{ first }}: {{ varargs|join(", ") }} {{ kwargs|dictsort }}{% endmacro %}
{% macro box(title) %}<div><b>{{ title }}</b>{{ caller(title ~ "!") }}</div>{% endmacro %}
{% macro outer(it) %}{{ plain(it) }}{{ plain(it, 4) }}{% endmacro %}
"""
TEMPLATES = [
    "{{ it.label }} {{ it.nested.label }} {{ it.list[0].label }} {{ it['label'] }} {{ it.given }} {{ it.class }}",
    "{{ it.label.upper() }} {{ it.label.removesuffix('t>') }} {{ it.label.split(' ')|length }}",
    "{{ ('<b>' ~ it.label).upper() }} {{ 'x'.upper() }} {{ (it.label or it.nested).upper() }} {{ [1, 2].index(2) }}",
    "{{ p.plain(it.label) }}{{ p.plain(it.label, 2) }}{{ p.plain(it.label, tone='<loud>') }}{{ p.outer(it.label) }}",
    "{{ p.plain(*it.words) }} {{ p.plain(**it.named) }} {{ p.many(1, 2, '<3>', a='<', b=it.label) }}",
    "{% call(words) p.box(it.label) %}<i>{{ words }}</i>{% endcall %}",
    "{% for each in it.list %}{{ loop.index }} {{ each.label }}{{ ', ' if not loop.last }}{% endfor %}",
    "{% for each in it.list %}{{ p.plain(each.label) }}{% endfor %} {{ range(3)|list }} {{ dict(a=1).a }}",
    "{% macro own(x) %}{{ x.label }}{{ p.plain(x.label) }}{% endmacro %}{{ own(it) }}",
    "{% set space = namespace(n=1) %}{% for _ in it.list %}{% set space.n = space.n + 1 %}{% endfor %}{{ space.n }}",
]
UNUSUAL = [
    "{{ it.lost is defined }} {{ it.lost|default('none') }} {{ it.mapping.key }} {{ it.lost }}",
    "{{ it.nested.lost.deeper }}",
    "{{ p.lost(1) }}",
    "{{ it.mapping.key }}",
]


def _environment(kind: type[Environment], template: str) -> Environment:
    text = "{% import 'parts' as p %}" + template
    return kind(loader=DictLoader({"parts": PARTS, "page": text}), autoescape=True, undefined=StrictUndefined)


def _thing() -> SimpleNamespace:
    nested = SimpleNamespace(label="nest & ed")
    return SimpleNamespace(
        label='<it\'s "it">',
        nested=nested,
        list=[nested, SimpleNamespace(label="b<r>")],
        words=["<one>", 5],
        named={"it": "<it>", "level": 1},
        mapping={"key": "<value>"},
        given=Markup("<b>safe</b>"),
        **{"class": "<word>"},
    )


@pytest.mark.parametrize("template", TEMPLATES)
def test_it_shows_what_the_library_shows(template: str) -> None:
    quick, plain = (
        _environment(kind, template).get_template("page").render(it=_thing())
        for kind in (QuickEnvironment, Environment)
    )
    assert quick == plain
    assert plain.strip()


@pytest.mark.parametrize("template", UNUSUAL)
def test_it_gives_up_where_something_is_missing(template: str) -> None:
    with pytest.raises(AttributeError):
        _environment(QuickEnvironment, template).get_template("page").render(it=_thing())


@pytest.mark.parametrize("call", ["p.plain()", "p.plain(1, 2, 3, 4)", "p.plain(1, colour=2)"])
def test_wrong_calls_of_macros_fail_as_they_do_in_the_library(call: str) -> None:
    said = []
    for kind in (QuickEnvironment, Environment):
        with pytest.raises(Exception) as failure:  # noqa: PT011 (which one is what is compared)
            _environment(kind, f"{{{{ {call} }}}}").get_template("page").render(it=_thing())
        said.append((type(failure.value), str(failure.value)))
    assert said[0] == said[1]
