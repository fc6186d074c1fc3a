"""Markdown to safe HTML: what authors may write, what is refused, and that no trick gets through."""

from __future__ import annotations

import pickle
import re
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment

from site_builder.prose.prose import Prose, ProseHeading, ProseImage, ProseLink, ProsePicture, render_prose

ELEMENTS = {
    *(
        "p",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "em",
        "strong",
        "a",
        "img",
        "ul",
        "ol",
        "li",
        "blockquote",
        "code",
        "pre",
    ),
    *("table", "thead", "tbody", "tr", "th", "td", "hr", "br", "div", "caption", "b"),
}
ATTRIBUTES = {
    "a": {"href", "rel", "title"},
    "img": {"src", "alt", "width", "height", "srcset", "sizes", "loading", "decoding", "title"},
    "ol": {"start"},
    "th": {"scope", "class", "role"},
    "td": {"class", "role", "data-label"},
    "tr": {"role"},
    "table": {"role"},
    "b": {"data-box"},
    "p": {"class"},
    "li": {"class"},
    "pre": {"tabindex"},
    "div": {"class", "role", "tabindex", "aria-label"},
    **{f"h{level}": {"id"} for level in range(1, 7)},
}
PICTURES = {
    "/images/door.jpg": ProseImage("/sub/images/door-960.jpg", 960, 640, "/sub/images/door-480.jpg 480w")
}


def render(text: str) -> tuple[Prose, list[str]]:
    """The prose, and everything wrong with it as `line:column code`."""
    prose, issues = render_prose(text, base_path="/sub/", images=PICTURES)
    for issue in issues:
        assert issue.message.endswith(".")
        assert issue.hint.endswith((".", ")"))
    return prose, [f"{issue.line}:{issue.column} {issue.code.name}" for issue in issues]


