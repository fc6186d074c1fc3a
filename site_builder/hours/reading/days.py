"""Days as people write them: `mon-fri`, `M/W/F`, `weekends`, `2nd and 4th Tue`, `last fri`, `every other fri`."""

from __future__ import annotations

from functools import lru_cache

from site_builder.diagnostics import Problem
from site_builder.hours.pattern import LAST, WEEK, Days
from site_builder.hours.reading import codes
from site_builder.hours.reading.tokens import Token, Tokens
from site_builder.language.words import DAYS
from site_builder.tools.suggest import nearest

SHORT = (
    ("m", "mo", "mon", "mons"),
    ("tu", "tue", "tues"),
    ("w", "we", "wed", "weds"),
    ("th", "thu", "thur", "thurs"),
    ("f", "fr", "fri", "fris"),
    ("sa", "sat", "sats"),
    ("su", "sun", "suns"),
)
WEEKDAY = {word: number for number, words in enumerate(SHORT, 1) for word in words} | {
    word: number
    for number, name in enumerate(DAYS, 1)
    for word in (name.lower(), f"{name.lower()}s", f"{name.lower()}'s")
}
TWO_DAYS = {"t": "Tuesday or Thursday", "s": "Saturday or Sunday"}
WEEKS = {
    "1st": 1, "first": 1, "2nd": 2, "second": 2, "3rd": 3, "third": 3,
    "4th": 4, "fourth": 4, "5th": 5, "fifth": 5, "last": LAST,
}  # fmt: skip
EVERY_DAY = ("daily", "every day", "everyday", "each day", "7 days a week", "seven days a week", "7 days")
GROUPS = {"weekdays": WEEK[:5], "weekday": WEEK[:5], "weekends": WEEK[5:], "weekend": WEEK[5:]}
EVERY_OTHER = ("every other", "every second week on", "alternate", "fortnightly on", "fortnightly")
OF_THE_MONTH = ("of the month", "of each month", "of every month", "in the month", "of month", "monthly")
AND = (",", "and", "&", "/", "+")


def starts_days(tokens: Tokens, ahead: int = 0) -> bool:
    """Whether what comes next can only be days."""
    token = tokens.peek(ahead)
    word = token.text
    if token.kind == "ordinal":
        return not (word == "last" and tokens.peek(ahead + 1).text in ("entry", "admission", "orders"))
    known = word in WEEKDAY or word in GROUPS or word in TWO_DAYS
    return known or word in ("daily", "everyday", "every", "each", "alternate", "fortnightly", "7", "seven")


def read_days(tokens: Tokens) -> tuple[Days, ...]:
    """Read days up to the first thing that isn't one. Plain days come together, special ones each by itself.

    Raises:
        Problem: if a day can't be read or could be two.
    """
    first = tokens.peek()
    plain: set[int] = set()
    special: list[Days] = []
    while True:
        _read_item(tokens, plain, special)
        if not _more(tokens):
            break
    if tokens.accept_any("except", "but not", "apart from"):
        without: set[int] = set()
        _read_item(tokens, without, special)
        while _more(tokens):
            _read_item(tokens, without, special)
        plain -= without
    found = ([Days(tuple(sorted(plain)))] if plain else []) + special
    if not found:
        message = f"{tokens.quote(first)} leaves no day over."
        raise tokens.problem(codes.WHICH_DAYS, message, "Name the days it is open.", first)
    return tuple(found)


@lru_cache(maxsize=1024)
def days_from_text(text: str) -> tuple[Days, ...]:
    """Read the days that stand as a key of `weekly`.

    Raises:
        Problem: if it isn't days alone.
    """
    tokens = Tokens(text)
    found = read_days(tokens)
    if tokens:
        hint = "Write days like mon-fri, sat, 2nd tue or every other fri; the times come after the colon."
        message = f"{tokens.quote(tokens.peek(), tokens.all[-1])} isn't a day."
        raise tokens.problem(codes.UNREADABLE, message, hint)
    return found


