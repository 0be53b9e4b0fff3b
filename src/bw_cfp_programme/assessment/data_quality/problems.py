"""What a verifier would ask about the quality of data."""

from collections.abc import Iterator

from bw_cfp_programme.assessment.data_quality.pedigree import INDICATORS, SCORES
from bw_cfp_programme.assessment.data_quality.representative import applies
from bw_cfp_programme.assessment.data_quality.scheme import Scheme
from bw_cfp_programme.assessment.data_quality.scoring import Grading, ScoredLine
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.labels import LANGUAGES, word
from bw_cfp_programme.options import Pedigree
from bw_cfp_programme.problems import Place, Problem, problem

_NAMED = 12
"""As many lines are named in a sentence; the table has all."""


def about_scores(grading: Grading) -> Iterator[Problem]:
    """Lines without a score, by workbook."""
    apart: dict[str, list[ScoredLine]] = {}
    for source in grading.unscored:
        apart.setdefault(source.place.file, []).append(source)
    for file, sources in apart.items():
        part = sum(abs(source.emissions) for source in sources)
        yield problem(
            "data_quality_unscored",
            Place(file),
            count=len(sources),
            share=f"{part / grading.gross if grading.gross else 0.0:.1%}",
            lines=_names(sources),
            **_kinds(grading.scheme),
        )


def _kinds(scheme: Scheme) -> dict[str, str]:
    """The kinds of activity data that have a score, in words."""
    kinds = scheme.activity
    return {
        f"kinds_{lang}": ", ".join(word("data_kind", kind, lang) for kind in kinds)
        for lang in LANGUAGES
    }


def about_pedigree(study: Study) -> Iterator[Problem]:
    """Tables `[[pedigree]]` that are of nothing in the study, or have scores that are none."""
    for each in study.programme.options.pedigree:
        if not any(applies(each, line) for line in study.result.contributions):
            what = f"{each.member} {each.line}".strip() or each.factor
            yield problem("pedigree_of_nothing", each.place, what=what)
        for name, score in _impossible(each):
            yield problem("pedigree_impossible", each.place, key=name, value=score)


def _impossible(each: Pedigree) -> Iterator[tuple[str, float]]:
    for name in INDICATORS:
        score = getattr(each, name)
        if score is not None and score not in SCORES:
            yield name, score
    if each.basic is not None and each.basic < 1:
        yield "basic", each.basic


def _names(sources: list[ScoredLine]) -> str:
    names = [source.line or source.place.cell for source in sources]
    more = ("…",) if len(names) > _NAMED else ()
    return ", ".join((*names[:_NAMED], *more))
