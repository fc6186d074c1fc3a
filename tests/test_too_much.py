"""No file takes more than its share of time and memory: what would is refused with its name, or done in little."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from site_builder.build import build
from site_builder.diagnostics import Diagnostic
from site_builder.tools.bounded import bounded
from tests.tooling.small_site import BASICS, SETTINGS, SmallSite, small_site

SIZE = 200_000
PLAIN = BASICS["services/kitchen.yaml"]
WITHOUT_HOURS = "".join(line for line in PLAIN.splitlines(keepends=True) if not line.startswith("hours"))


def filled(unit: str) -> str:
    return unit * (SIZE // len(unit))


FILES = {
    "unknown fields": PLAIN + "".join(f"field{number}: x\n" for number in range(15_000)),
    "empty items": f"{PLAIN}search_words:\n{filled('-' + chr(10))}",
    "empty places": f"{PLAIN}places:\n{filled('- {}' + chr(10))}",
    "a long line of hours": f"{WITHOUT_HOURS}hours: '{filled('Mon 9am-5pm (office); ')}'\n",
    "a long sentence in a note": f"{PLAIN}notes: {filled('ask for Maud ')}\n",
    "a note of one number": f"{PLAIN}notes: {filled('0 (-')}1\n",
    "a note of streets": f"{PLAIN}notes: {filled('7 Mill Road. ')}\n",
    "old names": f"{PLAIN}formerly:\n" + "".join(f"- old-{number}\n" for number in range(15_000)),
    "open brackets": f"{PLAIN}description: '{filled('[')}'\n",
    "open links": f"{PLAIN}description: '{filled('[a](')}'\n",
    "web addresses": f"{PLAIN}description: '{filled('http://a.')}'\n",
    "comments": f"{PLAIN}description: '{filled('<!---->')}'\n",
}


def said(site: SmallSite) -> list[Diagnostic]:
    return list(build(site.options()).diagnostics)


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_a_file_is_done_with_in_its_share(tmp_path: Path, text: str) -> None:
    site = small_site(tmp_path, {**BASICS, "services/kitchen.yaml": text})
    site.write({"services/other.yaml": PLAIN.replace("Harbour Kitchen", "Other")})
    # The limit is of processor time, and many times what these take: it holds on a busy machine too.
    found = bounded(partial(said, site), seconds=20)
    assert {each.span.file for each in found if each.is_error} <= {"content/services/kitchen.yaml"}


OWN_FILES = {
    "unknown settings": ("site.yaml", SETTINGS + "".join(f"field{number}: x\n" for number in range(15_000))),
    "unknown groups": ("site.yaml", SETTINGS.replace("contact: {", "contact: {" + filled("a: {}, "))),
    "emergency numbers": (
        "site.yaml",
        SETTINGS.replace("emergency: [", "emergency: [" + filled("{name: A}, ")),
    ),
    "short forms": ("site.yaml", f"{SETTINGS}known_short_forms: [{filled('AB, ')}AB]\n"),
    "private words": ("site.yaml", f"{SETTINGS}private_words: [{filled('ab, ')}ab]\n"),
    "brackets": ("site.yaml", f"{SETTINGS}welcome: '{filled('[a](')}'\n"),
    "searches": ("searches.yaml", "searches:\n" + filled("- {type: food, finds: /needs/food/}\n")),
    "unknown searches": ("searches.yaml", "searches:\n" + filled("- {k: v}\n")),
    "a long search": ("searches.yaml", f"searches: [{{type: '{filled('fo ')}', finds: /needs/food/}}]\n"),
}


@pytest.mark.parametrize(("file", "text"), OWN_FILES.values(), ids=OWN_FILES)
def test_so_are_the_files_of_the_site_itself(tmp_path: Path, file: str, text: str) -> None:
    site = small_site(tmp_path, {**BASICS, file: text})
    found = bounded(partial(said, site), seconds=20)
    assert {each.span.file for each in found if each.is_error} <= {f"content/{file}"}


def test_many_mistakes_are_told_in_part(tmp_path: Path) -> None:
    site = small_site(tmp_path, {**BASICS, "services/kitchen.yaml": FILES["unknown fields"]})
    found = [each for each in site.check() if each.span.file == "content/services/kitchen.yaml"]
    assert [each.code.name for each in found].count("field-unknown") == 100
    (more,) = [each for each in found if each.code.name == "problems-many"]
    assert "14900 more mistakes" in more.message
