"""The form to assess with: it scores as `check` does, hands out what `check` takes, and works by keyboard and on paper."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from site_builder.types.assessment.assessment import Assessment
from site_builder.types.assessment.framework import Framework
from site_builder.types.assessment.options import all_rows
from site_builder.types.assessment.reading import result_for
from site_builder.types.assessment.words import placing_words, reached_words, score_words
from tests.browser.test_axe import RUN_AXE
from tests.tooling.browser import KEPT, NOTHING
from tests.tooling.example import CONTENT
from tests.tooling.server import Site
from tests.tooling.small_site import BASICS, SETTINGS, SmallSite, codes, small_site, told

Serve = Callable[..., AbstractContextManager[Site]]

MADE_UP = """\
name: Doors that open, checked
credit: {title: Nothing of this name}
part_name: Door
score: share
better: high
levels: [{id: open, name: Open, points: 3}, {id: ajar, name: Ajar, points: 1.5}, {id: shut, name: Shut, points: 0}]
bands: [{name: Draughty, lowest: 75, highest: 100}, {name: Stuffy, lowest: 0, highest: 33.3}]
threshold: {score: 40, side: at-most, means: somebody should look}
parts:
  - id: front
    name: Front
    rows:
      - name: By day
        statements: [{level: open, text: All}, {level: ajar, text: Some}, {level: shut, text: None}]
      - name: By night
        statements: [{level: open, text: All}, {level: ajar, text: Some}, {level: shut, text: None, points: 0.5}]
  - {id: back, name: Back, scale: [{points: 0}, {points: 7}, {points: 9.5}]}
"""
"""A framework of a kind that the example has none of, as content alone."""
UNEVEN = """\
name: "How cold it gets"
credit: {title: Nothing of this name}
part_name: Domain
score: mean-of-parts
better: low
scale: [{points: 0, name: Never}, {points: 0.5, name: Once a year}, {points: 2, name: Monthly}, {points: 4, name: Daily}]
bands: [{name: Warm, lowest: 0, highest: 0.5}, {name: Chilly, lowest: 1, highest: 2}, {name: Freezing, lowest: 3.1, highest: 4}]
threshold: {score: 2.5, side: at-most, means: nobody has to look}
parts:
  - {id: doors, name: Doors, rows: [{name: Shut}, {name: Locked at noon}]}
  - {id: letters, name: Letters, rows: [{name: Unclear}, {name: Threats first}, {name: Sent nowhere}]}
  - {id: phones, name: Phones}
