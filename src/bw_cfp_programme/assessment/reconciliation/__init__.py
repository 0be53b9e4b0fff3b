"""Reconciliation with ISO 14064-1: a facility's own inventory and its lines are one thing."""

from collections.abc import Iterator, Sequence

from bw_cfp_programme.assessment.reconciliation.closing import Closing, closing
from bw_cfp_programme.assessment.reconciliation.energy import energy_problems, energy_section
from bw_cfp_programme.assessment.reconciliation.masses import mass_section
from bw_cfp_programme.assessment.reconciliation.sources import Source, site_sources
from bw_cfp_programme.assessment.reconciliation.tables import (
    closing_section,
    sources_section,
    totals_section,
)
from bw_cfp_programme.assessment.reconciliation.totals import FIELDS, KILOGRAMS, Total, totals
from bw_cfp_programme.assessment.study import Assessed, Study
from bw_cfp_programme.checks.limits import limit
from bw_cfp_programme.checks.wording import figure
from bw_cfp_programme.labels import LANGUAGES, Text, label, text
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.records import Submission

Site = tuple[Submission, Sequence[Source]]


def assess_reconciliation(study: Study) -> Assessed:
    """Declared totals against lines by source, sites against products, energy, mass."""
    sites = list(_sites(study))
    compared = [total for site in sites for total in _totals(study, site)]
    closings = [found for site in sites if (found := closing(study, *site))]
    declared = {
        submission.facility.member or "": submission.facility.ghg_total * KILOGRAMS
        for submission, _ in sites
        if submission.facility.ghg_total is not None
    }
    tolerance, chosen = _tolerance(study)
    named = [(submission.facility.member or "", sources) for submission, sources in sites]
    return Assessed(
        sections=(
            totals_section(compared, tolerance, chosen),
            sources_section(named),
            closing_section(closings, declared),
            energy_section(study),
            mass_section(study),
        ),
        problems=(
            *_declared_problems(study, sites, compared, tolerance),
            *_closing_problems(study, closings),
            *energy_problems(study),
        ),
    )


def _sites(study: Study) -> Iterator[Site]:
    """Members who sent an inventory; who sent a result alone has no lines to reconcile."""
    for submission in study.submissions:
        sources = site_sources(study, submission.facility.member or "")
        if submission.lines and sources:
            yield submission, sources


def _tolerance(study: Study) -> tuple[float, str | Text]:
    """The share that somebody chose with a reason, or our own."""
    own = study.programme.options.reconciliation
    if own:
        return own.tolerance, own.reason
    return limit("reconciliation_tolerance"), text("message.tolerance_ours")


def _totals(study: Study, site: Site) -> Iterator[Total]:
    submission, sources = site
    explained: dict[str, float] = {}
    for one in study.programme.options.differences:
        if one.member == submission.facility.member:
            explained[one.total] = explained.get(one.total, 0.0) + one.tonnes
    return totals(submission.facility, sources, explained)


def _declared_problems(
    study: Study, sites: Sequence[Site], compared: Sequence[Total], tolerance: float
) -> Iterator[Problem]:
    facilities = {s.facility.member: s.facility for s, _ in sites}
    for member, facility in facilities.items():
        if all(getattr(facility, field) is None for field in FIELDS.values()):
            yield problem("ghg_undeclared", facility.at("ghg_total"), member=member)
    for total in compared:
        if total.verdict(tolerance) == "apart":
            yield _apart(total, facilities[total.member].at(FIELDS[total.kind]), tolerance)
    for one in study.programme.options.differences:
        if one.member not in facilities:
            yield problem("difference_of_nobody", one.place, member=one.member)


def _apart(total: Total, place: Place, tolerance: float) -> Problem:
    words = {
        f"{name}_{language}": ", ".join(label(f"{namespace}.{term}", language) for term in terms)
        for language in LANGUAGES
        for name, namespace, terms in (
            ("total", "declared_total", [total.kind]),
            ("causes", "apart_because", list(total.causes(tolerance))),
        )
    }
    low, high = total.lines
    lines = figure(low) if low == high else f"{figure(low)} – {figure(high)}"
    return problem(
        "ghg_apart",
        place,
        member=total.member,
        declared=figure(total.declared or 0.0),
        lines=lines,
        difference=figure(total.difference or 0.0),
        percent=figure(100 * abs(total.share or 0.0)),
        tolerance=figure(100 * tolerance),
        **words,
    )


def _closing_problems(study: Study, closings: Sequence[Closing]) -> Iterator[Problem]:
    for one in closings:
        if not one.closes:
            submission = study.submission(one.member)
            place = submission.facility.place if submission else None
            words = {"member": one.member, "difference": one.difference, "site": one.site}
            if place:
                yield problem("site_does_not_close", place, **words)
