"""`site-builder init`."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import Any

from site_builder.commands.command import FAILED, OK, USAGE, Command, say


def _add_arguments(command: argparse.ArgumentParser) -> None:
    from site_builder.starter.answers import QUESTIONS

    command.add_argument(
        "folder",
        metavar="FOLDER",
        type=Path,
        help="the folder to make, such as my-forum; . for the one you are in",
    )
    for question in QUESTIONS:
        command.add_argument(f"--{question.option}", metavar="ANSWER", help=question.help)
    command.add_argument(
        "--yes", action="store_true", help="ask nothing; what isn't said is as it is for most"
    )


def _run(arguments: argparse.Namespace) -> int:
    """Start the site of a forum: its settings, needs, examples, and what publishes it. Never overwrites anything."""
    from site_builder.starter.answers import AnswerError
    from site_builder.starter.new_site import InitError, write_site
    from site_builder.starter.shipped import not_said

    try:
        answers = _answers(arguments)
        made = write_site(arguments.folder, answers, date.today())
    except (AnswerError, InitError) as error:
        print(error, file=sys.stderr)
        return USAGE
    except EOFError:
        print("Nobody answers. Add --yes, and the answers you have as options.", file=sys.stderr)
        return FAILED
    if answers["country"] is not_said():
        say(
            "Nobody said in which country it is. Choose `country` and `nation` in content/site.yaml before all else."
        )
    for name in made.left:
        print(f"Left as it was: {arguments.folder / name}")
    say(
        f"Wrote {len(made.written)} files into {arguments.folder}. What to do first is in its README.md. To look at it:"
    )
    say(f"  cd {arguments.folder}\n  site-builder serve")
    return OK


def _answers(arguments: argparse.Namespace) -> dict[str, Any]:
    """What was said as options, and what is answered to the questions that are left."""
    from site_builder.starter.answers import QUESTIONS, AnswerError

    answers: dict[str, Any] = {}
    for question in QUESTIONS:
        default = question.default(answers)
        said = getattr(arguments, question.option)
        if said is None and arguments.yes:
            said = default
        while said is None:
            typed = input(question.words + (": " if question.must_be_answered else f" [{default}]: ")).strip()
            typed = typed or ("" if question.must_be_answered else default)
            try:
                answers[question.option] = question.answered(typed)
                break
            except AnswerError as error:
                print(error, file=sys.stderr)
        else:
            answers[question.option] = question.answered(said)
    return answers


COMMAND = Command(
    "init",
    "start the site of a forum in a folder of its own",
    'site-builder init my-forum --place "Northport" --host github',
    _add_arguments,
    _run,
)
