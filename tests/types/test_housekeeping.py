"""What a partnership keeps: who came, seats, agreements, training, unnamed signatories, sources of terms."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.tooling.page_text import page_text
from tests.tooling.small_site import BASICS, SmallSite, small_site

FILES: Mapping[str, str] = {
    **BASICS,
    "sectors/lived-experience.yaml": "name: People with lived experience\norder: 2\nsummary: Who have been there.\n",
    "sectors/donors.yaml": "name: Donors\norder: 3\n",
    "charter.yaml": (
        "name: Charter\nvision: Homes\nadopted: 2026-01-01\nreview_due: 2027-01-01\n"
        "working_together: [{name: Paid, text: Time is paid.}]\n"
        "signed_unnamed: [{sector: donors, number: 2}, {sector: charity, number: 1}]\n"
    ),
    "signatories/trust.yaml": "name: Harbour Trust\nsector: charity\nsigned: 2026-02-01\n",
    "groups/board.yaml": (
        "name: Board\nkind: board\nmembers:\n  - {organisation: harbour-trust, sector: charity}\n"
        "  - {name: Ann, sector: lived-experience}\n  - {role: A second seat, sector: lived-experience, empty: yes}\n"
    ),
    "groups/homes.yaml": "name: Homes group\nkind: working-group\nreports_to: board\n",
    "meetings/first.yaml": (
        "name: First\ngroup: board\non: 2026-11-02\nstatus: held\nnamed: [Ann]\n"
        "attended: [{sector: charity, number: 4}, {sector: lived-experience, number: 3}]\nminutes: Said.\n"
    ),
    "resources/sharing.yaml": (
        "name: Sharing\nkind: agreement\nparties: harbour-trust\nother_parties: [Two others]\n"
        "agreed: 2026-01-05\nends: 2027-01-04\n"
    ),
    "training/first-days.yaml": (
        "name: First days\norganisations: harbour-trust\ngiven_by: [Ann]\nwho_for: Everybody\ncovers: Listening\n"
        '"on": [2026-10-01, 2026-12-03]\nlength: Half a day\ncost: Free\nbook: https://example.org/book\n'
    ),
    "glossary/duty.yaml": (
        'name: Duty\nmeaning: To tell.\nsources: [{title: The Act, link: "https://example.org/act"}, {title: A paper}]\n'
    ),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    made = small_site(tmp_path_factory.mktemp("keeping"), FILES)
    assert list(made.check()) == []
    made.build()
    return made


@pytest.mark.parametrize(
    ("url", "said"),
    [
        (
            "/meetings/first/",
            ["Who came\n7 (Charities: 4; People with lived experience: 3)", "Among them\nAnn"],
        ),
        (
            "/groups/board/",
            [
                "Seats\n3 (Charities: 1; People with lived experience: 2). 1 is empty.",
                "Hears from\n[Homes group](/groups/homes/)",
                "A second seat (empty)",
                "For: People with lived experience",
            ],
        ),
        ("/groups/homes/", ["Reports to\n[Board](/groups/board/)"]),
        (
            "/resources/sharing/",
            [
                "Party\n[Harbour Trust](/organisations/harbour-trust/)",
                "Party\nTwo others",
                "Agreed\n5 January 2026",
                "Ends\n4 January 2027",
            ],
        ),
        ("/training/", ["By Harbour Trust, Ann; next on 3 December 2026."]),
        (
            "/training/first-days/",
            ["Given by\nAnn", "Day\n3 December 2026", "- Listening", "example.org/book"],
        ),
        ("/charter/", ["## How we work together\n### Paid\nTime is paid."]),
        (
            "/signatories/",
            [
                "1 has signed. 3 more aren't named.",
                "## Charities\n1 signatory. 1 more isn't named.",
                "## Donors\n2 more aren't named.",
            ],
        ),
        ("/signatories/trust/", ["Sector: Charities"]),
        ("/glossary/", ["Source: [The Act](https://example.org/act); A paper"]),
    ],
)
def test_what_is_kept_is_shown(site: SmallSite, url: str, said: list[str]) -> None:
    page = page_text(site.page(url))
    assert [each for each in said if each not in page] == []


def test_a_sector_without_anybody_is_no_heading(site: SmallSite) -> None:
    assert "lived experience" not in page_text(site.page("/signatories/"))


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("meetings/first.yaml", "status: held", "status: planned", "attended-early: This meeting is planned"),
        (
            "meetings/first.yaml",
            "sector: lived-experience",
            "sector: charity",
            "attended-twice: The sector `charity`",
        ),
        ("meetings/first.yaml", "number: 4", "number: four", "number-invalid: "),
        ("meetings/first.yaml", "sector: charity", "sector: charities", "reference-unknown: "),
        ("groups/board.yaml", "name: Ann, ", "name: Ann, empty: yes, ", "seat-filled: "),
        ("groups/board.yaml", "kind: board", "kind: board\nreports_to: homes", "group-circle: "),
        ("resources/sharing.yaml", "ends: 2027-01-04", "ends: 2025-01-04", "agreement-reversed: "),
        (
            "resources/sharing.yaml",
            "ends: 2027-01-04",
            "ends: 2026-11-04",
            "agreement-ended: “Sharing” ended",
        ),
        ("training/first-days.yaml", ", 2026-12-03", "", "training-over: All days of “First days” are past."),
        (
            "training/first-days.yaml",
            "organisations: harbour-trust\ngiven_by: [Ann]\n",
            "",
            "training-by-nobody: It isn't said who gives this training.",
        ),
        ("signatories/trust.yaml", "sector: charity", "sector: chrity", "reference-unknown: "),
        ("charter.yaml", "sector: donors", "sector: nobody", "reference-unknown: "),
    ],
)
def test_slips_are_told(tmp_path: Path, file: str, old: str, new: str, expected: str) -> None:
    assert old in FILES[file]
    site = small_site(tmp_path, {**FILES, file: FILES[file].replace(old, new, 1)})
    found = [
        f"{each.code.name}: {each.message}" for each in site.check() if each.span.file == f"content/{file}"
    ]
    assert any(expected in each.replace("`number`: ", "") for each in found), found
