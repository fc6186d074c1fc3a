"""`images/`, `files/`, and the files of content/static: what authors put beside their entries."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.outputs.output import File, Linked, Output


def _make_pictures(site: Linked) -> Iterator[File]:
    for path, data in site.media.prepared:
        yield File(path, data)


def _make_documents(site: Linked) -> Iterator[File]:
    for path, source in site.media.copied:
        yield File(path, source.read_bytes())


def _make_static(site: Linked) -> Iterator[File]:
    for path, source in site.media.static:
        yield File(path, source if isinstance(source, bytes) else source.read_bytes())


PICTURES = Output("pictures", Linked, _make_pictures, paths=("images/",))
DOCUMENTS = Output("documents", Linked, _make_documents, paths=("files/",))
# Authors choose where these are, so it is they who are told when something else is there.
STATIC = Output("static", Linked, _make_static)
