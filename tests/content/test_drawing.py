"""SVG drawings: what draws is written anew, what does more is refused where it stands."""

from __future__ import annotations

import pytest

from site_builder.content.drawing import UnsafeDrawing, draw_safely
from tests.tooling.word_for_word import SayAgain

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 60 40">'
)


def drawn(inside: str, head: str = HEAD) -> str:
    return draw_safely(f"{head}{inside}</svg>".encode()).data.decode()


def refused(text: str) -> UnsafeDrawing:
    with pytest.raises(UnsafeDrawing) as caught:
        draw_safely(text.encode())
    return caught.value


def said(found: UnsafeDrawing) -> str:
    return f"{found.line}:{found.column} {found.problem.message}\n{found.problem.hint}\n"


def test_what_draws_stays() -> None:
    inside = (
        '<defs><linearGradient id="a"><stop offset="0" stop-color="#fff" /></linearGradient></defs>'
        "<style>.b{fill:url(#a)} @media (prefers-color-scheme:dark){.b{fill:#fff}}</style>"
        '<g transform="scale(2)"><path class="b" d="M0 0h9" style="stroke:url(#a)" /><use href="#x" /></g>'
        "<text>Ab &amp; c</text>"
    )
    assert drawn(inside) == f'<svg viewBox="0 0 60 40" xmlns="http://www.w3.org/2000/svg">{inside}</svg>\n'


def test_what_a_program_keeps_for_itself_is_left_out() -> None:
    text = """<?xml version="1.0" encoding="utf-8"?>
<!-- Drawn by Mrs Ashdown -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://www.inkscape.org/n" width="30px" height="20px"
  i:export="C:\\Users\\ashdown\\refuge.png" data-name="Ashdown" xml:space="preserve">
<title>Ashdown</title><metadata><b xmlns="urn:x">Ashdown</b></metadata><i:view><path d="M1 1"/></i:view>
<desc>Ashdown</desc>stray Ashdown<circle i:label="Ashdown" r="5"/></svg>"""
    drawing = draw_safely(text.encode())
    assert drawing.data == (
        b'<svg viewBox="0 0 30 20" xmlns="http://www.w3.org/2000/svg"><circle r="5" /></svg>\n'
    )
    assert (drawing.width, drawing.height) == (30, 20)


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<SCRIPT/>",
        '<s:script xmlns:s="http://www.w3.org/2000/svg">1</s:script>',
        '<script xmlns="http://www.w3.org/1999/xhtml">1</script>',
        '<metadata><h:script xmlns:h="http://www.w3.org/1999/xhtml"/></metadata>',
        '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">1</p></foreignObject>',
        '<path d="M0 0" onclick="alert(1)"/>',
        '<g ONLOAD="alert(1)"/>',
        '<image href="https://elsewhere.example/x.png"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        '<use xlink:href="https://elsewhere.example/x.svg#a"/>',
        '<use href="other.svg#a"/>',
        '<a href="#x"><path d="M0 0"/></a>',
        '<path fill="url(https://elsewhere.example/#a)"/>',
        '<path fill="URL( &quot;//elsewhere.example/#a&quot;)"/>',
        '<path style="fill:\\75rl(x)"/>',
        "<style>@import 'https://elsewhere.example/x.css';</style>",
        "<style>@font-face{font-family:x;src:local(x)}</style>",
        "<style>path{fill:u<![CDATA[rl(x)]]></style>",
        "<style>path{background:image-set('x.png' 1x)}</style>",
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        '<set attributeName="onclick" to="alert(1)"/>',
        "<handler/>",
        "<?xml-stylesheet href='https://elsewhere.example/x.css'?>",
        "<iframe/>",
        "<use href='#a'/>" * 21,
        "<g>" * 64 + "</g>" * 64,
    ],
)
def test_what_does_more_than_draw_is_refused(inside: str, said_before: SayAgain) -> None:
    found = refused(f"{HEAD}\n  {inside}</svg>")
    assert found.problem.code.name == "drawing-unsafe"
    assert found.line == 2
    assert "PNG" in found.problem.hint
    said_before(inside[:70], said(found))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no drawing",
        "<svg>",
        '<svg viewBox="0 0 1 1"/>',
        '<html xmlns="http://www.w3.org/1999/xhtml"/>',
        f"{HEAD}<path></svg>",
        f"{HEAD}&nothing;</svg>",
        f'<!DOCTYPE svg [<!ENTITY a "aaaa">]>{HEAD}<text>&a;</text></svg>',
        f'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>{HEAD}<text>&a;</text></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg"/>',
        '<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="100%"/>',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 0"/>',
        f"{HEAD}{'<g/>' * 25_000}</svg>",
    ],
)
def test_what_is_no_drawing_is_refused(text: str, said_before: SayAgain) -> None:
    assert refused(text).problem.hint
    said_before(text.replace(HEAD, "HEAD ")[:70], said(refused(text)))


@pytest.mark.parametrize("inside", ["<use href='#a'/>" * 20, "<g>" * 63 + "</g>" * 63])
def test_what_is_just_not_too_much_is_drawn(inside: str) -> None:
    assert drawn(inside)


def test_a_drawing_has_at_most_a_hundred_thousand_bytes() -> None:
    most = f"{HEAD}<!--{'x' * (100_000 - len(HEAD) - len('<!--') - len('--></svg>'))}--></svg>"
    assert len(most) == 100_000
    assert draw_safely(most.encode())
    refused(most.replace("x", "xx", 1))