def _more(tokens: Tokens) -> bool:
    """Move past a comma or an `and` if another day follows it."""
    ahead = 0
    while tokens.peek(ahead).text in AND:
        ahead += 1
    if not ahead or not starts_days(tokens, ahead):
        return False
    tokens.at += ahead
    return True


def _read_item(tokens: Tokens, plain: set[int], special: list[Days]) -> None:
    start = tokens.peek()
    if tokens.accept_any(*EVERY_DAY):
        plain.update(WEEK)
    elif tokens.accept_any(*EVERY_OTHER):
        special.append(Days(_weekdays(tokens), fortnightly=True))
    elif start.text in ("every", "each") and WEEKS.get(tokens.peek(1).text) == 2:
        day = tokens.quote(tokens.peek(2))
        message = (
            f"{tokens.quote(start, tokens.peek(2))} could mean every other week or the second of the month."
        )
        hint = f"Write ‘every other {day[1:-1]}’ or ‘2nd {day[1:-1]} of the month’."
        raise tokens.problem(codes.WHICH_DAYS, message, hint, start)
    elif tokens.accept_any("every", "each"):
        _read_item(tokens, plain, special)
    elif start.kind == "ordinal":
        special.append(_of_month(tokens))
    else:
        found = _weekdays(tokens)
        if tokens.accept("fortnightly"):
            special.append(Days(found, fortnightly=True))
        else:
            plain.update(found)


def _of_month(tokens: Tokens) -> Days:
    weeks = {_week(tokens)}
    while tokens.peek().text in AND and tokens.peek(1).kind == "ordinal":
        tokens.take()
        weeks.add(_week(tokens))
    days = _weekdays(tokens)
    tokens.accept_any(*OF_THE_MONTH)
    return Days(days, tuple(sorted(weeks, key=lambda week: (week == LAST, week))))


def _week(tokens: Tokens) -> int:
    token = tokens.take()
    if token.text not in WEEKS:
        hint = "Write 1st to 5th or last before a day, such as ‘2nd Tue’; put single dates under exceptions."
        raise tokens.problem(
            codes.UNREADABLE, f"{tokens.quote(token)} isn't a week of the month.", hint, token
        )
    return WEEKS[token.text]


def _weekdays(tokens: Tokens) -> tuple[int, ...]:
    """One weekday, a range of them, or a word for several."""
    start = tokens.take()
    tokens.accept(".")
    if start.text in GROUPS:
        return GROUPS[start.text]
    first = _weekday(tokens, start)
    if tokens.peek().text not in ("-", "to", "through", "thru") or tokens.peek(1).kind != "word":
        return (first,)
    tokens.take()
    end = tokens.take()
    tokens.accept(".")
    last = _weekday(tokens, end)
    if first == last:
        message = f"{tokens.quote(start, end)} starts and ends on the same day."
        raise tokens.problem(codes.WHICH_DAYS, message, "Write ‘daily’ if it is every day.", start)
    length = (last - first) % 7 + 1
    return tuple((first - 1 + step) % 7 + 1 for step in range(length))


def _weekday(tokens: Tokens, token: Token) -> int:
    word = token.text.replace("’", "'")
    if word in WEEKDAY:
        return WEEKDAY[word]
    if word in TWO_DAYS:
        message = f"{tokens.quote(token)} could be {TWO_DAYS[word]}."
        raise tokens.problem(
            codes.WHICH_DAYS, message, "Write at least two letters, such as Tu, Th, Sa or Su.", token
        )
    raise _not_a_day(tokens, token)


def _not_a_day(tokens: Tokens, token: Token) -> Problem:
    near = nearest_day(token.text)
    hint = f"Did you mean ‘{near}’?" if near else "Write days like mon-fri, sat or 2nd tue."
    said = tokens.quote(token) if token.text else "The end of the line"
    return tokens.problem(codes.UNREADABLE, f"{said} isn't a day.", hint, token)


def nearest_day(word: str) -> str | None:
    """The weekday that a misspelt word most likely means; None for short words and for those unlike any."""
    return nearest(word, [name.lower() for name in DAYS]) if len(word) > 4 else None