"""
"""Another, whose parts count alike though one has three rows and one a single one."""
TOOLS = {path.stem: path for path in sorted((CONTENT / "frameworks").iterdir())}
TIMES = 200
TODAY = datetime(2026, 11, 20, 12, tzinfo=UTC)

FILL = """(all) => all.map((places, time) => {
  const form = document.getElementById("assess");
  form.reset();
  const why = "Nobody `knew` **it**: # 7, *or* _so_; 5*4 a**b __c__ d_e ~~f~~ * g *";
  const rows = [...form.querySelectorAll("[data-row]")];
  rows.forEach((row, n) => {
    const options = row.querySelectorAll("[data-points]");
    const left = row.querySelector('[value=""]');
    (places[n] < 0 ? left : options[places[n]]).checked = true;
    row.querySelector("[name=why]").value = places[n] < 0 ? why : "";
  });
  const text = `- [A "${time}"](https://x) \\\\\\n\\n# <b>~~Two~~ ü\\u202e`;
  for (const field of form.querySelectorAll("textarea")) field.value = text;
  form.elements.on.value = "2026-11-20";
  form.dispatchEvent(new Event("input"));
  return {
    yaml: document.getElementById("yaml").textContent,
    said: document.getElementById("tally").textContent,
    parts: [...form.querySelectorAll("[data-part]")].map((part) => part.querySelector("[data-score]")?.textContent ?? null),
    reached: [...form.querySelectorAll("[data-reached]:not([hidden])")].map((each) => each.textContent),
  };
})"""


@pytest.fixture(scope="module")
def frameworks() -> Mapping[str, str]:
    """All frameworks by the path of their file: those of the example, and those made up."""
    shipped = {f"frameworks/{path.name}": path.read_text("utf-8") for path in TOOLS.values()}
    return {**shipped, "frameworks/made-up.yaml": MADE_UP, "frameworks/uneven.yaml": UNEVEN}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, frameworks: Mapping[str, str]) -> SmallSite:
    site = small_site(tmp_path_factory.mktemp("assess"), {**BASICS, **frameworks}, settings=SETTINGS)
    site.build()
    return site


@pytest.fixture
def served(built: SmallSite, serve: Serve) -> Iterator[Site]:
    with serve(built.output) as site:
        yield site


def chosen(seed: int, rows: Sequence[int]) -> list[list[int]]:
    """What to choose each time: the place of an option in each row, or -1 to leave it out; the first times the ends."""
    chance = random.Random(seed)
    ends = [[0] * len(rows), [many - 1 for many in rows], [-1] * len(rows)]
    some = [
        [-1 if chance.random() < rate else chance.randrange(many) for many in rows]
        for rate in (chance.choice((0, 0, 0.02, 0.2)) for _ in range(TIMES - len(ends)))
    ]
    return [*ends, *some]


@pytest.mark.parametrize("tool", [*TOOLS, "made-up", "uneven"])
def test_page_and_check_agree(
    page: Page, served: Site, built: SmallSite, frameworks: Mapping[str, str], tmp_path: Path, tool: str
) -> None:
    framework = built.load().site.find(Framework, tool)
    assert framework
    rows = [len(row.options) for _part, some in all_rows(framework) for row in some]
    page.clock.set_fixed_time(TODAY)
    page.goto(served.at(f"/assess/{tool}/"))
    told_by_page: list[dict[str, Any]] = page.evaluate(FILL, chosen(7, rows))
    assert len(told_by_page) == TIMES

    files = {f"assessments/look-{n}.yaml": each["yaml"] for n, each in enumerate(told_by_page)}
    site = small_site(tmp_path, {**BASICS, **frameworks, **files}, settings=SETTINGS)
    found = site.check()
    assert set(codes(found)) <= {"assessment-of-person"}, told(found)[:2000]
    # Each file says its scores, and `check` has added them up; what the page says in words is the same too.
    loaded = site.load().site
    for n, each in enumerate(told_by_page):
        assessment = loaded.find(Assessment, f"look-{n}")
        assert assessment
        result = result_for(framework, assessment)
        whole = result.whole
        assert ("score:" in each["yaml"]) is (whole.value is not None)
        score = f"Score: {score_words(framework, whole)}." if whole.value is not None else ""
        assert each["said"] == " ".join(filter(None, (score, placing_words(framework, whole))))
        for said, (_part, of_part) in zip(each["parts"], result.parts, strict=True):
            assert said in (None, score_words(framework, of_part) if of_part.value is not None else "")
        reached = reached_words(framework, whole)
        assert [text.startswith(reached) for text in each["reached"]] == ([True] if reached else [])


@pytest.mark.parametrize("tool", TOOLS)
def test_by_keyboard_alone(page: Page, served: Site, tool: str) -> None:
    page.clock.set_fixed_time(TODAY)
    page.goto(served.at(f"/assess/{tool}/"))
    status = page.get_by_role("status")
    next_row = page.get_by_role("button", name="Next open row")
    left = int((status.text_content() or "").split()[0])
    first = page.locator("[data-row]").first.get_by_role("radio")
    first.first.focus()
    page.keyboard.press("ArrowDown")
    expect(first.nth(1)).to_be_checked()
    expect(status).to_contain_text(f"{left - 1} rows need a choice")
    for _ in range(left - 1):
        next_row.focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Space")
    expect(next_row).to_be_hidden()
    expect(status).to_contain_text("Score: ")
    page.get_by_text("See the file").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#yaml")).to_contain_text(f"framework: {tool}")


def test_what_is_open_is_found_and_reasons_are_asked_for(page: Page, served: Site) -> None:
    page.goto(served.at("/assess/made-up/"))
    rows = page.locator("[data-row]")
    for n in range(3):
        rows.nth(n).get_by_role("radio").last.check()
    expect(page.get_by_role("status")).to_have_text(
        "3 rows need a choice, or a reason why they are left out."
    )
    page.get_by_role("button", name="Next open row").click()
    expect(page.get_by_label("Why?").first).to_be_focused()
    page.keyboard.type("The hall was shut")
    expect(page.get_by_role("status")).to_have_text(
        "2 rows need a choice, or a reason why they are left out."
    )
    expect(page.locator("#hand-out")).to_be_hidden()


def test_it_hands_out_a_file_and_a_letter(page: Page, served: Site) -> None:
    page.clock.set_fixed_time(TODAY)
    page.goto(served.at("/assess/made-up/"))
    for row in page.locator("[data-row]").all():
        row.get_by_role("radio").first.check()
    with page.expect_download() as download:
        page.get_by_role("link", name="Save as a file").click()
    assert download.value.suggested_filename == "made-up-2026-11-20.yaml"
    saved = download.value.path().read_text("utf-8")
    assert saved == page.locator("#yaml").text_content()
    letter = page.get_by_role("link", name="Send it by email").get_attribute("href") or ""
    assert letter.startswith(
        "mailto:hello@northport.example.org?subject=made-up-2026-11-20.yaml&body=name%3A%20"
    )
    page.goto(served.at("/assess/needs-score/"))
    assert page.locator("#hand-in, #keep, [name=evidence]").count() == 0  # it is about one person


def test_nothing_is_kept_unless_asked(page: Page, served: Site) -> None:
    page.clock.set_fixed_time(TODAY)
    page.goto(served.at("/assess/made-up/"))
    first = page.locator("[data-row]").first.get_by_role("radio").first
    first.check()
    assert page.evaluate(KEPT) == NOTHING
    page.reload()
    expect(first).not_to_be_checked()
    first.check()
    keep = page.get_by_role("checkbox", name="Keep on this device")
    keep.check()
    page.get_by_label("Areas for concern").first.fill("A cold hall")
    page.reload()
    expect(first).to_be_checked()
    expect(keep).to_be_checked()
    expect(page.get_by_label("Areas for concern").first).to_have_value("A cold hall")
    keep.uncheck()
    assert page.evaluate(KEPT) == NOTHING
    keep.check()
    page.get_by_role("button", name="Empty the form").click()
    expect(first).not_to_be_checked()
    assert page.evaluate(KEPT) == NOTHING


@pytest.mark.parametrize("tool", [*TOOLS, "made-up"])
def test_no_barriers_in_any_state(context: BrowserContext, axe: Path, served: Site, tool: str) -> None:
    context.add_init_script(path=axe)
    page = context.new_page()
    page.goto(served.at(f"/assess/{tool}/"))
    rows = page.locator("[data-row]")
    states: list[Callable[[], None]] = [
        lambda: None,
        lambda: rows.first.get_by_role("radio").last.check(),
        lambda: check_first(rows),
        lambda: page.get_by_text("See the file").click(),
    ]
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.reload()
        for state in states:
            state()
            assert page.evaluate(RUN_AXE) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def check_first(rows: Locator) -> None:
    for row in rows.all():
        row.get_by_role("radio").first.check()


@pytest.mark.parametrize("filled", [False, True])
def test_the_matrix_on_paper(page: Page, served: Site, filled: bool) -> None:
    page.set_viewport_size({"width": 718, "height": 1000})
    page.goto(served.at("/assess/working-partnerships/"))
    row = page.locator("[data-row]").first
    if filled:
        row.get_by_role("radio").nth(1).check()
        page.get_by_label("Areas for concern").first.fill("\n".join(f"Worry {n}" for n in range(30)))
    page.emulate_media(media="print")
    tops = {label.bounding_box()["y"] for label in row.locator(".options label").all()}  # type: ignore[index]
    assert len(tops) == 1  # side by side, as a matrix
    for only_screen in (".tally", "#hand-out", "#keep", "button"):
        assert not any(each.is_visible() for each in page.locator(only_screen).all())
    expect(row.get_by_text("Leave this row out")).to_be_hidden()
    text = page.get_by_label("Areas for concern").first
    expect(text).to_be_visible()
    assert text.evaluate(
        "(field) => field.scrollHeight <= field.clientHeight + 2"
    )  # all of it, or room to write
    if filled:
        expect(row.get_by_role("radio").nth(1)).to_be_checked()


def test_without_javascript_it_is_the_matrix(page: Page, served: Site, browser: Any) -> None:
    del page
    with browser.new_context(java_script_enabled=False) as visitor:
        plain = visitor.new_page()
        plain.goto(served.at("/assess/working-partnerships/"))
        assert plain.get_by_role("radio").count() == 25 * 4
        expect(plain.locator(".tally")).to_be_hidden()
        expect(plain.get_by_role("group", name="Charter", exact=True)).to_contain_text("We have no charter.")
        expect(plain.get_by_role("group", name="Charter", exact=True)).to_contain_text("13")
