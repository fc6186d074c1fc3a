"""A page as plain text: what its main part says and where it leads, for reading side by side with its content."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BLOCKS = {
    "address", "article", "aside", "blockquote", "caption", "dd", "details", "div", "dl", "dt", "figcaption",
    "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "li", "main", "nav", "ol", "p", "section", "summary",
    "table", "tr", "ul",
}  # fmt: skip
_BETWEEN = {"td": " | ", "th": " | ", "br": " "}

_LATER = re.compile(r"<(p|span|div)\b[^>]* data-until=[^>]* hidden>.*?</\1>", re.DOTALL)
"""What a reader's clock will show once it holds."""


class _Writer(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.out: list[str] = []
        self.inside = False
        self.drawing = 0
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        classes = (found.get("class") or "").split()
        self.inside = (self.inside or tag == "main") and "last" not in classes
        if not self.inside:
            return
        if tag in _BLOCKS:
            self.out.append("\n")
        if re.fullmatch("h[1-6]", tag):
            self.out.append("#" * int(tag[1]) + " ")
        elif tag == "li":
            self.out.append("- ")
        elif tag in _BETWEEN:
            self.out.append(_BETWEEN[tag])
        elif tag == "a":
            self.out.append("[")
            self.links.append(found.get("href") or "")
        elif tag == "img":
            self.out.append(f"![{found.get('alt') or ''}]({found.get('src')})")
        elif tag == "svg":
            self.drawing += 1
        elif tag == "title" and self.drawing and self.inside:
            self.drawing = 0
            self.out.append("\n(picture) ")

    def handle_endtag(self, tag: str) -> None:
        if not self.inside:
            return
        if tag == "main":
            self.inside = False
        elif tag == "a":
            self.out.append(f"]({self.links.pop()})")
        elif tag == "svg":
            self.drawing = 0
        elif tag == "title":
            self.drawing = 1
        if tag in _BLOCKS:
            self.out.append("\n")

    def handle_data(self, data: str) -> None:
        if self.inside and not self.drawing:
            self.out.append(re.sub(r"\s+", " ", data))


def page_text(html: str) -> str:
    """The words of a page's `main` in lines, headings with #, list items with -, links as [words](address).

    Of a picture drawn in the page only the title is told; what every page ends with is left out, and so is what isn't so yet.
    """
    writer = _Writer()
    start = html.index("<main")
    writer.feed(_LATER.sub("", html[start : html.index("</main>") + len("</main>")]))
    lines = (re.sub(r" +", " ", line).strip() for line in "".join(writer.out).split("\n"))
    return "\n".join(line for line in lines if line and line not in ("-", "|")) + "\n"
