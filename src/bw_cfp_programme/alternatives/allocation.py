"""Allocation: every shared pool of a member by each rule whose keys its workbook holds."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bw_cfp_programme.allocation.plant import Comparison
from bw_cfp_programme.allocation.rules import DEDICATED, ProductRule, is_partial, rules
from bw_cfp_programme.alternatives.basis import Basis
from bw_cfp_programme.calculation.processes import UnitProcess, unit_processes
from bw_cfp_programme.importers.inventory import build_inventory
from bw_cfp_programme.importers.members import link_members
from bw_cfp_programme.labels import LANGUAGES, Text, text, word
from bw_cfp_programme.problems import Place, Problem, Severity, problem
from bw_cfp_programme.records import Submission
from bw_cfp_programme.results import Alternative
from bw_cfp_programme.tolerances import SUMMED

TRIED = 100
"""How many members are tried, those first through whom most of the footprint passes."""

Sharing = tuple[Submission, tuple[str, ...]]


def allocation_alternatives(basis: Basis) -> Iterator[Alternative]:
    """One for each member with a shared pool and each rule that does not stand there already.

    What was metered is no choice: such pools stay as they are. Members beyond the first hundred
    are told together; the programme's first rule for all of them is an alternative of its own.
    """
    found = ((s, _chosen(basis.members.get(_code(s), ()))) for s in basis.submissions)
    sharing = [(submission, chosen) for submission, chosen in found if chosen]
    sharing.sort(key=lambda each: (-_passed_on(basis, each), _code(each[0])))
    for submission, chosen in sharing[:TRIED]:
        yield from _member(basis, submission, chosen)
    if rest := sharing[TRIED:]:
        yield _not_tried(basis, rest)


def _code(submission: Submission) -> str:
    return submission.facility.member or ""


def _passed_on(basis: Basis, each: Sharing) -> float:
    """How much of the footprint passes through a member, kg CO2e per declared unit."""
    return basis.variants.passed_on(basis.members[_code(each[0])])


def _not_tried(basis: Basis, rest: Sequence[Sharing]) -> Alternative:
    largest = _passed_on(basis, rest[0])
    return Alternative(
        choice="allocation",
        subject=text("subject.further_members", count=len(rest)),
        reason=text("reason.small", share=f"{largest / basis.gross:.2%}"),
        place=rest[0][0].facility.at("allocation_rule"),
    )


def _chosen(processes: Iterable[UnitProcess]) -> tuple[str, ...]:
    """The rules that a member's shared pools are split by, in reading order."""
    lines = (each.line for process in processes for each in process.inputs)
    steps = (step for line in lines if line for step in line.allocation)
    names = dict.fromkeys(step.rule for step in steps)
    return tuple(n for n in names if n != DEDICATED and not is_partial(rules().get(n)))


def _member(basis: Basis, submission: Submission, chosen: tuple[str, ...]) -> Iterator[Alternative]:
    unlike = _unlike_its_workbook(basis, submission)
    bare = Alternative(
        choice="allocation",
        subject=_code(submission),
        chosen=_names(chosen),
        place=submission.facility.at("allocation_rule"),
    )
    others = [n for n, rule in rules().items() if not is_partial(rule) and chosen != (n,)]
    keyless = tuple(n for n in others if not _has_keys(submission, n))
    for name in (n for n in others if n not in keyless):
        found = unlike or _total(basis, submission, name)
        tried = replace(bare, other=_names((name,)))
        if isinstance(found, Problem):
            yield replace(tried, reason=_message(found), place=found.place)
        else:
            yield replace(tried, total=found)
    if keyless:
        yield replace(bare, other=_names(keyless), reason=text("reason.no_keys"))


def _has_keys(submission: Submission, name: str) -> bool:
    """Whether a workbook could hold a rule's weights: every product has some, rows are entered."""
    rows = (row for row in submission.allocation if row.target)
    return isinstance(rules()[name], ProductRule) or any(r.rule in {None, name} for r in rows)


def _unlike_its_workbook(basis: Basis, submission: Submission) -> Problem | None:
    """Whether somebody changed the member's database after the import, which no rule can follow."""
    again = _total(basis, submission, None)
    if isinstance(again, Problem):
        return again
    same = math.isclose(again, basis.variants.total, rel_tol=0, abs_tol=SUMMED * basis.gross)
    return None if same else problem("sensitivity_changed", Place(submission.file))


def _total(basis: Basis, submission: Submission, rule: str | None) -> float | Problem:
    """The footprint with the member's shared pools split by a rule, or what is in the way."""
    member = _code(submission)
    comparison = Comparison(rule) if rule else None
    inventory = build_inventory(submission, basis.programme, comparison=comparison)
    wrong = (p for p in inventory.problems if p.severity is Severity.ERROR)
    if first := next(wrong, None):
        return first
    importer = link_members({member: inventory}, basis.programme, basis.partners)[member]
    if unlinked := next((line.problem for line in importer.unlinked_lines), None):
        return unlinked
    processes = unit_processes(importer.data)
    if not {process.key for process in processes} <= basis.system.foreground.rows.keys():
        return problem("sensitivity_changed", Place(submission.file))
    return basis.variants.with_processes(processes)


def _names(rule_names: tuple[str, ...]) -> Text:
    said = {lang: "; ".join(word("rule", n, lang) for n in rule_names) for lang in LANGUAGES}
    return Text(**said)


def _message(found: Problem) -> Text:
    return Text(**{language: found.message(language) for language in LANGUAGES})


def first_rule_alternative(basis: Basis) -> Iterator[Alternative]:
    """Every member's whole site by the programme's first rule, all at once."""
    rules = basis.programme.rule_set
    yield Alternative(
        choice="first_rule",
        subject=text("subject.all_members"),
        chosen=text("subject.as_chosen"),
        other=_names((rules.first_rule,)),
        total=basis.result.first_rule.get("total"),
        reason="" if basis.result.first_rule else text("reason.workbook_missing"),
        place=Place(f"{rules.id}.toml", cell="first_rule"),
    )
