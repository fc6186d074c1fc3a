"""What people install: the package, made into a wheel by way of the source archive, works outside the checkout."""

from __future__ import annotations

from pathlib import Path

from tests.tooling.wheel import Installed, run

TINY_SITE = {
    "site.yaml": """\
name: Northport Homelessness Charter
area: Northport
base_url: https://northport.example.org/charter/
contact: {email: hello@northport.example.org}
emergency: {name: Emergency, number: 999}
""",
    "needs/food.yaml": "name: Food\nsummary: Meals, parcels and vouchers.\n",
    "organisation-kinds/charity.yaml": "name: Charity\n",
    "organisations/harbour-trust.yaml": "name: Harbour Trust\nsummary: Runs a day centre.\nkind: charity\n",
    "services/harbour-day-centre.yaml": """\
name: Harbour Day Centre
summary: Hot food and advice.
organisation: harbour-trust
needs: food
hours: Mon-Fri 9:30am-4pm
phones: 01632 960 001
""",
}


def test_the_wheel_works_in_an_empty_environment(installed: Installed, tmp_path: Path) -> None:
    where = "import pathlib, site_builder; print(pathlib.Path(site_builder.__file__).parent)"
    package = Path(run(installed.python, "-c", where, cwd=tmp_path).strip())
    assert package.is_relative_to(installed.python.parents[1])
    assert (package / "themes" / "default" / "theme.yaml").is_file()
    assert run(installed.command, "--version", cwd=tmp_path).split()[-1] == installed.wheel.name.split("-")[1]

    for name, text in TINY_SITE.items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    run(installed.command, "build", "--today", "2026-11-23", cwd=tmp_path)
    page = (tmp_path / "output/services/harbour-day-centre/index.html").read_text(encoding="utf-8")
    assert "Harbour Day Centre" in page
    assert "tel:" in page
