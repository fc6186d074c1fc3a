"""Names of what happens at times, which are kept with them: `Soup run: Tue 8pm-9pm`, `Coffee & chat every Wed 10am-noon`.

Words that aren't known may be anything. They are taken for a name where they can hardly be days, and say neither that
something isn't on nor in which weeks; everything else is asked about.
"""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.hours.reading.noise import ITSELF
from site_builder.hours.reading.tokens import Token, Tokens
from site_builder.language.words import DAYS
from site_builder.tools.suggest import nearest

_NAMES = frozenset(["word", "label", "for-lunch", "named", "noise", "and", "part-of-day", "open"])
_NEW = ("word", "named", "for-lunch")
_DAYS = frozenset(["weekday", "week", "every-day", "ordinal", "fortnight", "seven-days", "appointment"])
_TIMES = frozenset(["time", "always"])
_KEPT = ("available", "only")
"""Small words that belong to a name at its end: `showers available`, `over 55s only`."""
_BETWEEN = ("noise", "every", "from", "open")
_NO_NAME = frozenset(
    """
    no not never none nobody without cancelled canceled suspended postponed stopped ended finished unavailable away
    some most nearly almost mostly certain selected various odd even many few several generally probably hopefully subject
    maybe perhaps possibly if unless when while depending weather before after until during except excluding apart
    half term terms holiday holidays week weeks month months year this next last lent advent easter temporary temporarily
    cyntaf ail trydydd pedwerydd olaf mis wythnos bob heblaw gwyliau tymor ysgol ar gau
    currently now today tonight tomorrow early late later earlier
    initially originally formerly previously soon shortly
    """.split()  # noqa: SIM905 (a list of so many quoted words can't be read)
)
"""Words that say when or whether, rather than what."""
_SHORTEST = 5
"""Letters; a shorter name may be a slip of the finger."""
_DAY_NAMES = [day.lower() for day in DAYS]


def read_name(tokens: Tokens, *, behind_days: bool = False) -> Token | None:
    """The last word of a name that begins here and that days or times follow; the reading moves past it.

    `behind_days` is for the words between days and their times. None if there is no name.
    """
    ahead = 0
    while tokens.peek(ahead).kind in _NAMES or _joins(tokens, ahead):
        ahead += 1
    name = [tokens.peek(place) for place in range(ahead)]
    mark = tokens.peek(ahead)
    has_colon = mark.kind == "colon"
    while name and not has_colon and name[-1].kind in ("noise", "open") and name[-1].text not in _KEPT:
        last = name.pop()
        if name and last.text.partition(" ")[0] in ITSELF:  # `Warm hub open`: `hub open` is one token
            name.append(last._replace(end=last.start + len(last.text.partition(" ")[0])))
            break
    following = _following(tokens, ahead, mark, behind_days=behind_days)
    wanted = _TIMES if behind_days else _DAYS | _TIMES
    if following not in wanted or (has_colon and behind_days):
        return None
    if following in _TIMES and not any(token.kind in _DAYS for token in tokens.all):
        return None
    sure = (has_colon and following in _DAYS) or (len(name) < ahead and tokens.peek(ahead - 1).text == "open")
    if not _is_name(name, sure=sure) or (len(name) == 1 and name[0].kind == "for-lunch" and not sure):
        return None
    tokens.at += ahead
    return name[-1]


def read_purpose(tokens: Tokens) -> Token | None:
    """The last word of what times are for, `for a cooked breakfast`; the reading moves past it. None if it isn't that."""
    ahead = 1
    while tokens.peek(ahead).kind in _NAMES and (tokens.peek(ahead).kind != "and" or _goes_on(tokens, ahead)):
        ahead += 1
    words = [tokens.peek(place) for place in range(ahead)]
    ends = tokens.peek(ahead).kind in ("end", "comma", "strong", "and", ")")
    if words[0].text != "for" or not ends or not _is_name(words[1:], sure=True):
        return None
    tokens.at += ahead
    return words[-1]


def _goes_on(tokens: Tokens, ahead: int) -> bool:
    """Whether words, rather than days, follow an `and`: `for a meal and a chat`."""
    ahead += 1 + (tokens.peek(ahead + 1).kind == "noise")
    return tokens.peek(ahead).kind in _NEW


def _joins(tokens: Tokens, ahead: int) -> bool:
    """Whether a hyphen stands between two words without spaces: `five-a-side`."""
    mark, before, following = tokens.peek(ahead), tokens.peek(ahead - 1), tokens.peek(ahead + 1)
    return ahead > 0 and mark.text == "-" and before.end == mark.start and mark.end == following.start


def _following(tokens: Tokens, ahead: int, mark: Token, *, behind_days: bool) -> str:
    """The kind of what follows a name, small words and a colon apart; a comma or a dash too where the name is all there is."""
    at_start = tokens.at == 0 or all(each.kind == "noise" for each in tokens.all[: tokens.at])
    ahead += mark.kind == "colon" or ((at_start or behind_days) and mark.text in (",", "-"))
    while tokens.peek(ahead).kind in _BETWEEN:
        ahead += 1
    return tokens.peek(ahead).kind


def _is_name(name: Sequence[Token], *, sure: bool) -> bool:
    words = [token.text for token in name if token.kind == "word"]
    if not any(token.kind in _NEW for token in name) or not _NO_NAME.isdisjoint(words):
        return False
    if any(_is_like_a_day(word) for word in words):
        return False
    known = any(token.kind in ("named", "label", "for-lunch") for token in name)
    return sure or known or sum(len(token.text) for token in name) >= _SHORTEST


def _is_like_a_day(word: str) -> bool:
    """Whether a word may be a day that is misspelt or shortened: `wensday`, `thr`."""
    if len(word) >= _SHORTEST:
        return nearest(word, _DAY_NAMES, 0.6) is not None
    return any(day[0] == word[0] and _is_within(word, day) for day in _DAY_NAMES)


def _is_within(word: str, day: str) -> bool:
    """Whether the letters of a word stand in a day's name, in their order."""
    rest = iter(day)
    return all(letter in rest for letter in word)