def assert_safe(markup: str) -> None:
    """Read HTML the way a browser does and refuse every element, attribute and address that isn't expected."""
    page = html5lib.parseFragment(markup, namespaceHTMLElements=False)
    for element in page.iter():
        assert isinstance(element, Element)
        if element is page:
            continue
        assert element.tag in ELEMENTS, element.tag
        assert set(element.attrib) <= ATTRIBUTES.get(str(element.tag), set()), element.attrib
        for name in ("href", "src"):
            address = element.attrib.get(name, "/")
            assert not re.search(r"[\x00-\x20\x7f\\]", address), address
            assert not re.match(r"\s*[/\\]\s*[/\\]", address), address
            scheme = re.match(r"([^/?#]*?):", address)
            allowed = ("http", "https", "mailto", "tel") if element.tag == "a" else ()
            assert scheme is None or scheme[1].lower() in allowed, address


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("paragraph", "One & two.\nThree.", "<p>One &amp; two.\nThree.</p>\n"),
        (
            "emphasis",
            "*a* _b_ **c** __d__",
            "<p><em>a</em> <em>b</em> <strong>c</strong> <strong>d</strong></p>\n",
        ),
        ("headings", "## A b\n### C", '<h2 id="a-b">A b</h2>\n<h3 id="c">C</h3>\n'),
        ("equal headings", "## A\n## A", '<h2 id="a">A</h2>\n<h2 id="a-2">A</h2>\n'),
        (
            "ids that meet",
            "## A\n## A 2\n## A",
            '<h2 id="a">A</h2>\n<h2 id="a-2">A 2</h2>\n<h2 id="a-3">A</h2>\n',
        ),
        ("heading in another script", "## مأوى ŵ", '<h2 id="مأوى-ŵ">مأوى ŵ</h2>\n'),
        (
            "heading with markup",
            "## It's *so* `x`",
            '<h2 id="its-so-x">It\'s <em>so</em> <code>x</code></h2>\n',
        ),
        ("page of the site", "[a](/services/x/)", '<p><a href="/sub/services/x/">a</a></p>\n'),
        ("relative and fragment", "[a](../b/) [c](#d)", '<p><a href="../b/">a</a> <a href="#d">c</a></p>\n'),
        (
            "other site",
            '[a](https://example.org/?q=1&r=2 "t")',
            '<p><a href="https://example.org/?q=1&amp;r=2" rel="noreferrer noopener" title="t">a</a></p>\n',
        ),
        ("email", "[a](mailto:a@example.org)", '<p><a href="mailto:a@example.org">a</a></p>\n'),
        ("phone", "[a](<tel:(01632)960-001>)", '<p><a href="tel:01632960001">a</a></p>\n'),
        ("list", "- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("loose list", "- a\n\n- b", "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>\n"),
        ("numbers", "3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>\n'),
        ("list in a list", "- a\n  - b", "<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n"),
        ("list after text", "a\n- b", "<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n"),
        ("list, then a heading", "- a\n## B", '<ul>\n<li>a</li>\n</ul>\n<h2 id="b">B</h2>\n'),
        ("list, then a line", "- a\n***\n", "<ul>\n<li>a</li>\n</ul>\n<hr>\n"),
        ("quotation", "> a\nb", "<blockquote>\n<p>a\nb</p>\n</blockquote>\n"),
        ("code", "`<b>`", "<p><code>&lt;b&gt;</code></p>\n"),
        ("block of code", "```\n<b>\n```", '<pre tabindex="0"><code>&lt;b&gt;\n</code></pre>\n'),
        ("indented code", "    <b>\n", '<pre tabindex="0"><code>&lt;b&gt;\n</code></pre>\n'),
        (
            "code in a list",
            "- a\n\n      <b>\n",
            '<ul>\n<li><p>a</p>\n<pre tabindex="0"><code>&lt;b&gt;\n</code></pre>\n</li>\n</ul>\n',
        ),
        ("indented text after text", "a\n    # b", "<p>a\n    # b</p>\n"),
        ("line breaks", "a  \nb\\\nc", "<p>a<br>\nb<br>\nc</p>\n"),
        ("dividing line", "a\n\n---\n\nb", "<p>a</p>\n<hr>\n<p>b</p>\n"),
        ("backslash", "\\<b\\> \\*a\\*", "<p>&lt;b&gt; *a*</p>\n"),
        ("entities", "&lt;b&gt; &eacute; &copy;", "<p>&lt;b&gt; é ©</p>\n"),
        ("signs that mean nothing", "1 < 2, a<3 ! [x] *", "<p>1 &lt; 2, a&lt;3 ! [x] *</p>\n"),
        (
            "table",
            "| Day | Time |\n|---|--:|\n| Mon | 9 |\n| Tue |",
            '<div class="table" role="region" tabindex="0" aria-label="Day, Time"><table>\n<thead>\n'
            '<tr><th scope="col">Day</th><th scope="col" class="align-right">Time</th></tr>\n</thead>\n<tbody>\n'
            '<tr><td>Mon</td><td class="align-right">9</td></tr>\n<tr><td>Tue</td><td class="align-right"></td></tr>\n'
            "</tbody>\n</table></div>\n",
        ),
        (
            "picture",
            "![A door](/images/door.jpg)",
            '<p><img src="/sub/images/door-960.jpg" alt="A door" width="960" height="640"'
            ' srcset="/sub/images/door-480.jpg 480w" sizes="(min-width: 48em) 40em, 100vw"'
            ' loading="lazy" decoding="async"></p>\n',
        ),
        ("nothing", "", ""),
        ("blank", "\n \n", ""),
        ("line ends", "a\r\n\r\nb\rc", "<p>a</p>\n<p>b\nc</p>\n"),
    ],
)
def test_what_authors_may_write(title: str, text: str, expected: str) -> None:
    prose, issues = render(text)
    assert issues == [], title
    assert prose.html == expected, title
    assert_safe(prose.html)


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("element", "a\n\nb <b>c</b>", ["3:3 prose-html"]),
        ("block of HTML", "<div>\nx\n</div>", ["1:1 prose-html"]),
        ("comment", "a\n<!-- note -->", ["2:1 prose-html"]),
        ("odd address in angle brackets", "see <ftp://example.org>", ["1:5 prose-html"]),
        ("HTML in a heading", "## a <i>b</i>", ["1:6 prose-html"]),
        ("HTML in a table", "|a|\n|-|\n|<br>|", ["3:2 prose-html"]),
        ("title of the page", "# a", ["1:1 prose-heading-top"]),
        ("first heading too low", "### a", ["1:1 prose-heading-skip"]),
        ("level left out", "## a\n\nx\n\n#### b", ["5:1 prose-heading-skip"]),
        ("empty heading", "##", ["1:1 prose-heading-empty"]),
        ("underlined with dashes", "Heading\n---", ["2:1 prose-heading-underlined"]),
        ("underlined with equals signs", "Heading\n=======", ["2:1 prose-heading-underlined"]),
        ("space in an address", "[a](tel:01632 960)", ["1:3 prose-link-broken"]),
        ("link without end", "[a](/b", ["1:3 prose-link-broken"]),
        ("reference", "[a][b]\n\n[b]: /c", ["1:3 prose-link-reference", "3:3 prose-link-reference"]),
        ("no address", "[a]()", ["1:3 link-empty"]),
        ("no words", "x [](/a)", ["1:3 prose-link-text"]),
        (
            "decorative picture alone in a link",
            '[![](/images/door.jpg "decorative")](/a)',
            ["1:1 prose-link-text"],
        ),
        ("other scheme", "x\n[a](ftp://example.org)", ["2:5 link-scheme"]),
        ("second line", "x\ny [a](data:x) z", ["2:7 link-scheme"]),
        ("no words for a picture", "![](/images/door.jpg)", ["1:1 prose-image-alt"]),
        ("picture elsewhere", "![a](https://example.org/a.png)", ["1:6 prose-image-place"]),
        ("unknown picture", "![a](/images/none.jpg)", ["1:6 prose-image-missing"]),
        ("picture by data", "![a](data:image/png;base64,xx)", ["1:6 link-scheme"]),
        ("hidden override", "a &#x202e;b", ["1:3 prose-odd-character"]),
        ("deep quotation", ">" * 30 + " a", ["1:1 prose-too-deep"] * 3),
        ("too long", "a" * 100_001, ["1:1 prose-too-long"]),
        ("not an email address", "[a](mailto:nobody)", ["1:5 link-email"]),
        ("site without https", "[a](www.example.org)", ["1:5 link-host"]),
        ("site without https and www", "[a](advice.example.org/help)", ["1:5 link-host"]),
        ("email without mailto", "[a](help@example.org)", ["1:5 link-email"]),
        ("number without tel", "[a](01632-960001)", ["1:5 link-phone"]),
        ("not a number", "[a](tel:help)", ["1:5 link-phone"]),
    ],
)
def test_what_is_refused_and_where(title: str, text: str, expected: list[str]) -> None:
    prose, issues = render(text)
    assert issues == expected, title
    assert_safe(prose.html)


