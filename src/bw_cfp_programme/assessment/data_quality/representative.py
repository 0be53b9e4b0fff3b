"""How well a factor stands for what a line really used: scores stated by a person, or derived.

Year and place are derived where the matrix defines the score by them: years between the factor's
and the period's; the country itself, or the world that it is part of. All else needs a judgement.
"""

from bw_cfp_programme.assessment.data_quality.pedigree import (
    INDICATORS,
    SCORES,
    Scores,
    load_matrix,
    sigma,
)
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.limits import limit
from bw_cfp_programme.options import Pedigree
from bw_cfp_programme.results import ComputedLine

WORLD = "GLO"
UNKNOWN = 5  # "age of data unknown", "data from unknown area"


def scores_of(study: Study, line: ComputedLine) -> Scores:
    """The pedigree of a line's factor; a person's score comes before a derived one."""
    tables = [each for each in study.programme.options.pedigree if applies(each, line)]
    stated = sorted(tables, key=lambda each: bool(each.line))  # the line's own come last and win
    found = {name: score for each in stated for name, score in _stated(each).items()}
    derived = {k: v for k, v in _derived(study, line).items() if k not in found}
    basics = [each.basic for each in stated if each.basic is not None and each.basic >= 1]
    basic = basics[-1] if basics else 1.0
    return Scores(by_indicator=found | derived, derived=frozenset(derived), basic=basic)


def spread(study: Study, line: ComputedLine) -> float | None:
    """Sigma of the lognormal distribution that the pedigree of a line's factor gives it.

    None where the programme names no matrix (`[data_quality] pedigree`), or a score is missing.
    """
    options = study.programme.options.data_quality
    if options is None or not options.pedigree:
        return None
    return sigma(load_matrix(options.pedigree), scores_of(study, line))


def applies(pedigree: Pedigree, line: ComputedLine) -> bool:
    """Whether a table of scores is of a line: of the line itself, or of the factor under it."""
    if pedigree.line:
        return (pedigree.member, pedigree.line) == (line.member, line.line)
    return pedigree.factor in {line.factor_key[1], line.factor_name}


def _stated(pedigree: Pedigree) -> dict[str, int]:
    said = {name: getattr(pedigree, name) for name in INDICATORS}
    return {name: score for name, score in said.items() if score in SCORES}


def _derived(study: Study, line: ComputedLine) -> dict[str, int]:
    found = {"temporal": _temporal(study, line), "geographical": _geographical(study, line)}
    return {name: score for name, score in found.items() if score is not None}


def _temporal(study: Study, line: ComputedLine) -> int:
    if not line.factor_year.isdecimal():
        return UNKNOWN
    start, end = study.programme.period_start, study.programme.period_end
    apart = abs(int(line.factor_year) - (start + (end - start) / 2).year)
    return 1 + sum(apart >= limit(f"temporal_score_{score}") for score in SCORES[:-1])


def _geographical(study: Study, line: ComputedLine) -> int | None:
    """None for another country: whether it is similar is for a person to judge."""
    place, country = line.factor_location, _country(study, line.member)
    if not place:
        return UNKNOWN
    if place == country:
        return 1
    return 2 if place == WORLD else None


def _country(study: Study, member: str) -> str:
    workbook = study.submission(member)
    if workbook and workbook.facility.country:
        return workbook.facility.country
    listed = study.programme.member(member)
    return listed.country if listed else ""
