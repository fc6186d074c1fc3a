"""The files that publish a new site: sound, pinned, and every command in them runs in a fresh folder with the wheel."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from site_builder.cli import OK, main
from site_builder.starter.answers import HOSTS
from site_builder.starter.new_site import write_site
from site_builder.starter.shipped import WRITTEN_ON
from tests.newcomer.test_init import answers
from tests.tooling.small_site import BASICS, codes, small_site
from tests.tooling.wheel import LEAKS, Installed, run

ACTIONLINT = Path(sys.executable).with_name("actionlint")


@pytest.fixture(params=HOSTS)
def forum(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    write_site(tmp_path / "forum", answers(host=request.param), WRITTEN_ON)
    return tmp_path / "forum"


@pytest.fixture
def on_github(tmp_path: Path) -> Path:
    write_site(tmp_path / "forum", answers(host="github"), WRITTEN_ON)
    return tmp_path / "forum"


@pytest.fixture
def on_gitlab(tmp_path: Path) -> Path:
    write_site(tmp_path / "forum", answers(host="gitlab"), WRITTEN_ON)
    return tmp_path / "forum"


def read(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)


def workflows(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted((folder / ".github/workflows").glob("*.yml")):
        for job in read(path)["jobs"].values():
            yield path.name, job


def test_workflows_pass_actionlint(on_github: Path) -> None:
    files = sorted((on_github / ".github/workflows").glob("*.yml"))
    assert len(files) == 2
    done = subprocess.run(
        [ACTIONLINT, "-no-color", *files], cwd=on_github, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_actions_are_pinned_by_commit_and_may_do_no_more_than_they_need(on_github: Path) -> None:
    used = [step["uses"] for _, job in workflows(on_github) for step in job["steps"] if "uses" in step]
    assert len(used) >= 7
    assert [each for each in used if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", each)] == []
    for path in (on_github / ".github/workflows").glob("*.yml"):
        assert read(path)["permissions"] == {"contents": "read"}
    site = read(on_github / ".github/workflows/site.yml")
    publish = site["jobs"]["publish"]
    assert publish["environment"]["name"] == "github-pages"
    assert publish["permissions"] == {"pages": "write", "id-token": "write"}
    assert "cron" in site["on"]["schedule"][0]
    assert "60 days" in (on_github / "README.md").read_text("utf-8")


def test_the_pipeline_of_gitlab_has_its_shape(on_gitlab: Path) -> None:
    pipeline = read(on_gitlab / ".gitlab-ci.yml")
    jobs = {name: job for name, job in pipeline.items() if isinstance(job, dict) and "script" in job}
    assert set(jobs) == {"check", "pages", "freshness"}
    assert jobs["pages"]["artifacts"]["paths"] == ["public"]
    assert "--output public" in jobs["pages"]["script"][0]
    known = {"rules", "script", "artifacts"}
    assert all(set(job) <= known and all("if" in rule for rule in job["rules"]) for job in jobs.values())


def test_issue_forms_have_their_shape(on_github: Path) -> None:
    forms = [
        each for each in (on_github / ".github/ISSUE_TEMPLATE").glob("*.yml") if each.name != "config.yml"
    ]
    assert len(forms) == 3
    for path in forms:
        form = read(path)
        assert (
            {"name", "description", "body"} <= set(form) <= {"name", "description", "title", "labels", "body"}
        )
        asked = [each for each in form["body"] if each["type"] != "markdown"]
        assert {each["type"] for each in asked} <= {"input", "textarea", "dropdown", "checkboxes"}
        assert len({each["id"] for each in asked}) == len(asked)
        assert all(each["attributes"]["label"] for each in asked)


def commands(folder: Path) -> list[str]:
    """Every shell command of every file that runs some, in the order of the files."""
    found = [step["run"] for _, job in workflows(folder) for step in job["steps"] if "run" in step]
    if (folder / ".gitlab-ci.yml").exists():
        for job in read(folder / ".gitlab-ci.yml").values():
            found += job["script"] if isinstance(job, dict) and "script" in job else []
    found += [str(path.relative_to(folder)) for path in (folder / ".githooks").iterdir()]
    readme = (folder / "README.md").read_text("utf-8")
    found += [each for each in re.findall(r"`(site-builder [^`]+)`", readme) if "serve" not in each]
    if (folder / "publish.sh").exists():
        found.append("sh publish.sh ../published/")
    return found


@pytest.mark.parametrize(
    "host", [each if each == "github" else pytest.param(each, marks=pytest.mark.slow) for each in HOSTS]
)
def test_every_command_runs(installed: Installed, tmp_path: Path, host: str) -> None:
    run(installed.command, "init", "forum", "--yes", f"--host={host}", cwd=tmp_path)
    forum = tmp_path / "forum"
    outside = {name: value for name, value in os.environ.items() if not name.startswith(LEAKS)}
    env = {
        **outside,
        "PATH": f"{installed.command.parent}{os.pathsep}{os.environ['PATH']}",
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
        "ADDRESS": "https://forum.example.org/site",
        "CI_PAGES_URL": "https://forum.example.org/site",
        "GITHUB_BASE_REF": "main",
    }
    env["CI_MERGE_REQUEST_DIFF_BASE_SHA"] = base = committed(forum)
    kitchen = forum / "content/services/example-kitchen.yaml"
    was = kitchen.read_text("utf-8")
    kitchen.write_text(was.replace("Example: ", "Example: Changed ", 1), "utf-8")
    subprocess.run(["git", "update-ref", "refs/remotes/origin/main", base], cwd=forum, check=True)
    ran = 0
    for command in commands(forum):
        if command.startswith("pip install"):
            assert "requirements.txt" in command  # tests/newcomer/test_from_the_wheel.py installs it
            continue
        if "publish.sh" in command and not shutil.which("rsync"):
            print("rsync isn't installed, so publish.sh was only read")
            subprocess.run(["sh", "-n", "publish.sh"], cwd=forum, check=True)
            continue
        done = subprocess.run(
            ["bash", "-e", "-c", command], cwd=forum, env=env, capture_output=True, text=True, check=False
        )
        # What looks for things to do fails as long as there are some.
        expected = 1 if "--strict" in command else 0
        assert done.returncode == expected, f"{command}\n{done.stdout}{done.stderr}"
        ran += 1
    assert ran >= 3
    if host == "github":
        assert (forum / "output/index.html").read_text("utf-8").count("https://forum.example.org/site/")
        summary = (tmp_path / "summary.md").read_text("utf-8")
        assert "[example-left]" in summary
        assert "## What readers would see change" in summary
        assert re.search(r"^\+ Example: Changed", summary, re.MULTILINE)
    if host == "gitlab":
        assert re.search(r"^\+ Example: Changed", (forum / "changes.md").read_text("utf-8"), re.MULTILINE)
        assert (forum / "public/index.html").exists()


def committed(folder: Path) -> str:
    """Put all that is in a folder under version control; returns the name of the version."""
    who = ("-c", "user.name=Forum", "-c", "user.email=forum@example.org")
    for command in (["init", "-q"], ["add", "."], [*who, "commit", "-q", "-m", "Begin"]):
        subprocess.run(["git", *command], cwd=folder, check=True)
    return run("git", "rev-parse", "HEAD", cwd=folder).strip()


def test_files_that_are_run_may_be_run(forum: Path) -> None:
    scripts = [path for path in forum.rglob("*") if path.is_file() and path.read_bytes()[:2] == b"#!"]
    assert scripts
    assert all(os.access(path, os.X_OK) for path in scripts)


def test_settings_of_editors_are_json(forum: Path) -> None:
    for path in (forum / ".vscode").iterdir():
        assert json.loads(path.read_text("utf-8"))


def test_an_organisation_owns_its_entries(tmp_path: Path) -> None:
    organisation = 'name: Harbour Trust\nkind: charity\neditors: ["@harbour-trust", "@forum/helpers"]\n'
    site = small_site(tmp_path, {**BASICS, "organisations/harbour-trust.yaml": organisation})
    site.write({"organisations/other.yaml": "name: Other\nkind: charity\n"})
    site.write({"services/other.yaml": BASICS["services/kitchen.yaml"].replace("harbour-trust", "other")})
    assert main(["owners", str(tmp_path / ".github/CODEOWNERS"), "--content", str(site.content)]) == OK
    lines = (tmp_path / ".github/CODEOWNERS").read_text("utf-8").splitlines()[1:]
    assert lines == [
        "/content/organisations/harbour-trust.yaml @harbour-trust @forum/helpers",
        "/content/services/kitchen.yaml @harbour-trust @forum/helpers",
    ]
    site.build()
    assert "forum/helpers" not in "".join(
        path.read_text("utf-8") for path in site.output.rglob("*") if path.suffix in (".html", ".json", ".js")
    )


def test_an_editor_is_an_account(tmp_path: Path) -> None:
    organisation = "name: Harbour Trust\nkind: charity\neditors: Ifeoma Lindqvist\n"
    (wrong,) = small_site(tmp_path, {**BASICS, "organisations/harbour-trust.yaml": organisation}).check()
    assert codes([wrong]) == ["account-invalid"]
    assert '"@ifeoma-lindqvist"' in wrong.hint
