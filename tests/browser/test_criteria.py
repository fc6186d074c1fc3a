"""The checklist of who qualifies: it says what ticks come to, and never says no alone."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.test_axe import barriers
from tests.tooling.server import Site

NESTED, SCORED = "/pathways/housing-first/for-workers/", "/pathways/leaving-prison/for-workers/"


def test_the_result_explains_itself(page: Page, example: Site, axe: Path, complaints: list[str]) -> None:
    page.add_init_script(path=axe)
    page.goto(example.at(NESTED))
    form, status = page.locator("#criteria-form"), page.locator("#criteria-form [role=status]")
    expect(status).to_have_text("Tick what holds; here you see what it comes to.")
    form.get_by_label("Sleeps outside").check()
    expect(status).to_contain_text("That is no refusal")
    expect(form).to_contain_text("About a home: any one of these: enough.")
    expect(form).to_contain_text("More than one hard thing at once: at least 2 of these: 0 so far, 2 needed.")
    form.get_by_label("Is ill").check()
    form.get_by_label("Has been in trouble").check()
    expect(form).to_contain_text("All of these: 2 so far, 4 needed. Open yet: Would be turned away")
    assert list(barriers(page, (320,))) == []
    form.get_by_label("Would be turned away").check()
    expect(status).to_contain_text("That is no refusal")
    form.get_by_label("Is able to understand").check()
    expect(status).to_have_text("All that is asked for is there: refer.")
    form.get_by_role("button", name="Empty the list").click()
    expect(status).to_have_text("Tick what holds; here you see what it comes to.")
    assert complaints == []


def test_a_score_indicates_and_never_decides(page: Page, example: Site) -> None:
    page.goto(example.at(SCORED))
    form = page.locator("#criteria-form")
    numbers = form.get_by_role("spinbutton")
    numbers.first.fill("5")
    expect(form).to_contain_text("Score: 5 of 60, below 38. That is no refusal. 11 numbers are open yet.")
    for number in numbers.all():
        number.fill("4")
    expect(form).to_contain_text("Score: 48 of 60, so it's worth asking (from 38).")
    numbers.first.fill("9")  # more than the most isn't counted
    expect(form).to_contain_text("Score: 44 of 60, so it's worth asking (from 38). 1 number is open yet.")
