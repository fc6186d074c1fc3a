"""English passages on pages of another language are marked for those who have them read aloud."""

from __future__ import annotations

import json

import pytest

from site_builder.language.passages import END, ENGLISH, OWN, unmarked, unmarked_bytes, with_languages


def marked(text: str) -> str:
    """A text with its marks written so that one can read them: `[Call {Cegin} now]`."""
    return text.translate(str.maketrans("[{]}", f"{ENGLISH}{OWN}{END}{END}"))


@pytest.mark.parametrize(
    ("page", "published"),
    [
        ("<h2>Cegin</h2>", "<h2>Cegin</h2>"),
        ("<h2>[Menu]</h2>", '<h2><span lang="en">Menu</span></h2>'),
        (
            "<p>[Run by {Cegin}, daily]</p>",
            '<p><span lang="en">Run by </span>Cegin<span lang="en">, daily</span></p>',
        ),
        ("<p>[{Cegin}: {[9am]}]</p>", '<p>Cegin: <span lang="en">9am</span></p>'),
        (
            '<p>[<a href="/x">Read</a> <b>{it}</b>]</p>',
            '<p><a href="/x"><span lang="en">Read</span></a> <b>it</b></p>',
        ),
        ('<a title="[Menu]" href="x">[a]</a>', '<a title="Menu" href="x"><span lang="en">a</span></a>'),
        ('<p data-none="[Nothing]"></p>', '<p data-none="Nothing" lang="en"></p>'),
        ("<title>[Help] – X</title>[y]", '<title>Help – X</title><span lang="en">y</span>'),
        ("<option>[Any]</option><script>{}[x]</script>", "<option>Any</option><script>x</script>"),
        (
            "<svg><title>[Door]</title><text>[No]</text></svg>",
            "<svg><title>Door</title><text>No</text></svg>",
        ),
        ("<p>[Cut…</p><p>Cegin</p>", '<p><span lang="en">Cut…</span></p><p>Cegin</p>'),
        ("<p>a]</p><p>1 < 2 [<]</p>", "<p>a</p><p>1 < 2 <</p>"),
    ],
)
def test_a_passage_becomes_a_span(page: str, published: str) -> None:
    assert with_languages(marked(page)) == published


def test_other_files_have_no_marks_left() -> None:
    text = marked("[Run by {Cegin}]")
    assert unmarked(text) == "Run by Cegin"
    assert json.loads(unmarked_bytes(json.dumps([text]).encode())) == ["Run by Cegin"]
    assert unmarked_bytes(json.dumps([text], ensure_ascii=False).encode()) == b'["Run by Cegin"]'
