"""Earlier studies of the product, and which of them this one takes the place of."""

from collections.abc import Iterator

from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.assessment.validity.finding import DateFinding
from bw_cfp_programme.problems import Problem, problem


def earlier_studies(study: Study) -> Iterator[DateFinding]:
    """Each earlier study of the product under study; a person says which ones are superseded."""
    stated = study.programme.options.validity
    superseded = stated.supersedes if stated else ()
    for earlier in study.programme.options.earlier_studies:
        if earlier.product == study.programme.product.code:
            yield DateFinding(
                subject=earlier.name,
                item="earlier_study",
                found=str(earlier.date),
                finding="superseded" if earlier.name in superseded else "stands",
            )


def earlier_problems(study: Study) -> Iterator[Problem]:
    """Names of superseded studies that nobody described."""
    stated = study.programme.options.validity
    known = {earlier.name for earlier in study.programme.options.earlier_studies}
    for name in stated.supersedes if stated else ():
        if stated and name not in known:
            yield problem("superseded_unknown", stated.place, name=name)