HOSTILE_ADDRESSES = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java&#115;cript:alert(1)",
    "javascript&colon;alert(1)",
    "java&Tab;script:alert(1)",
    "java&NewLine;script:alert(1)",
    "&#x20;javascript:alert(1)",
    "&nbsp;javascript:alert(1)",
    "&ZeroWidthSpace;javascript:alert(1)",
    "java%73cript:alert(1)",
    "javascript%3Aalert(1):x",
    "j\\avascript:alert(1)",
    "javascript\\:alert(1)",
    "vbscript:x",
    "data:text/html,x",
    "data:image/png;base64,x",
    "DATA:text/html;base64,x",
    "blob:https://example.org/x",
    "file:///etc/passwd",
    "ftp://example.org",
    "intent://example.org#Intent;end",
    "view-source:https://example.org",
    "about:blank",
    "ws://example.org",
    "sms:01632960001",
    "feed:javascript:alert(1)",
    "//example.org",
    "///example.org",
    "\\\\\\\\example.org",
    "/\\\\example.org",
    "/&#9;/example.org",
    "/&Tab;/example.org",
    "&#47;&#47;example.org",
    "&sol;&sol;example.org",
    "/&bsol;example.org",
    "https:example.org",
    "https:/example.org",
    "https:///example.org",
    "https:\\\\\\\\example.org",
    "https://user:pass@example.org",
    "https://example.org@evil.example",
    "http&colon;//a&commat;b",
    "mailto:a@example.org,javascript:x",
    "tel:1&#10;2345",
    "<javascript:alert(1)>",
    "<https://example.org/a b>",
    "ｊavascript:alert(1)",
    "javаscript:alert(1)",
    "https://example.org/\u202egpj.exe",
]


