"""Scripts and styles are made small, and do the same."""

from __future__ import annotations

from site_builder.render.assets import small, small_assets


def test_comments_and_space_go_and_names_for_others_stay() -> None:
    source = (
        '// What it is for.\nimport { a } from "./a.js"; // why\n\nexport function twice(number) {\n'
        "  // Says why.\n  return number * 2;\n}\nconst address = `https://example.org/ // ${a}`;\nexport { address };\n"
    )
    made = small("x.js", source.encode()).decode()
    assert "why" not in made.lower()
    assert "What it is for" not in made
    assert "export function twice(" in made
    assert "https://example.org/ // ${a}" in made
    assert len(made) < len(source) - 60


def test_styles_keep_their_rules() -> None:
    made = small(
        "x.css", b"/* colours */\n:root {\n  --ink: #271a30;\n}\np { margin-inline: 0 auto }\n"
    ).decode()
    assert made == ":root{--ink:#271a30}p{margin-inline:0 auto}"


def test_what_is_no_script_or_would_break_out_stays_as_it_is() -> None:
    odd = b'export const end = "</script>"; // a comment'
    assert small_assets({"a.svg": b"<svg/>", "odd.js": odd}) == {"a.svg": b"<svg/>", "odd.js": odd}


def test_a_script_that_cannot_be_read_is_published_all_the_same() -> None:
    assert b"function (" in small("x.js", b"function ( {")
