"""Short forms explained where a page first uses them."""

from __future__ import annotations

import pytest

from site_builder.render.abbreviations import Abbreviations

GLOSSARY = {
    "NRPF": "No recourse to public funds",
    "RSI": 'The "initiative" & more',
    "IT": "Computers",
    "A&E": "Emergency",
}
NRPF = '<abbr title="No recourse to public funds">NRPF</abbr>'


@pytest.mark.parametrize(
    ("title", "markup", "expected"),
    [
        ("first use only", "<p>NRPF or NRPF.</p>", f"<p>{NRPF} or NRPF.</p>"),
        ("meaning is escaped", "RSI", '<abbr title="The &quot;initiative&quot; &amp; more">RSI</abbr>'),
        ("case counts", "<p>it nrpf</p>", "<p>it nrpf</p>"),
        (
            "whole words",
            "<p>NRPFs RSIx XIT A_IT non-IT IT-led</p>",
            "<p>NRPFs RSIx XIT A_IT non-IT IT-led</p>",
        ),
        ("with an ampersand", "<p>A&amp;E</p>", '<p><abbr title="Emergency">A&amp;E</abbr></p>'),
        ("links stay", '<a href="/x">NRPF</a> NRPF', f'<a href="/x">NRPF</a> {NRPF}'),
        ("headings stay", "<h2>NRPF</h2><p>NRPF</p>", f"<h2>NRPF</h2><p>{NRPF}</p>"),
        ("code stays", "<pre><code>NRPF</code></pre>", "<pre><code>NRPF</code></pre>"),
        ("explained already", '<abbr title="x">NRPF</abbr>', '<abbr title="x">NRPF</abbr>'),
        ("attributes stay", '<img alt="NRPF"><p>NRPF</p>', f'<img alt="NRPF"><p>{NRPF}</p>'),
        ("markup in a link stays", "<a><em>NRPF</em></a>", "<a><em>NRPF</em></a>"),
        ("beside markup", "<em>NRPF</em>", f"<em>{NRPF}</em>"),
        ("script stays", '<script>"NRPF"</script>', '<script>"NRPF"</script>'),
        ("nothing to do", "<p>Plain.</p>", "<p>Plain.</p>"),
    ],
)
def test_first_uses_are_explained(title: str, markup: str, expected: str) -> None:
    assert Abbreviations(GLOSSARY).expand(markup) == expected, title


def test_longer_forms_win_and_an_empty_glossary_changes_nothing() -> None:
    both = Abbreviations({"DV": "violence", "DV Act": "the law"})
    assert (
        both.expand("DV Act, DV") == '<abbr title="the law">DV Act</abbr>, <abbr title="violence">DV</abbr>'
    )
    assert Abbreviations({}).expand("DV") == "DV"
