"""What does not agree, and what such differences usually come from."""

from collections.abc import Iterator, Sequence

from bw_cfp_programme.assessment.reconciliation.closing import Closing
from bw_cfp_programme.assessment.reconciliation.totals import FIELDS, DeclaredTotal
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.labels import LANGUAGES, label
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.records import Facility
from bw_cfp_programme.wording import figure


def declared_problems(
    study: Study, sites: Sequence[Facility], compared: Sequence[DeclaredTotal], tolerance: float
) -> Iterator[Problem]:
    """Facilities without totals, totals that do not agree, explanations of nobody's."""
    facilities = {facility.member or "": facility for facility in sites}
    for member, facility in facilities.items():
        if all(getattr(facility, field) is None for field in FIELDS.values()):
            yield problem("ghg_undeclared", facility.at("ghg_total"), member=member)
    for total in compared:
        if total.verdict(tolerance) == "apart":
            yield _apart(total, facilities[total.member].at(FIELDS[total.kind]), tolerance)
    for one in study.programme.options.differences:
        if one.member not in facilities:
            yield problem("difference_of_nobody", one.place, member=one.member)


def _apart(total: DeclaredTotal, place: Place, tolerance: float) -> Problem:
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


def absent_problems(study: Study) -> Iterator[Problem]:
    """What a facility's own total holds and no product of the study took: it was not computed.

    What a decision cut off stands in the ledger of cut-offs.
    """
    kept = [remainder for remainder in study.result.remainders if remainder.cause != "cut_off"]
    for submission in study.submissions:
        member = submission.facility.member or ""
        known = {line.line for line in study.site(member)}
        if submission.lines and not known:
            yield problem("site_not_computed", submission.facility.place, member=member)
            continue
        left = [r for r in kept if r.member == member and r.line not in known]
        if left:
            lines = ", ".join(dict.fromkeys(r.line for r in left))
            yield problem("lines_of_no_product", left[0].place, member=member, lines=lines)


def closing_problems(study: Study, closings: Sequence[Closing]) -> Iterator[Problem]:
    """Sites whose products and remainders hold more or less than their lines."""
    for one in closings:
        if not one.closes:
            submission = study.submission(one.member)
            place = submission.facility.place if submission else None
            words = {"member": one.member, "difference": one.difference, "site": one.site}
            if place:
                yield problem("site_does_not_close", place, **words)
