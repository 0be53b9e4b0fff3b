"""Which contracts can be counted at all, and what a verifier would miss of the others."""

from collections.abc import Iterator, Mapping

from bw_cfp_programme.assessment.electricity.site import KWH, NOWHERE, Site, sites_of
from bw_cfp_programme.assessment.named_factor import named_factor
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.limits import limit
from bw_cfp_programme.options.electricity import ElectricityContract
from bw_cfp_programme.problems import Problem, has_errors, problem
from bw_cfp_programme.wording import figure, words

CONTRACT = "contract"
DIRECT = "direct"


def usable(study: Study) -> tuple[ElectricityContract, ...]:
    """The contracts without errors: those that the market-based value counts."""
    contracts, sites = study.programme.options.electricity_contracts, sites_of(study)
    return tuple(each for each in contracts if not has_errors(_errors(study, each, sites)))


def guards(study: Study) -> Iterator[Problem]:
    """All that is wrong with contracts, or not shown."""
    sites = sites_of(study)
    for contract in study.programme.options.electricity_contracts:
        yield from _errors(study, contract, sites)
        yield from _period(study, contract)
        yield from _evidence(study, contract)


def _errors(
    study: Study, contract: ElectricityContract, sites: Mapping[str, Site]
) -> Iterator[Problem]:
    place, member = contract.place, contract.member
    site = sites.get(member, NOWHERE)
    known = site.codes
    if not known:
        yield problem("contract_member", place, member=member)
    for line in contract.lines:
        if known and line not in known:
            yield problem("contract_line", place, member=member, line=line)
    if contract.covers == DIRECT:
        yield problem("contract_generation_only", place, factor=f"{contract.factor:g}")
    if contract.lines and named_factor(study, contract.grid, KWH) is None:
        yield problem("contract_without_grid", place, grid=contract.grid or "–")
    yield from _lines_twice(study, contract)
    yield from _consumption(study, contract, site)
    yield from _admissible(study, contract)
    yield from _certificates(study, contract)


def _consumption(study: Study, contract: ElectricityContract, site: Site) -> Iterator[Problem]:
    """All contracts of a member together take what it uses, at most."""
    if contract.lines:
        used, bought = site.kwh(frozenset(contract.lines)), contract.kwh
    else:
        used = site.on_grid
        contracts = study.programme.options.electricity_contracts
        same = (c for c in contracts if c.member == contract.member and not c.lines)
        bought = sum(each.kwh for each in same)
    if site.whole and bought > used * (1.0 + limit("contract_above_use")):
        told = {"member": contract.member, "bought": figure(bought), "used": figure(used)}
        yield problem("contract_above_consumption", contract.place, **told)


def _admissible(study: Study, contract: ElectricityContract) -> Iterator[Problem]:
    """Lines stand on a contract only where the rule set counts contracts."""
    basis = study.rules.electricity
    if contract.lines and basis is not None and CONTRACT not in basis:
        rule = study.rules.sources["electricity"]
        yield problem("contract_not_admissible", contract.place, rule=rule)


def _certificates(study: Study, contract: ElectricityContract) -> Iterator[Problem]:
    """A number counts once: for the first contract that names it."""
    seen: dict[str, ElectricityContract] = {}
    for each in study.programme.options.electricity_contracts:
        for number in each.certificates:
            first = seen.setdefault(number, each)
            if each is contract and first is not contract:
                told = {"number": number, "first": first.place}
                yield problem("contract_certificate_twice", contract.place, **told)


def _lines_twice(study: Study, contract: ElectricityContract) -> Iterator[Problem]:
    """A line stands on one contract: the first that names it."""
    for each in study.programme.options.electricity_contracts:
        if each is contract:
            return
        for line in contract.lines:
            if each.member == contract.member and line in each.lines:
                told = {"line": line, "first": each.place}
                yield problem("contract_line_twice", contract.place, **told)


def _period(study: Study, contract: ElectricityContract) -> Iterator[Problem]:
    start, end = study.programme.period_start, study.programme.period_end
    if contract.period_end < start or contract.period_start > end:
        yield problem(
            "contract_period",
            contract.place,
            start=contract.period_start,
            end=contract.period_end,
        )


def _evidence(study: Study, contract: ElectricityContract) -> Iterator[Problem]:
    for criterion in study.rules.electricity_criteria or ():
        if not getattr(contract, criterion):
            told = words("criterion", f"contract_criterion.{criterion}")
            rule = study.rules.sources["electricity_criteria"]
            yield problem("contract_evidence", contract.place, key=criterion, rule=rule, **told)
