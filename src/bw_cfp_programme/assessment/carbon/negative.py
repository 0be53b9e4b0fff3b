"""Emissions of nothing at all, or below zero without being removal or credit: no footprint."""

from collections.abc import Iterator

from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.folder.names import FILE
from bw_cfp_programme.offsets import REFUSED
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.wording import figure

CREDIT = "by_product_credit"


def nothing_counted(study: Study) -> Iterator[Problem]:
    """Every line counts as nothing: a footprint of zero says more than is known."""
    if not any(line.total for line in study.result.contributions):
        yield problem("nothing_counted", Place(FILE))


def negative_lines(study: Study) -> Iterator[Problem]:
    """Where the rule set refuses offsets."""
    if study.rules.offsets != REFUSED:
        return
    for line in study.result.contributions:
        score = line.without_removals
        if score < 0 and line.category != CREDIT:
            rule = study.rules.sources["offsets"]
            told = {"line": f"{line.line} {line.item}", "score": figure(score), "rule": rule}
            yield problem("negative_emission", line.place, **told)
