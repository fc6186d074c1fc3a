"""What is asked about words that aren't days or times."""

from __future__ import annotations

from site_builder.diagnostics import Problem
from site_builder.hours.reading import codes
from site_builder.hours.reading.days import nearest_day
from site_builder.hours.reading.in_words import in_figures
from site_builder.hours.reading.tokens import Token, Tokens

_HINT_NOTE = (
    "If it is something to tell people, put it in the note. Days look like Mon-Fri, times like 9am-5pm."
)


def end_of_clause(tokens: Tokens) -> Token:
    """The last token before the next closing bracket or semicolon."""
    last = min(tokens.at, len(tokens.all) - 1)
    while last + 1 < len(tokens.all) and tokens.all[last + 1].text not in (")", ";"):
        last += 1
    return tokens.all[last]


def says_not_when(tokens: Tokens) -> Problem:
    """The question to ask about a line that says nothing of when it is open."""
    said = f"‘{tokens.text.strip()}’"
    if any(token.kind in ("closed", "except") for token in tokens.all):
        days = next((token for token in tokens.all if token.kind in ("weekday", "week", "bank")), None)
        closed = f"{tokens.text[days.start : days.end]} closed" if days else "Sun closed"
        message = f"{said} says when it is closed, but not when it is open."
        return Problem(
            codes.NOTHING_SAID, message, f"Add the days and times, like ‘Mon-Sat 9am-5pm; {closed}’."
        )
    return Problem(
        codes.NOTHING_SAID,
        f"{said} doesn't say when it is open.",
        "Add the days and times, like ‘Mon-Fri 9am-5pm’.",
    )


def not_understood(tokens: Tokens) -> Problem:
    """The question to ask about the words that come next."""
    token = tokens.peek()
    if token.kind == "end":
        hint = "Write days and times like ‘Mon-Fri 9am-5pm; Sat 10am-noon’."
        return tokens.problem(codes.UNREADABLE, "Something is missing at the end of the line.", hint)
    said = tokens.quote(token, end_of_clause(tokens))
    figures = in_figures(said[1:-1])
    if not figures:  # days may follow it
        said = tokens.quote(token, tokens.all[max(_first_day(tokens) - 1, tokens.at)])
        figures = in_figures(said[1:-1])
    if figures:
        hint = f"Write it in figures, such as ‘{figures}’."
        return tokens.problem(codes.UNREADABLE, f"{said} is a time in words.", hint)
    said = tokens.quote(token, end_of_clause(tokens))
    if found := _by_kind(tokens, token, said):
        return found
    if token.kind not in ("word", "label", "named", "for-lunch", "no-clock"):
        hint = "Write days and times like ‘Mon-Fri 9am-5pm; Sat 10am-noon’."
        return tokens.problem(codes.UNREADABLE, f"We can't read {said} as opening hours.", hint)
    if near := nearest_day(token.text):
        return tokens.problem(
            codes.UNREADABLE, f"{tokens.quote(token)} isn't a day.", f"Did you mean ‘{near}’?"
        )
    if tokens.peek(1).kind == "time":
        hint = "Days look like Mon-Fri. Something inside the service with hours of its own goes under activities."
        return tokens.problem(codes.UNREADABLE, f"{tokens.quote(token)} isn't a day.", hint)
    following = tokens.all[tokens.at :]
    if any(piece.kind == "time" for piece in following) or tokens.peek(1).kind == "colon":
        return of_an_activity(tokens, token)
    return tokens.problem(codes.NOTE, f"{said} isn't days or times.", _HINT_NOTE)


def of_an_activity(tokens: Tokens, token: Token) -> Problem:
    """What is told of words that name something which happens at times of its own."""
    tokens.at = tokens.all.index(token)
    message = f"{tokens.quote(token, end_of_clause(tokens))} looks like something with hours of its own."
    hint = "Give it its own entry under activities, and write here when the service itself is open."
    return tokens.problem(codes.ACTIVITY, message, hint, token)


def _first_day(tokens: Tokens) -> int:
    """Where the next days begin; the end of the line if there are none."""
    ahead = 0
    while tokens.peek(ahead).kind not in ("weekday", "week", "every", "every-day", "noise", "end"):
        ahead += 1
    return tokens.at + ahead


def _by_kind(tokens: Tokens, token: Token, said: str) -> Problem | None:
    """What is told of words that are known, but can't be hours by themselves."""
    if token.kind == "zone":
        hint = f"Leave {said} out: all times are the site's own, set once in site.yaml."
        return tokens.problem(codes.TIME_ZONE, f"{said} is a time zone.", hint)
    if token.kind == "odd":
        number = tokens.quote(token)[1:-1]
        mended = number.replace(" ", "").replace(";", ":").replace(",", ":")
        return tokens.problem(
            codes.IMPOSSIBLE, f"‘{number}’ isn't a time of day.", f"Did you mean ‘{mended}’?"
        )
    if token.kind in ("season", "month"):
        hint = "Put its hours under seasons, with the first and the last day."
        return tokens.problem(codes.NOTE, f"{said} isn't on every week of the year.", hint)
    if token.kind == "movable":
        message = f"{tokens.quote(token)} doesn't say on which dates."
        hint = "Write the days, like ‘closed 24 Dec to 2 Jan’; dates that move from year to year go under exceptions."
        return tokens.problem(codes.DATE, message, hint)
    if token.kind == "maybe":
        message = f"{tokens.quote(token)} leaves open when it is open."
        hint = "Write the times that are certain. What changes goes into the note, or write ‘unknown’."
        return tokens.problem(codes.NOTE, message, hint)
    if token.kind == "part-of-day":
        return tokens.problem(codes.NOTE, f"{tokens.quote(token)} isn't days or times.", _HINT_NOTE)
    return None
