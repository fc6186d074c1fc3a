"""The words of opening hours: what each of them is, in English as it is written in Britain, and Welsh day names.

A phrase is written in lower case with single spaces, marks standing apart as they are cut: `check - in`. `phrasebook` finds
them in a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product

from site_builder.hours.pattern import LAST, YearlyDay
from site_builder.hours.reading.noise import AT_OTHER_TIMES, NOISE
from site_builder.language.words import MONTHS

SHORT = (
    ("m", "mo", "mon", "mons", "llun", "lun"),
    ("tu", "tue", "tues", "mawrth", "fawrth"),
    ("w", "we", "wed", "weds", "mercher", "fercher"),
    ("th", "thu", "thur", "thurs", "iau"),
    ("f", "fr", "fri", "fris", "gwener", "wener"),
    ("sa", "sat", "sats", "sadwrn"),
    ("su", "sun", "suns", "sul"),
)
SHORT_DAYS = frozenset(word for words in SHORT for word in words)
TWO_DAYS = {"t": "Tuesday or Thursday", "s": "Saturday or Sunday"}
WEEKS = {
    "1st": 1, "first": 1, "2nd": 2, "second": 2, "3rd": 3, "third": 3,
    "4th": 4, "fourth": 4, "5th": 5, "fifth": 5, "last": LAST,
}  # fmt: skip
DATES = {
    "christmas eve": YearlyDay(12, 24), "xmas eve": YearlyDay(12, 24), "christmas day": YearlyDay(12, 25),
    "xmas day": YearlyDay(12, 25), "boxing day": YearlyDay(12, 26), "new year's eve": YearlyDay(12, 31),
    "new years eve": YearlyDay(12, 31), "new year's day": YearlyDay(1, 1), "new years day": YearlyDay(1, 1),
}  # fmt: skip
MOVABLE = (
    "christmas", "xmas", "christmas and new year", "christmas & new year", "christmas period", "christmas holidays",
    "festive period", "new year", "easter", "good friday", "easter sunday", "easter weekend", "easter holidays", "ramadan",
    "364 days a year", "363 days a year", "362 days a year", "360 days a year",
)  # fmt: skip

_NIGHT_WORDS = (
    "nightly",
    "every night",
    "each night",
    "7 nights a week",
    "7 nights per week",
    "seven nights a week",
    "every night of the week",
    "all week long",
)
_SEVEN = [
    f"{number} {days} {words}"
    for number, days, words in product(
        ("7", "seven"), ("days", "day"), ("a week", "per week", "/ week", "of the week")
    )
]
_SEVEN += [f"{number} - {days} - a - week" for number in ("7", "seven") for days in ("days", "day")]
_COUNTS = {"2": 2, "two": 2, "3": 3, "three": 3, "4": 4, "four": 4, "5": 5, "five": 5, "6": 6, "six": 6}
_APPOINTMENT = ("by appointment", "by appt", "by appointments", "by prior appointment", "by arrangement",
                "by prior arrangement",
                "appointment", "appointments", "appt", "appts")  # fmt: skip
_OTHERWISE = ("or", "also", "and", "otherwise", "or also", "other times", "at other times", "or at other times",
              "other times :", "outside these hours", "outside these times")  # fmt: skip
_BANK = ("bank holidays", "bank holiday", "bank hols", "bank hol", "b / h", "b / hols", "b / hol",
         "b / holidays", "b hols", "bh", "bhs",
          "ph", "public holidays",
         "public holiday", "public hols", "statutory holidays", "national holidays", "bank and public holidays",
         "public and bank holidays", "bank / public holidays", "public / bank holidays", "bank & public holidays")  # fmt: skip
_RING = [f"{verb} {word}" for verb in ("ring", "call", "phone", "telephone", "please ring", "please call", "please phone",
                                              "ask", "write", "email")
         for word in ("first", "ahead", "beforehand", "to check", "before coming", "before you come", "before visiting",
                      "in advance", "to confirm")]  # fmt: skip
_LABELS = ("women only", "women",
           "ladies only", "men only", "men", "families only", "young people only", "walk - in", "walk in",
           "walk - ins", "walk ins", "drop - in", "drop in", "drop - ins", "dropin", "drop - in session",
           "drop - in only", "walk - in only", "office", "office hours", "office only", "phone only", "telephone only",
           "by phone", "online", "online only", "in person", "face to face",
           "face - to - face", "for women", "for men", "for women only", "for men only",
           "mixed", "call us", "ring us", "phone us", "telephone us", "contact us", "email us", "text us", "open to all",
           "open to everyone", "open to anyone", "by referral only",
           "referral only", "by referral",
           "phone lines", "phone line", "telephone lines", "helpline", "hotline", "crisis line",
           "support line", "advice line", "lines", "phones", "phone", "telephone", "reception",
           "enquiries", "enquiry desk", "front desk", "members only", "all welcome", "everyone welcome",
           "no need to book", "no booking needed", "no booking required", "no booking necessary", "just turn up",
           "just drop in", "booking essential", "booking required", "booking needed", "must be booked", "pre - booked only",
           *(f"{no} {what} {needed}" for no in ("no", "without") for what in ("appointment", "appointments", "referral")
             for needed in ("", "needed", "necessary", "required")))  # fmt: skip

_NAMES = ("breakfast", "breakfasts", "lunch club", "dinner", "tea", "supper", "hot meal", "hot meals", "evening meal",
          "evening meals", "hot food", "cooked breakfast", "community meal", "community lunch", "sunday lunch", "soup run",
          "soup kitchen", "outreach", "showers", "shower", "laundry", "advice", "advice session", "advice sessions",
          "drop - in advice", "debt advice", "housing advice", "benefits advice", "legal advice", "food bank session",
          "food bank sessions", "foodbank session", "foodbank sessions", "food parcels", "coffee morning", "support group",
          "warm space", "nurse", "counselling", "clothing bank", "clothes bank")  # fmt: skip
_IS_ON = ("", "is served", "are served", "served", "only", "available", "is available", "are available", "runs", "run",
          "is on")  # fmt: skip
_HAPPENS = [*(f"{name} {is_on}".strip() for name in _NAMES for is_on in _IS_ON),
            "lunch is served", "lunch served", "lunch available", "lunches served"]  # fmt: skip
"""What happens at times, with a word or two behind it."""

_TERM = [
    f"{during}{school}{term}{only}"
    for during, school, term, only in product(
        ("", "in ", "during ", "in the ", "during the "), ("", "school "),
        ("term time", "term times", "term - time", "termtime", "term", "terms"), ("", " only"))
    if during or school or only or len(term) > len("terms")
]  # fmt: skip

KINDS: Mapping[str, Iterable[str]] = {
    "two-days": TWO_DAYS,
    "every-day": ("daily", "every day", "every single day", "everyday", "each day", "any day", "all week",
                  "every day of the week", "bob dydd",
                  "7 days", "seven days", *_NIGHT_WORDS),
    "seven-days": _SEVEN,
    "some-days": [f"{number} {days} {words}".strip() for number, days, words in product(
        _COUNTS, ("days", "nights", "mornings", "afternoons", "evenings"),
        ("a week", "per week", "each week", "every week", "of the week", "in the week", ""))],
    "all-year": ("365 days", "365 days a year", "365 days per year", "365 days / year", "365 days of the year",
                 "every day of the year", "365 days every year", "365"),
    "every": ("every", "each", "every single", "any", "bob", "pob"),
    "of-month": ("of the month", "of each month", "of every month", "in the month", "in month", "in each month",
                 "in every month", "of month", "monthly", "each month", "every month", "per month", "once a month"),
    "to": ("-", "- to", "- until", "- till", "to -", "to", "until", "till", "til", "'til", "through", "thru", "up to",
           "up to and including",
           "through to", "and closes at",
           "and closes", ", closes at", "and close", "- close", "- closes", ", close", "closes", "we close at",
           *(f"{before}{ends}{at}" for before in ("", "and ", ", ", "start , ", "start and ")
             for ends in ("finishes", "finishing", "ends", "ending") for at in ("", " at")),
           *(f"{late}{opening} {until}" for late in ("late", "with late", "and late") for opening in ("", " opening", " night",
             " night opening") for until in ("to", "until", "till")),
           *(f"{when}{it} {closes}" for when in ("", "when ") for it in ("it", "we") for closes in ("close at", "closes at",
             "close", "closes", "is open until", "are open until", "open until", "opens until", "shut at", "shuts at")),
           "and closing at", "closes at", "closing at", "and close at", "and we close at", "to close at", "tan", "hyd", "i"),
    "and": ("and", "&", "+", "/", "or", "plus", "then", "ac", "with"),
    "but": ("but",),
    "all-day": ("all day",),
    "comma": (",", "|"),
    "strong": (";", "."),
    "colon": (":",),
    "(": ("(",),
    ")": (")",),
    "closed": ("closed", "shut", "off", *(f"{closes} {lunch}" for closes in ("closed", "closes", "close", "closing", "shut",
               "shuts", "we close", "we are closed") for lunch in ("for lunch", "for a lunch break", "for a break",
               "over lunch", "at lunchtime", "at lunch", "for an hour")),
               "no session", "no sessions", "no drop - in", "no service", "not running",
              "we close", "we close on",
               "close on", "closes on", "we don't open", "we do not open", "we don't open on",

               "not open", "no opening", "closed all day", "ar gau", "we are closed"),
    "except": ("except", "except for", "except on", "excluding", "exclude", "excludes", "excl", "exc", "ex", "excl .",
               "exc .", "ex .",
               "but not", "but not on", "apart from", "other than", "not", "not on", "not including",
               "not incl", "not incl .", "not inc", "not inc .", "heblaw",
               "with the exception of", "bar", "save for", "but for", "and not", "excepting"),
    "including": ("including", "incl", "incl .", "inc", "inc .", "includes", "including on", "even on"),
    "also": ("also", "also open", "also on", "and also", "also open on", "but also"),
    "unknown": ("unknown", "not known", "ask", "ring to ask", "not known : ring first", "not known on", "tbc",
                "to be confirmed"),
    "ring-first": _RING,
    "as-usual": ("as usual", "as normal", "open as usual", "included", "usual",
                 "open as normal", "normal hours", "usual hours"),
    "appointment": [f"{words}{tail}" for words in _APPOINTMENT
                    for tail in ("", " only", " required", " needed", " necessary", " essential", " slots", " only slots")]
                   + ["strictly by appointment", "only by appointment", "strictly by appointment only"],
    "also-appointment": [
        *(" ".join(words).strip() for words in product(_OTHERWISE, _APPOINTMENT, ("", "only"))),
        *(f"{other}{words} {at}" for other, words, at in product(("", "or ", "and ", "also "), _APPOINTMENT, AT_OTHER_TIMES)),
    ],
    "bank": [*_BANK, *(f"all {each}" for each in _BANK), *(f"uk {each}" for each in _BANK)],
    "last-entry": ("last entry", "last admission", "last admissions", "last orders", "check - in", "check in", "doors close"),
    "instead": ("instead",),
    "next-day": ("the next day", "next day", "next morning", "the next morning", "the following day", "the following morning",
                 "following day", "following morning", "overnight only", "overnight"),
    "for-lunch": ("lunch", "lunch break", "with a lunch break", "lunch break from",
                  *(f"for {what}" for what in ("lunch", "a break", "a lunch break", "lunch break", "staff lunch",
                    "staff training")),
                  *(f"for {a}{who} {meeting}" for a in ("", "a ") for who in ("staff", "team")
                    for meeting in ("meeting", "meetings"))),
    "label": _LABELS,
    "named": _HAPPENS,
    "movable": MOVABLE,
    "season": ("spring", "summer", "autumn", "winter", "spring only", "summer only", "autumn only", "winter only",
               "seasonal", "seasonally"),
    "month": [word for name in MONTHS for word in ({name.lower(), name.lower()[:3]} - {"may"})] + ["sept"],
    "zone": ("eastern", "central", "pacific", "gmt", "bst", "utc", "cet", "est", "edt"),
    "no-clock": ("sunset", "sunrise", "dusk", "dawn", "late", "close", "closing"),
    "open": ("open", "opens", "open on", "available", "ar agor"),
    "from": ("from", "at", "starts", "starts at", "starts from", "starting at", "start at", "begins", "begins at",
             "beginning at", "between", "between the hours of", "between the times of", "o",
             *(f"when {it} {opens} {at}" for it in ("it", "we") for at in ("at", "from")
               for opens in ("open", "opens", "is open", "are open", "start", "starts"))),
    "starting": ("starting", "starting from", "starting on", "since", "beginning", "next on", "next"),
    "noise": NOISE,
}  # fmt: skip
VALUES: Mapping[str, Mapping[str, Iterable[str]]] = {
    "week": {
        "weekdays": ("weekday", "weekdays", "week day", "week days", "week - day", "week - days", "working days", "working day",
                     "workdays", "workday", "business days", "business day", "weeknights", "weeknight", "week nights"),
        "weekends": ("weekend", "weekends", "the weekend", "at weekends", "at the weekend", "week end", "week - end",
                     "week ends", "week - ends"),
    },
    "fortnight": {
        "before": ("every other", "alternate", "alternating"),
        "any": ("fortnightly", "every fortnight", "every other week", "every second week", "every two weeks", "every 2 weeks",
                "alternate weeks", "alternate weeks on", "alternating weeks", "once a fortnight", "every other week on"),
    },
    "term": {
        "term": _TERM,
        "holidays": ("school holidays only", "school holidays", "in school holidays", "during school holidays",
                     "in the school holidays", "during the school holidays", "school hols", "outside term time"),
    },
    "part-of-day": {
        "morning": ("morning", "mornings", "morning's", "am"), "afternoon": ("afternoon", "afternoons", "afternoon's"),
        "evening": ("evening", "evenings", "evening's", "eve", "eves"), "pm": ("pm",),
        "lunchtime": ("lunchtime", "lunchtimes"), "night": ("night", "nights", "night's"),
    },
    "maybe": {
        "": ("sometimes", "usually", "normally", "vary", "varies", "variable", "ish", "occasionally", "occasional", "approx",
             "approximately", "typically", "around", "about", "some weeks", "most weeks"),
    },
}  # fmt: skip


def days_of(words: str) -> int:
    """How many days a week are meant by `5 days a week`."""
    return _COUNTS[words.partition(" ")[0]]
