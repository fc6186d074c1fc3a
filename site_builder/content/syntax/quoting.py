"""How a text is written in quotation marks, so that it can be copied from a message into the file."""

from __future__ import annotations


def quoted(text: str) -> str:
    """A text in quotation marks, as it can be written into the file."""
    text = text.strip()
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def shortened(text: str, size: int = 60) -> str:
    """A text on one line, cut where it is long."""
    text = " ".join(text.split())
    return text if len(text) <= size else text[: size - 1].rstrip() + "…"
