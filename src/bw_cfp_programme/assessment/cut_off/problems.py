"""What a verifier would ask about the things left out."""

from collections.abc import Iterator

from bw_cfp_programme.assessment.cut_off.ledger import Ledger
from bw_cfp_programme.assessment.cut_off.left_out import CAPITAL_GOODS, CAUSE
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.folder.names import FILE
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.wording import percentage

_FILE = Place(FILE)


def about_cut_off(study: Study, ledger: Ledger) -> Iterator[Problem]:
    """Limits that nobody gives, exclusions that contradict workbooks, items and sums too large."""
    yield from _limits(study, ledger)
    yield from _contradictions(study)
    yield from _capital_goods(study)
    yield from _items(ledger)
    yield from _sum(ledger)


def _limits(study: Study, ledger: Ledger) -> Iterator[Problem]:
    limits, own = ledger.limits, study.programme.options.cut_off
    if limits.single is None or limits.total is None:
        yield problem("cut_off_limit_missing", _FILE, rule_set=study.rules.id)
    if limits.looser and own is not None:
        yield problem("cut_off_looser", own.place, rule_set=study.rules.id)


def _contradictions(study: Study) -> Iterator[Problem]:
    """Exclusions that stand for a line which is counted, or which is not there at all."""
    counted = {(line.member, line.line) for line in study.result.contributions}
    cut = {(r.member, r.line) for r in study.result.remainders if r.cause == CAUSE}
    entered = {(s.facility.member, line.line) for s in study.submissions for line in s.lines}
    for each in study.programme.options.exclusions:
        key, words = (each.member, each.line), {"member": each.member, "line": each.line}
        if each.line and key in counted:
            yield problem("exclusion_counted", each.place, what=each.what, **words)
        elif each.line and key not in cut | entered:
            yield problem("exclusion_line_unknown", each.place, what=each.what, **words)


def _capital_goods(study: Study) -> Iterator[Problem]:
    rule, stated = study.rules.capital_goods, study.programme.options.exclusions
    if rule == "if_significant" and not any(each.kind == CAPITAL_GOODS for each in stated):
        yield problem("capital_goods_unsaid", _FILE, rule_set=study.rules.id)


def _items(ledger: Ledger) -> Iterator[Problem]:
    for item in ledger.judged:
        share = ledger.share(item.estimate)
        if item.estimate is None:
            yield problem("cut_off_without_estimate", item.place, what=item.what)
        elif ledger.verdict_on(item) == "not_met":
            words = {"share": percentage(share), "limit": percentage(ledger.limits.single)}
            yield problem("cut_off_above_single", item.place, what=item.what, **words)


def _sum(ledger: Ledger) -> Iterator[Problem]:
    if ledger.judged and ledger.expected <= 0:
        yield problem("cut_off_total_unusable", _FILE, total=f"{ledger.expected:.6g}")
        return
    share, limit = ledger.share(ledger.estimated), ledger.limits.total
    if limit is not None and share is not None and not ledger.limits.allows_all(share):
        words = {"share": percentage(share), "limit": percentage(limit)}
        yield problem("cut_off_above_total", _FILE, **words)
