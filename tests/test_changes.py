"""What readers would see change from one built site to another: of real builds, and of pages written for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.changes import LINES, PLACES, changes, read_site, words_of
from site_builder.cli import OK, USAGE, main
from tests.tooling.small_site import BASICS, SETTINGS, Files, SmallSite, small_site

KITCHEN = BASICS["services/kitchen.yaml"]
SHOWERS = KITCHEN.replace("Harbour Kitchen", "Quay Showers")


def built(folder: Path, files: Files, settings: str = SETTINGS) -> SmallSite:
    site = small_site(folder, {**BASICS, **files}, settings=settings)
    site.build()
    return site


def told(folder: Path, before: Files, after: Files, settings: str = SETTINGS) -> str:
    """What is said of two builds."""
    old, new = built(folder / "old", before), built(folder / "new", after, settings)
    return changes(read_site(old.output), read_site(new.output))


def test_the_same_words_are_no_change(tmp_path: Path) -> None:
    said = told(tmp_path, {}, {"services/kitchen.yaml": f"# A remark\n{KITCHEN}"})
    assert said == "## What readers would see change\n\nNothing: every page says what it said before.\n"


def test_other_hours_are_told_before_and_after_once_for_all_pages_that_say_so(tmp_path: Path) -> None:
    said = told(tmp_path, {}, {"services/kitchen.yaml": KITCHEN.replace("9am-5pm", "10am-5pm")})
    part = said.partition("`Harbour Kitchen` `/services/kitchen/`")[2].partition("###")[0]
    assert "\n```diff\n" in part
    assert "\n- " in part.partition("9am")[0]
    assert "\n+ " in part.partition("10am")[0]
    assert "Harbour Trust" not in part  # what stayed isn't told
    assert said.count("/needs/food/") == 1


def test_new_and_lost_pages_are_named_by_their_heading(tmp_path: Path) -> None:
    said = told(tmp_path, {}, {"services/showers.yaml": SHOWERS})
    assert "### New\n\n- `Quay Showers` `/services/showers/`\n" in said
    assert "### Gone" not in said
    said = told(tmp_path / "back", {"services/showers.yaml": SHOWERS}, {})
    assert "### Gone\n\n- `Quay Showers` `/services/showers/`\n" in said


def test_what_stands_around_every_page_is_told_once(tmp_path: Path) -> None:
    said = told(tmp_path, {}, {}, SETTINGS.replace("number: 999", "number: 112"))
    assert said.count("+ Call 112") == 1
    assert "### `around every page`" in said


def test_nothing_in_pages_is_markdown_and_everything_has_an_end(tmp_path: Path) -> None:
    long = "".join(f"<p>```\n{number} ### {'word ' * 100}</p>" for number in range(LINES + 5))
    for number in range(PLACES + 7):
        for side in ("old", "new"):
            page = tmp_path / side / str(number) / "index.html"
            page.parent.mkdir(parents=True)
            page.write_text(
                f"<main><h1>`A`</h1>{long}{side} {number}</main>".replace("word", f"{side}{number}"), "utf-8"
            )
            (tmp_path / side / ".site-builder").touch()
    said = changes(read_site(tmp_path / "old"), read_site(tmp_path / "new"))
    assert len(said) < 1_000_000
    assert "and 7 more changes." in said.lower()
    assert max(map(len, said.splitlines())) < 400
    fences = [line for line in said.splitlines() if line.startswith("```")]
    assert fences == ["```diff", "```"] * PLACES


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<main><p>One <b>two</b>\n three<br>four</p></main>", ["One two three", "four"]),
        ("<main><p hidden>Later <b>on</b></p><p>Now</p></main>", ["Now"]),
        ('<main><div class="wrap last"><p>Made today<br>x</p></div><p>Now</p></main>', ["Now"]),
        ("<main><svg><path d='M0'/><title>No</title></svg><img alt='A door'>open</main>", ["A door open"]),
        (
            '<main><a href="https://a.example/?q=1">Site</a> <a href="/x/">In</a></main>',
            ["(https://a.example/) Site In"],
        ),
        ("<head><title>No</title></head><body>Out<main>In</main>Out<script>no</script></body>", ["In"]),
        ("<main><table><tr><th>Monday<td>9am &amp; 5pm</table></main>", ["Monday", "9am & 5pm"]),
    ],
)
def test_words_are_those_that_readers_see(html: str, lines: list[str]) -> None:
    assert words_of(html).main == lines


def test_the_command_prints_it_and_knows_what_is_no_site(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = built(tmp_path, {})
    assert main(["changes", str(site.output), str(site.output)]) == OK
    assert "Nothing: every page" in capsys.readouterr().out
    assert main(["changes", str(site.output), str(site.content)]) == USAGE
    said = capsys.readouterr()
    assert said.out == ""
    assert "is not a site that was built" in said.err
    assert main(["changes", str(tmp_path / "nowhere"), str(site.output)]) == USAGE
