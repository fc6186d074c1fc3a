"""An assessment read with its framework: what is chosen, and what it comes to."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.types.assessment.assessment import Assessment
from site_builder.types.assessment.choosing import chosen_of
from site_builder.types.assessment.framework import Framework
from site_builder.types.assessment.options import rows_of
from site_builder.types.assessment.score import Chosen, Result, result_of


def choices_for(framework: Framework, assessment: Assessment) -> Sequence[Chosen]:
    """What is chosen in each part of the framework."""
    return [chosen_of(rows_of(framework, part), assessment.assessed(part.id)) for part in framework.parts]


def result_for(framework: Framework, assessment: Assessment) -> Result:
    """What an assessment comes to."""
    return result_of(framework, choices_for(framework, assessment))
