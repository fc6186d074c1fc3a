"""What `site-builder init` has to know of a new site: eight questions, each with an answer that serves for a start."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from site_builder.content.settings import CHANGE_ME
from site_builder.diagnostics import Problem
from site_builder.fields.country import GB, code_of, known_countries
from site_builder.fields.readers import read_colour, read_flag, read_line
from site_builder.fields.web import read_email
from site_builder.hours.calendar.holidays import known_part
from site_builder.model.setting_records import Colours
from site_builder.model.setting_values import read_language
from site_builder.starter.elsewhere import country_elsewhere
from site_builder.starter.shipped import Country, countries, not_said

HOSTS: Final[Mapping[str, str]] = {"github": "GitHub", "gitlab": "GitLab", "other": "other"}


class AnswerError(Exception):
    """An answer that can't be; the message says why and what to answer instead."""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask: the option it also is, the words, what counts where nobody answers, and how to read the answer.

    `default` is given what has been answered before.
    """

    option: str
    words: str
    help: str
    default: Callable[[Mapping[str, Any]], str]
    read: Callable[[str], Any]
    must_be_answered: bool = False
    """Whether somebody who is asked has to answer: what counts otherwise is as good as nothing."""

    def answered(self, text: str) -> Any:
        """The meaning of an answer; raises AnswerError where it has none."""
        try:
            return self.read(text)
        except Problem as problem:
            raise AnswerError(f"{problem.message} {problem.hint}".strip()) from None


NOT_SAID: Final = "not said"
"""What counts for the country where nobody is asked: nothing is certain, so site.yaml asks."""


def _country(text: str) -> Country:
    """A country or a nation by its name; a part may follow, such as `US-IL` or `United States, Illinois`."""
    if text == NOT_SAID:
        return not_said()
    if not text:
        raise AnswerError(
            "Much depends on the country: holidays, numbers to ring, postcodes. Answer which one it is."
        )
    for each in countries():
        if each.is_called(text):
            return each
    name, between, part = text.partition(",") if "," in text else text.partition("-")
    there = next((each for each in countries() if each.is_called(name)), None) or _elsewhere(name, text)
    if not between:
        return there
    code = known_part(there.settings["country"], part.strip())
    return replace(there, settings={**there.settings, "subdivision": code})


def _elsewhere(name: str, text: str) -> Country:
    """A country that no data is shipped for, by its name or its two letters."""
    wanted = name.strip()
    code = wanted.upper() if wanted.upper() in known_countries() else code_of(wanted)
    if code == GB:
        raise AnswerError("Each nation of the United Kingdom has its own holidays. Answer which one it is.")
    if not code:
        names = ", ".join(each.name for each in countries())
        raise AnswerError(
            f"`{text}` isn't a country that is known here. It can be {names}, or any other by its name in English."
        )
    return next((each for each in countries() if each.code == code.lower()), None) or country_elsewhere(code)


def _host(text: str) -> str:
    wanted = text.strip().lower()
    if wanted not in HOSTS:
        raise AnswerError(
            f"`{text}` isn't one of GitHub, GitLab and other. Answer other if it is somebody else."
        )
    return wanted


def _colours(text: str) -> tuple[str, str]:
    brand, *accent = text.replace(",", " ").split() or [""]
    return read_colour(brand), read_colour(accent[0]) if accent else Colours().accent


QUESTIONS: Final = (
    Question(
        "name",
        "What is the site called?",
        "what the site is called",
        lambda _: "Our Homelessness Charter",
        read_line,
    ),
    Question(
        "place",
        "Which borough, city or county is it for?",
        "the borough, city or county it is for",
        lambda _: "Our town",
        read_line,
    ),
    Question(
        "country",
        "In which country? " + ", ".join(each.name for each in countries()) + " or another",
        "the country or nation, such as Scotland, US-IL or France",
        lambda _: NOT_SAID,
        _country,
        must_be_answered=True,
    ),
    Question(
        "host",
        "Where will the files be kept and published? GitHub, GitLab or other",
        "github, gitlab or other",
        lambda _: "GitHub",
        _host,
    ),
    Question(
        "contact",
        "Which email address do corrections go to?",
        "the email address that corrections go to",
        lambda _: f"{CHANGE_ME}@example.org",
        read_email,
    ),
    Question(
        "language",
        "In which language will you write? A tag such as en-GB or cy",
        "the language it is written in, such as en-GB or cy",
        lambda before: before["country"].language,
        lambda text: read_language(text),
    ),
    Question(
        "colours",
        "Your main colour, and a second one if you have it, such as #1f6f78",
        "the main colour and maybe a second one, such as '#1f6f78 #e0a13a'",
        lambda _: f"{Colours().brand} {Colours().accent}",
        _colours,
    ),
    Question(
        "examples",
        "Start with a short example of everything? They are easy to tell from truth. yes or no",
        "yes or no: start with a short example of everything",
        lambda _: "yes",
        read_flag,
    ),
)
