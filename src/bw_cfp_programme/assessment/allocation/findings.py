"""What is missing from the disclosure, and what a verifier may ask of the rules chosen."""

from collections.abc import Iterable, Iterator, Sequence

from bw_cfp_programme.allocation.plant import MAKERS
from bw_cfp_programme.allocation.rules import BY_OUTPUT, rules
from bw_cfp_programme.assessment.allocation.shared_flows import SharedFlow
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.labels import LANGUAGES, word
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.records import CALCULATED, SITE, Submission


def findings(study: Study, flows: Sequence[SharedFlow]) -> Iterator[Problem]:
    """Undisclosed sites, rules that differ for one flow, rules that come late in the order."""
    yield from _undisclosed(study)
    makers = _makers(study.submissions)
    joint = [flow for flow in flows if flow.products and (flow.member, flow.pool) in makers]
    yield from _differing(joint)
    yield from _out_of_order(study, joint)


def _undisclosed(study: Study) -> Iterator[Problem]:
    """Members of the footprint whose site and shared flows nobody sees, where they must be seen."""
    if not study.rules.disclose_allocation:
        return
    books = {submission.facility.member: submission for submission in study.submissions}
    for member in dict.fromkeys(line.member for line in study.result.contributions):
        submission = books.get(member)
        if submission is None or submission.facility.disclosure not in CALCULATED:
            place = submission.facility.at("disclosure") if submission else Place()
            source = study.rules.sources["disclose_allocation"]
            yield problem("allocation_undisclosed", place, member=member, source=source)


def _makers(submissions: Iterable[Submission]) -> set[tuple[str, str]]:
    """(member, pool) of every site and of every process that makes products."""
    found = set()
    for submission in submissions:
        member = submission.facility.member or ""
        makers = (p.process or "" for p in submission.processes if p.kind in MAKERS)
        found |= {(member, pool) for pool in (SITE, *makers)}
    return found


def _differing(flows: Iterable[SharedFlow]) -> Iterator[Problem]:
    """Co-products of one site are weighed by several of their properties, once for a site.

    Keys for what was done for a product (hours, area, meters) follow the process and may differ.
    """
    first: dict[str, SharedFlow] = {}
    told = set()
    for flow in flows:
        if flow.step.rule not in BY_OUTPUT or flow.member in told:
            continue
        before = first.setdefault(flow.member, flow)
        if flow.step.rule != before.step.rule:
            told.add(flow.member)
            rules_said = {
                **_named("one", "rule", before.step.rule),
                **_named("other", "rule", flow.step.rule),
            }
            pools = {"pool": before.pool, "other_pool": flow.pool}
            yield problem("coproduct_rules_differ", flow.place, **pools, **rules_said)


def _out_of_order(study: Study, flows: Iterable[SharedFlow]) -> Iterator[Problem]:
    """Rules of another kind than the rule set wants to be tried first, once for a site."""
    if not study.rules.allocation_order:
        return
    first, source = study.rules.allocation_order[0], study.rules.sources["allocation_order"]
    late: dict[str, list[SharedFlow]] = {}
    for flow in flows:
        rule = rules().get(flow.step.rule)
        if rule and rule.kind not in ("", first):
            late.setdefault(flow.member, []).append(flow)
    for found in late.values():
        pools = ", ".join(dict.fromkeys(flow.pool for flow in found))
        names = dict.fromkeys(flow.step.rule for flow in found)
        said = {**_named("kind", "allocation_kind", first), **_named("rules", "rule", *names)}
        yield problem("allocation_order", found[0].place, pools=pools, source=source, **said)


def _named(name: str, namespace: str, *terms: str) -> dict[str, str]:
    return {
        f"{name}_{each}": ", ".join(word(namespace, t, each) for t in terms) for each in LANGUAGES
    }
