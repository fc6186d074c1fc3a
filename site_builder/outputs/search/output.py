"""The search index as an output, which is tried out with the searches of searches.yaml."""

from __future__ import annotations

from site_builder.outputs.output import Gathered, Output
from site_builder.outputs.search.files import FOLDER, make
from site_builder.outputs.search.trial import try_searches

OUTPUT = Output(
    "search",
    Gathered,
    make,
    paths=(f"{FOLDER}/",),
    slow=True,
    progress="Indexing for search",
    tried=try_searches,
)
