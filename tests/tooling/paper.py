"""What the tests of the booklet share: whether it can be printed here, and what a PDF says."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from site_builder.outputs.booklet.pdf import lacking
from tests.tooling.browser import missing


@pytest.fixture(scope="session")
def printing() -> None:
    """Skips tests that print a booklet where that can't be done."""
    if words := lacking():
        missing("What prints the booklet", words)


def read_pdf(data: bytes) -> PdfReader:
    """A PDF to ask questions of."""
    return PdfReader(BytesIO(data))


def page_texts(reader: PdfReader) -> list[str]:
    """What each page says, each run of white space as one space; the first page is at 0."""
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def links(reader: PdfReader) -> Iterator[tuple[int, str, str]]:
    """Every link: the number of its page from 1, and either its address or the name of its place in the booklet."""
    for number, page in enumerate(reader.pages, 1):
        for reference in page.get("/Annots", ()):
            annotation: Any = reference.get_object()
            if "/A" in annotation:
                yield number, str(annotation["/A"].get("/URI", "")), str(annotation["/A"].get("/D", ""))
            else:
                yield number, "", str(annotation.get("/Dest", ""))