@pytest.mark.parametrize("address", HOSTILE_ADDRESSES)
def test_no_hostile_address_gets_through(address: str) -> None:
    for text in (f"[a]({address})", f"![a]({address})"):
        prose, issues = render(text)
        assert issues, text
        assert "<a" not in prose.html
        assert "<img" not in prose.html
        assert_safe(prose.html)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<a href=javascript:alert(1)>x</a>",
        "<!--><script>x</script>-->",
        "<![CDATA[<script>]]>",
        "<?php x ?>",
        "<math><mi//xlink:href='data:x,<script>'>",
        "<iframe srcdoc='x'>",
        "<style>@import'//x'</style>",
        "<meta http-equiv=refresh content=0>",
        "<base href=//x>",
        "</p><script>x</script>",
        "- <script>x</script>",
        "> <script>x</script>",
        "## <script>x</script>",
        "| <script>x</script> |\n|---|\n| <img src=x onerror=y> |",
        "**<script>x</script>**",
        "[<script>x</script>](/a)",
        "![<script>x</script>](/images/door.jpg)",
        '![" onerror="x](/images/door.jpg)',
        "[a](/b \"' onmouseover='x\")",
        "[a](/b '\" onmouseover=\"x')",
        '[a](</b" onmouseover="x>)',
        '[a](/b"onmouseover=x)',
        "[a](/b'onmouseover=x)",
        "[a](/b<script>)",
        "[a](https://example.org/'><script>x</script>)",
        '## " onclick="x',
        '| " onclick="x | b |\n|---|---|\n| c | d |',
        '``` "><script>x</script>\n</code></pre><script>x</script>\n```',
        "`</code><script>x</script>`",
        "    </code></pre><script>x</script>",
        "&lt;script&gt;x&lt;/script&gt;",
        "&#60;script&#62;x&#60;/script&#62;",
        "\\<script>x\\</script>",
        "<scr<script>ipt>",
        "<\nscript>x</script>",
        "<a\nhref='x'>y</a>",
        "<b *x*>",
        "![![x](javascript:y)](/images/door.jpg)",
        "[![x](/images/door.jpg)](javascript:y)",
        "[a](/b)<!--[c](javascript:x)-->",
        "[a]: javascript:x\n[a]",
        "[a]: /b 'c'\n\n[a] ![a]",
        "<javascript:x>",
        "[a](&#1;javascript:alert(1))",
        "    - <script>x</script>\n",
        "- a\n\n      <script>x</script>\n",
        "<a@example.org>",
        "http://example.org www.example.org",
        "{{ x }} {% y %}",
        "\x00<\x00script>",
        "\x1b<script>\x7f",
        "99999999999. x",
        "999999999. x",
    ],
)
def test_no_hostile_text_gets_through(text: str) -> None:
    prose, _ = render(text)
    assert_safe(prose.html)


PIECES = [
    *(
        "a",
        "B c",
        "\n",
        "\n\n",
        "  ",
        "    ",
        "*",
        "**",
        "_",
        "`",
        "```",
        "[",
        "]",
        "(",
        ")",
        "](",
        "![",
        "<",
        ">",
        "&",
    ),
    *(
        "#",
        "##",
        "- ",
        "1. ",
        "> ",
        "|",
        "|-|",
        "---",
        "===",
        "\\",
        '"',
        "'",
        "/x",
        "javascript:",
        "//",
        "https://e.x",
    ),
    *(
        "::: tip",
        "::: compare x",
        "\n:::\n",
        "::::",
        "- [ ] ",
        "- [x] a",
        "|a|b|\n|-|-|\n|c|d|\n",
        "{{",
        "– ",
    ),
    *("<b>", "<!--", "-->", "&lt;", "&#58;", "&Tab;", "\t", "é", "\u202e", "!"),
]


