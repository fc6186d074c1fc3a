"""Writes themes/default/locales/site-builder.pot: every sentence that a reader can see, for translators.

`make words` runs this; a test says when it should have been run. There are no dates and no lines in the file, so that it only
changes when a sentence does.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import write_po

ROOT = Path(__file__).parents[2]
SENTENCES = ROOT / "themes" / "default" / "locales" / "site-builder.pot"

KEYWORDS = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "counted": (1, 2),
    "pgettext": ((1, "c"), 2),
}
"""The functions that say sentences, with which of their arguments are some."""

NOTE = "NOTE:"
"""What a comment for translators begins with, in the line above the sentence."""

HEADER = """\
# Every sentence that readers of a site can see. Copy this file to <language>.po, such as cy.po, and translate it there.
# What stands in %(these)s is filled in. A context "date", "time" or "number" means a pattern of Unicode's (UTS 35)."""

_TEMPLATES = {"trim_blocks": "true", "lstrip_blocks": "true", "newstyle_gettext": "true", "silent": "false"}


def sentences() -> bytes:
    """The whole file."""
    catalogue = Catalog(fuzzy=False, header_comment=HEADER, charset="utf-8")
    for path, method, options in _sources():
        name = path.relative_to(ROOT).as_posix()
        found = extract_from_file(method, path, KEYWORDS, (NOTE,), options, strip_comment_tags=True)
        for _, message, comments, context in found:
            catalogue.add(message, None, [(name, 0)], auto_comments=comments, context=context)
    stream = BytesIO()
    write_po(stream, catalogue, omit_header=False, sort_by_file=True, include_lineno=False, width=120)
    return b"".join(_without_dates(stream.getvalue().splitlines(keepends=True)))


def _sources() -> Iterator[tuple[Path, str, dict[str, str]]]:
    theme = ROOT / "themes" / "default"
    for path in sorted((ROOT / "site_builder").rglob("*.py")):
        yield path, "python", {}
    for path in sorted((theme / "templates").rglob("*.html")):
        yield path, "jinja2.ext:babel_extract", _TEMPLATES
    for path in sorted((theme / "assets").rglob("*.js")):
        yield path, "javascript", {"parse_template_string": "true"}


def _without_dates(lines: Iterable[bytes]) -> Iterator[bytes]:
    changing = (b'"POT-Creation-Date:', b'"PO-Revision-Date:', b'"Generated-By:')
    return (line for line in lines if not line.startswith(changing))


def said_in_code() -> Iterator[tuple[str, str]]:
    """Each sentence in the program's code with where it is, as Python itself reads it.

    What gathers sentences doesn't look into what stands between braces inside a text; Python does.
    """
    for path in sorted((ROOT / "site_builder").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in KEYWORDS:
                first = node.args[_name(node.func) == "pgettext"]
                if isinstance(first, ast.Constant):
                    yield str(first.value), f"{path.relative_to(ROOT)}:{node.lineno}"


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


if __name__ == "__main__":
    SENTENCES.parent.mkdir(exist_ok=True)
    SENTENCES.write_bytes(sentences())
