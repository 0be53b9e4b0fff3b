"""What is missing before a label or a comparison can be printed."""

from collections.abc import Iterable, Iterator

from bw_cfp_programme.assessment.label.comparison import UNSAID
from bw_cfp_programme.assessment.label.mark import chosen_mark, marks_of
from bw_cfp_programme.assessment.label.reduction import Reduction
from bw_cfp_programme.assessment.label.rounding import ROUNDINGS
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.folder.names import FILE
from bw_cfp_programme.labels import joined
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.results import TOTAL

_FILE = Place(FILE)


def about_label(study: Study, reductions: Iterable[Reduction]) -> Iterator[Problem]:
    """A value that cannot be printed, one that the statement contradicts, baselines that fail."""
    yield from _value(study)
    yield from _statement(study)
    yield from _baselines(reductions)


def _value(study: Study) -> Iterator[Problem]:
    label, rounding = study.programme.options.label, study.rules.label_rounding
    place, unit = (label.place, label.unit) if label else (_FILE, "")
    if rounding is None:
        return
    if rounding not in ROUNDINGS:
        words = {"rule_set": study.rules.id, "rounding": rounding, "known": ", ".join(ROUNDINGS)}
        yield problem("label_rounding_unknown", place, **words)
        return
    marks = marks_of(study, study.result.totals[TOTAL])
    choices = ", ".join(mark.text for mark in marks if mark.rounded) or UNSAID
    if not unit:
        yield problem("label_unit_missing", place, choices=choices)
    elif unit not in [mark.unit for mark in marks]:
        yield problem("label_unit_not_allowed", place, unit=unit, choices=choices)
    elif chosen_mark(study) is None:
        yield problem("label_zero", place, unit=unit, choices=choices)


def _statement(study: Study) -> Iterator[Problem]:
    """A statement that verified another value than the one that would be printed."""
    verified, mark = study.verification, chosen_mark(study)
    if mark is None or verified is None or verified.value is None:
        return
    theirs = chosen_mark(study, verified.value)
    if theirs is None or theirs.rounded != mark.rounded:
        words = {"label": mark.text, "verified": theirs.text if theirs else verified.value}
        yield problem("label_not_as_verified", verified.place, **words)


def _baselines(reductions: Iterable[Reduction]) -> Iterator[Problem]:
    for reduction in reductions:
        earlier, comparison = reduction.comparison.earlier, reduction.comparison
        if not earlier.statement:
            yield problem("baseline_without_statement", earlier.place, study=earlier.name)
        if comparison.reasons:
            why = joined(comparison.reasons)
            words = {"why_zh_TW": why.said("zh_TW"), "why_en": why.said("en")}
            yield problem("baseline_not_comparable", earlier.place, study=earlier.name, **words)