@settings(max_examples=1_000, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_random_texts_stay_safe(pieces: list[str]) -> None:
    prose, _ = render("".join(pieces))
    assert_safe(prose.html)
    assert len({heading.id for heading in prose.headings}) == len(prose.headings)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 50_000,
        "![" * 50_000,
        "![" * 2_000 + "x" + "](/a)" * 2_000,
        "*a " * 30_000,
        ">" * 90_000,
        "## a\n" * 9_000,
        "- " * 30_000,
        "a|b\n-|-\n" + "x|y\n" * 9_000,
        "http://a." * 11_000,
        "http://" * 14_000,
        "www." * 25_000,
        "www.a.b/" * 12_000,
        "https://a.bc/" + "(" * 90_000,
        "https://a.bc/" + ")" * 90_000,
        "a@" * 50_000,
        "a" * 90_000 + "@",
        "a.@b" * 20_000,
        "a@b." * 20_000,
        "0 " * 50_000,
        "+1" * 50_000,
        "(0" * 50_000,
        "01632 960 001 " * 7_000,
        ":a" * 50_000,
        "[^" * 50_000,
        "] " + " " * 90_000 + "(",
        "]\n" * 45_000,
        "– a\n" * 20_000,
        "|a" * 30_000,
        "{." * 50_000,
        "&a" * 50_000,
        "~a" * 50_000,
        "^a" * 50_000,
        "<a@" * 30_000,
        "<a." * 30_000,
        "• a\n" * 20_000,
        "::: tip\n" * 12_000,
        "::: tip\na\n:::\n\n" * 6_000,
        "".join(f"{':' * n} tip\n" for n in range(400, 3, -1)),
        "- [ ] a\n" * 12_000,
        "a\tb\n" * 20_000,
        "a   b\n" * 16_000,
        "a" + "   " * 30_000,
        "a " * 50_000 + "\n",
        "✓ a\n" * 20_000,
        "–a\n" + "b\n" * 45_000,
        "a) b\n" * 20_000,
        "a|\n\n" * 20_000,
        "{%" * 50_000,
        " \t" * 45_000 + "•",
        "|" * 40_000 + "\n" + "|-" * 20_000 + "|\n" + "|x\n" * 5_000,
    ],
    ids=lambda text: text[:12] + str(len(text)),
)
def test_bombs_end_and_stay_small(text: str) -> None:
    prose, _ = render(text)
    assert len(prose.html) <= 1_000_000


def test_links_headings_and_pictures_are_listed_with_their_lines() -> None:
    text = "## One\n\n[a](/b/) and\n*c* [d](https://example.org)\n\n- [e](#one)\n"
    text += "\n### Two *words*\n\n![f](/images/door.jpg)\n"
    prose, issues = render(text)
    assert issues == []
    assert prose.links == (ProseLink("/b/", 3), ProseLink("https://example.org", 4), ProseLink("#one", 6))
    assert prose.headings == (ProseHeading(2, "one", "One", 1), ProseHeading(3, "two-words", "Two words", 8))
    assert prose.images == (ProsePicture("/images/door.jpg", "f", 10),)
    assert pickle.loads(pickle.dumps(prose)) == prose


def test_plain_text_has_the_words_alone() -> None:
    prose, _ = render("## Food & *drink*\n\n- Tea\n- `<b>`\n\n|a|b|\n|-|-|\n|c|d|\n")
    assert prose.plain == "Food & drink Tea <b> a b c d"


def test_a_decorative_picture_has_empty_words() -> None:
    prose, issues = render('![](/images/door.jpg "decorative")')
    assert issues == []
    assert 'alt=""' in prose.html
    assert "title" not in prose.html


def test_pictures_may_come_from_a_function_or_nowhere() -> None:
    text = "![a](/images/b.jpg)"
    asked: list[str] = []

    def find(path: str) -> ProseImage | None:
        asked.append(path)
        return None

    assert [issue.code.name for issue in render_prose(text, images=find)[1]] == ["prose-image-missing"]
    assert asked == ["/images/b.jpg"]
    prose, issues = render_prose(text, base_path="/sub/")
    assert issues == ()
    assert 'src="/sub/images/b.jpg"' in prose.html


def test_what_an_author_wrote_shows_as_markup_wherever_it_went() -> None:
    """A template that shows the text itself, without a view around it, neither escapes nor trusts by mistake."""
    prose, _ = render_prose("Ask for **Anjali** & sit down.")
    sent = pickle.loads(pickle.dumps(prose))
    shown = Environment(autoescape=True).from_string("{{ it.html }}").render(it=sent)
    assert (shown, sent) == ("<p>Ask for <strong>Anjali</strong> &amp; sit down.</p>\n", prose)
