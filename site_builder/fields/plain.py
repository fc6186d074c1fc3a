"""Markdown in fields that take plain words, where it would be shown as it is."""

from __future__ import annotations

import re
from typing import Final

from site_builder.diagnostics import Code, Problem, Severity

MARKDOWN_IN_FIELD = Code(
    "text-markdown",
    Severity.ERROR,
    "A field that takes plain words holds Markdown, which would be shown as it is.",
)

_KINDS: Final = tuple(
    (re.compile(pattern, re.MULTILINE), what, hint)
    for pattern, what, hint in (
        (
            r"\[[^\[\]\n]{1,200}\] ?\((?:https?:|mailto:|tel:|www\.|/|#|\.)|\[\[",
            "A link",
            "Write the words alone; a link goes into a text in Markdown, such as the entry's description.",
        ),
        (r"<https?://", "An address in < and >", "Write the address alone."),
        (r"\*\*(?=\w)|__(?=[^\W_])", "A mark for strong words", "Write the words alone, without the signs."),
        (
            r"\*(?<![\w*]\*)(?=\w)[^*\n]{0,100}\*(?<=\w\*)(?![\w*])|_(?<!\w_)(?=[^\W_])[^_\n]{0,100}_(?<=[^\W_]_)(?!\w)",
            "A mark for stressed words",
            "Write the words alone, without the signs.",
        ),
        (r"`", "A backtick", "Write an apostrophe, or nothing."),
        (r"~~(?=\S)", "A mark for words crossed out", "Write only what holds now."),
        (r"^#{1,6} ", "A heading", "Write the words alone; headings go into a text in Markdown."),
        (
            r"^ *[*•-] +\[?\S.*\n *[*•-] ",
            "A list",
            "Write each item on a line of its own, without a sign before it.",
        ),
    )
)


def _may_hold_markdown(text: str) -> bool:
    """Whether the patterns need be asked, which takes ten times longer."""
    return (
        "]" in text
        or text.count("*") > 1
        or text.count("_") > 1
        or "`" in text
        or "<h" in text
        or "~~" in text
        or "\n" in text
    )


def refuse_markdown(text: str) -> str:
    """Check that a text which is shown as it is written holds no Markdown, and return it."""
    if text.startswith("#") or _may_hold_markdown(text):
        for pattern, what, hint in _KINDS:
            if found := pattern.search(text):
                before = text[: found.start()]
                raise Problem(
                    MARKDOWN_IN_FIELD,
                    f"{what} can't be used here: this field is shown as it is written.",
                    hint,
                    offset=len(before) - before.rfind("\n") - 1,
                    line=before.count("\n") + 1,
                )
    return text
