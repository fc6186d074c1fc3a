"""Scores in words: what they are of, how they come about, and where they stand among bands."""

from __future__ import annotations

from decimal import Decimal

from site_builder.language.speaking import _, ngettext, spoken
from site_builder.language.words import decimal_words
from site_builder.model.rag import RAG_TONES
from site_builder.model.shapes import Tag
from site_builder.types.assessment.framework import Band, Framework, Threshold
from site_builder.types.assessment.score import Range, Score, change_is_better, is_reached, place_among


def number_words(value: Decimal) -> str:
    """Points or a score: `30`, `3.5`."""
    return spoken().number(int(value)) if value == value.to_integral_value() else decimal_words(float(value))


def value_words(framework: Framework, value: Decimal | None) -> str:
    """A score alone: `30`, `3.5`, `75 per cent`; what stands for none is said."""
    if value is None:
        return _("no score")
    number = number_words(value)
    return _("%(number)s per cent", number=number) if framework.score == "share" else number


def score_words(framework: Framework, score: Score) -> str:
    """A score with what it is of: `165 of 325`, `3.5 of 5`, `75 per cent`."""
    if score.value is None or framework.score == "share":
        return value_words(framework, score.value)
    return _(
        "%(score)s of %(most)s",
        score=number_words(score.value),
        most=number_words(score.possible.highest),
    )


def method_words(framework: Framework) -> str:
    """How a score comes about."""
    if framework.score == "sum":
        return _("Add up the points of what you choose.")
    if framework.score == "mean":
        return _(
            "Take the mean of the points of what you choose: add them up, and divide by the number of rows."
        )
    if framework.score == "mean-of-parts":
        return _(
            "Take the mean of the points of what you choose in each part, then the mean of the scores of the parts."
        )
    return _("See how many of the points that could be had are reached, in per cent.")


def ends_words(framework: Framework, possible: Range) -> str:
    """What the two ends of the score mean: `75: working together at its best. 325: nearly nothing is in place`."""
    said = [
        (possible.lowest, framework.lowest_means, framework.better == "low"),
        (possible.highest, framework.highest_means, framework.better == "high"),
    ]
    return " ".join(filter(None, (_end_words(framework, *each) for each in said)))


def _end_words(framework: Framework, value: Decimal, means: str, best: bool) -> str:
    score = value_words(framework, value)
    if means:
        return _("%(score)s: %(means)s.", score=score, means=means.rstrip("."))
    return _("%(score)s is best.", score=score) if best else ""


def better_words(framework: Framework) -> str:
    """Which end is better."""
    if framework.better == "low":
        return _("The lower the score, the better.")
    if framework.better == "high":
        return _("The higher the score, the better.")
    return _("A higher score is neither better nor worse.")


def band_range_words(framework: Framework, band: Band) -> str:
    """The scores of a band: `75 to 105`."""
    lowest, highest = value_words(framework, band.lowest), value_words(framework, band.highest)
    return _("%(lowest)s to %(highest)s", lowest=lowest, highest=highest)


def placing_words(framework: Framework, score: Score) -> str:
    """Where a score stands among bands, in a sentence; "" where there are no bands or no score."""
    if score.value is None or not framework.bands:
        return ""
    if framework.score == "sum" and score.left_out:
        return ngettext(
            "It is in no band, because %(num)s row is left out of the sum.",
            "It is in no band, because %(num)s rows are left out of the sum.",
            score.left_out,
        )
    placing = place_among(framework.bands, score.value)
    if placing.band:
        name, scores = placing.band.name, band_range_words(framework, placing.band)
        return _("In the band “%(band)s” (%(scores)s).", band=name, scores=scores)
    if placing.before and placing.after:
        return _(
            "Between the published bands: above “%(before)s” (%(first)s) and below “%(after)s” (%(second)s).",
            before=placing.before.name,
            first=band_range_words(framework, placing.before),
            after=placing.after.name,
            second=band_range_words(framework, placing.after),
        )
    return _("Outside the published bands.")


def band_tag(framework: Framework, score: Score) -> Tag | None:
    """The band of a score as a mark, or that it is between bands."""
    if score.value is None or not framework.bands or (framework.score == "sum" and score.left_out):
        return None
    placing = place_among(framework.bands, score.value)
    if placing.band:
        return Tag(placing.band.name, RAG_TONES[placing.band.rag] if placing.band.rag else "quiet")
    if placing.before and placing.after:
        return Tag(_("Between the published bands"), "quiet")
    return Tag(_("Outside the published bands"), "quiet")


def threshold_words(framework: Framework, threshold: Threshold) -> str:
    """A threshold, and that it decides nothing."""
    score = value_words(framework, threshold.score)
    text = (
        _("From %(score)s up: %(means)s.", score=score, means=threshold.means.rstrip("."))
        if threshold.side == "at-least"
        else _("From %(score)s down: %(means)s.", score=score, means=threshold.means.rstrip("."))
    )
    return f"{text} {indicative_words()}"


def indicative_words() -> str:
    """That no score decides."""
    return _(
        "The number is a guide. It never decides alone: people do, and they look at what stands beside it."
    )


def reached_words(framework: Framework, score: Score) -> str:
    """Whether a score reaches the threshold; "" where there is none."""
    threshold = framework.threshold
    if threshold is None or score.value is None:
        return ""
    return said_of_threshold(framework, threshold, is_reached(framework, threshold, score))


def said_of_threshold(framework: Framework, threshold: Threshold, reached: bool | None) -> str:
    """What a threshold says that is reached, that isn't, or of which that is open."""
    values = {"score": value_words(framework, threshold.score), "means": threshold.means.rstrip(".")}
    if reached is None:
        return _("Rows are left out, so it can't be said whether it would reach %(score)s.", **values)
    if reached:
        return _("It reaches %(score)s, which indicates: %(means)s.", **values)
    return _("It doesn't reach %(score)s, which would indicate: %(means)s. That is no refusal.", **values)


def change_words(framework: Framework, before: Decimal | None, now: Decimal | None) -> str:
    """What became of a score: `25 lower, which is better`; "" where there is nothing to compare."""
    if before is None or now is None:
        return ""
    if before == now:
        return _("the same")
    difference = value_words(framework, abs(now - before))
    said = (
        _("%(number)s higher", number=difference)
        if now > before
        else _("%(number)s lower", number=difference)
    )
    better = change_is_better(framework, before, now)
    if better is None:
        return said
    if better:
        return _("%(change)s, which is better", change=said)
    return _("%(change)s, which is worse", change=said)
