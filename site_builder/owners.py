"""`site-builder owners`: who has to agree to a change of which file, for code hosts that ask them (CODEOWNERS)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from site_builder.content.find import find_files
from site_builder.content.source import read_source
from site_builder.fields.readers import one_or_many
from site_builder.model.addresses import HOME
from site_builder.types import CONTENT_TYPES

ORGANISATION: Final = "organisation"
_HEAD: Final = """\
# Who is asked about a change of which file. Written by `site-builder owners` from the `editors` of organisations.
"""


def owners(content: Path) -> tuple[str, int]:
    """The text of CODEOWNERS for a content folder, and how many organisations own something.

    An organisation owns its own file, and every entry whose `organisation` it is. Editors are read from the files
    themselves: what is for editors only is in no entry.
    """
    said = dict(_said(content))
    editors = {entry_id: each for (kind, entry_id, _), data in said.items() if (each := _editors(kind, data))}
    lines = [
        " ".join((HOME + file, *editors[owner]))
        for (kind, entry_id, file), data in sorted(said.items(), key=lambda each: each[0][2])
        if (owner := entry_id if kind == ORGANISATION else str(data.get(ORGANISATION, ""))) in editors
    ]
    return _HEAD + "".join(f"{line}\n" for line in lines), len(editors)


def _said(content: Path) -> Iterator[tuple[tuple[str, str, str], Mapping[str, Any]]]:
    """What each file that can be read says, by the type and id of its entry and its path."""
    for each in find_files(content, CONTENT_TYPES)[0].files:
        source, _ = read_source(Path(each.path), each.file)
        if source:
            yield (each.type, each.id, each.file), source.data


def _editors(kind: str, data: Mapping[str, Any]) -> Sequence[str]:
    written = one_or_many(data.get("editors", ())) if kind == ORGANISATION else ()
    return [each.strip() for each in written if isinstance(each, str) and each.strip()]
