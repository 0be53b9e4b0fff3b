"""Time: how old the data are, how long the result holds, what happened since, earlier results."""

from collections.abc import Iterator
from datetime import date

from bw_cfp_programme.assessment.study import Assessed, Study
from bw_cfp_programme.assessment.validity.activity_data import (
    data_age_problems,
    data_ages,
    programme_periods,
    waiting_workbooks,
)
from bw_cfp_programme.assessment.validity.changes import change_problems, change_section
from bw_cfp_programme.assessment.validity.earlier import earlier_problems, earlier_studies
from bw_cfp_programme.assessment.validity.factor_years import factor_section
from bw_cfp_programme.assessment.validity.finding import COLUMNS
from bw_cfp_programme.assessment.validity.history import run_problems, run_section
from bw_cfp_programme.assessment.validity.label_dates import study_date_problems, study_dates
from bw_cfp_programme.folder.names import FILE
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.sections import Fact, Section


def assess_validity(study: Study) -> Assessed:
    """Dates of data and label, changes at members, and the programme's earlier results."""
    application, said = _application(study)
    findings = (
        *data_ages(study, application),
        *programme_periods(study),
        *waiting_workbooks(study),
        *study_dates(study, application),
        *earlier_studies(study),
    )
    dates = Section(
        key="validity",
        columns=COLUMNS,
        rows=tuple(finding.row for finding in findings),
        facts=(Fact("application_date", str(application)), Fact("application_stated", said)),
    )
    return Assessed(
        sections=(dates, factor_section(study), *change_section(study), run_section(study)),
        problems=tuple(_problems(study, application, said=said)),
    )


def _application(study: Study) -> tuple[date, bool]:
    """The day of the application, today where nobody stated one; and whether it was stated."""
    stated = study.applied_on
    return stated or study.today, stated is not None


def _problems(study: Study, application: date, *, said: bool) -> Iterator[Problem]:
    if not said and study.rules.activity_data_max_age_years is not None:
        yield problem("application_date_unsaid", Place(FILE), today=study.today)
    yield from data_age_problems(study, application)
    yield from study_date_problems(study)
    yield from earlier_problems(study)
    yield from change_problems(study)
    yield from run_problems(study)
