"""Reconciliation with ISO 14064-1: a facility's own inventory and its lines are one thing."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from bw_cfp_programme.assessment.reconciliation.closing import Closing, closing
from bw_cfp_programme.assessment.reconciliation.energy import energy_problems, energy_section
from bw_cfp_programme.assessment.reconciliation.gases import gases_section
from bw_cfp_programme.assessment.reconciliation.masses import mass_section
from bw_cfp_programme.assessment.reconciliation.problems import (
    absent_problems,
    closing_problems,
    declared_problems,
)
from bw_cfp_programme.assessment.reconciliation.sources import Source, site_sources
from bw_cfp_programme.assessment.reconciliation.tables import (
    closing_section,
    sources_section,
    totals_section,
)
from bw_cfp_programme.assessment.reconciliation.totals import DeclaredTotal, totals
from bw_cfp_programme.assessment.study import Assessed, Study
from bw_cfp_programme.labels import Text, text
from bw_cfp_programme.limits import limit
from bw_cfp_programme.records import Submission

Site = tuple[Submission, Sequence[Source]]


def assess_reconciliation(study: Study) -> Assessed:
    """Declared totals against lines by source, sites against products, energy, mass."""
    sites = list(_sites(study))
    compared = [total for site in sites for total in _totals(study, site)]
    closings = list(_closings(study, sites))
    facilities = [submission.facility for submission, _ in sites]
    named = [(submission.facility.member or "", sources) for submission, sources in sites]
    tolerance, chosen = _tolerance(study)
    return Assessed(
        sections=(
            totals_section(compared, tolerance, chosen),
            sources_section(named),
            gases_section(named),
            closing_section(closings, facilities),
            energy_section(study),
            mass_section(study),
        ),
        problems=(
            *declared_problems(study, facilities, compared, tolerance),
            *absent_problems(study),
            *closing_problems(study, closings),
            *energy_problems(study),
        ),
    )


def _sites(study: Study) -> Iterator[Site]:
    """Members who sent an inventory; who sent a result alone has no lines to reconcile."""
    for submission in study.submissions:
        sources = site_sources(study, submission.facility.member or "")
        if submission.lines and sources:
            yield submission, sources


def _closings(study: Study, sites: Sequence[Site]) -> Iterator[Closing]:
    kept = defaultdict(list)
    for remainder in study.result.remainders:
        kept[remainder.member].append(remainder)
    for submission, sources in sites:
        own = kept[submission.facility.member or ""]
        if found := closing(study, submission, sources, own):
            yield found


def _tolerance(study: Study) -> tuple[float, str | Text]:
    """The share that somebody chose with a reason, or our own."""
    own = study.programme.options.reconciliation
    if own:
        return own.tolerance, own.reason
    return limit("reconciliation_tolerance"), text("message.tolerance_ours")


def _totals(study: Study, site: Site) -> Iterator[DeclaredTotal]:
    submission, sources = site
    explained: dict[str, float] = {}
    for one in study.programme.options.differences:
        if one.member == submission.facility.member:
            explained[one.total] = explained.get(one.total, 0.0) + one.tonnes
    return totals(submission.facility, sources, explained)
