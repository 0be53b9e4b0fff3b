"""What the study stands for in time: representative period, end of the label, documents."""

from collections.abc import Iterator
from datetime import date

from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.assessment.validity.dates import span, years_after
from bw_cfp_programme.assessment.validity.finding import DateFinding
from bw_cfp_programme.assessment.validity.label_term import term_of
from bw_cfp_programme.folder.names import FILE
from bw_cfp_programme.options.validity import Validity
from bw_cfp_programme.problems import Place, Problem, problem


def study_dates(study: Study, application: date) -> Iterator[DateFinding]:
    """Dates of the study as a whole, under the programme's rule set."""
    stated = study.programme.options.validity or Validity()
    yield _representative(study, stated)
    yield from _label(study, stated.approved)
    yield _retention(study, application)


def study_date_problems(study: Study) -> Iterator[Problem]:
    """What a person has to say, and a label that ran out."""
    stated = study.programme.options.validity
    if stated is None or not (stated.representative_from and stated.representative_to):
        yield problem("representative_period_unsaid", stated.place if stated else Place(FILE))
    term = term_of(study.rules, stated.approved if stated else None)
    if stated and term and term.end < study.today:
        yield problem("label_expired", stated.place, end=term.end, today=study.today)


def _representative(study: Study, stated: Validity) -> DateFinding:
    first, last = stated.representative_from, stated.representative_to
    data_first, data_last = study.programme.period_start, study.programme.period_end
    finding = "unsaid"
    if first and last:
        finding = "kept" if first <= data_first and data_last <= last else "partly"
    return DateFinding(
        subject=study.programme.id,
        item="representative_period",
        found=span(first, last),
        limit=span(data_first, data_last),
        finding=finding,
        source=stated.basis,
    )


def _label(study: Study, approved: date | None) -> Iterator[DateFinding]:
    rules = study.rules
    if rules.validity_years is None:
        yield DateFinding(subject=study.programme.id, item="label_end", finding="no_rule")
        return
    source = rules.sources.get("validity_years", "")
    term = term_of(rules, approved)
    if term is None:
        yield DateFinding(
            subject=study.programme.id, item="label_end", finding="unsaid", source=source
        )
        return
    words = {"subject": study.programme.id, "found": str(approved), "source": source}
    finding = "broken" if term.end < study.today else "ahead"
    yield DateFinding(**words, item="label_end", limit=str(term.end), finding=finding)
    if term.renewal_opens is not None and term.renewal_closes is not None:
        words["source"] = rules.sources.get("renewal_opens_months", "")
        finding = "broken" if term.renewal_closes < study.today else "ahead"
        window = span(term.renewal_opens, term.renewal_closes)
        yield DateFinding(**words, item="renewal", limit=window, finding=finding)


def _retention(study: Study, application: date) -> DateFinding:
    years = study.rules.retention_years
    return DateFinding(
        subject=study.programme.id,
        item="retention",
        found=str(application),
        limit=str(years_after(application, years)) if years is not None else "",
        finding="no_rule" if years is None else "ahead",
        source=study.rules.sources.get("retention_years", ""),
    )
