"""The table of shared flows: pool by pool, rule and keys, and what the footprint gets of it."""

from collections.abc import Sequence

from bw_cfp_programme.assessment.allocation.shared_flows import SharedFlow
from bw_cfp_programme.labels import LANGUAGES, Text, word
from bw_cfp_programme.sections import Column, Fact, Kind, Section, Value
from bw_cfp_programme.units import symbol

COLUMNS = (
    Column("member"),
    Column("pool", Kind.TERM, "place"),
    Column("category", Kind.TERM, "category"),
    Column("amount", Kind.NUMBER),
    Column("unit", Kind.UNIT),
    Column("rule", Kind.TERM, "rule"),
    Column("chosen_by", Kind.TERM, "rule_source"),
    Column("passed_over"),
    Column("reason"),
    Column("key_values"),
    Column("share_in_footprint", Kind.SHARE),
    Column("share_left", Kind.SHARE),
    Column("place", Kind.PLACE),
)


def shared_table(flows: Sequence[SharedFlow]) -> Section:
    """One row for every pool, flow category, unit and rule."""
    return Section(
        key="shared_allocation",
        columns=COLUMNS,
        rows=tuple(_row(flow) for flow in flows),
        facts=(Fact("shared_flows", float(len(flows)), Kind.NUMBER),),
    )


def _row(flow: SharedFlow) -> tuple[Value, ...]:
    step = flow.step
    return (
        flow.member,
        flow.pool,
        flow.category,
        flow.amount,
        flow.unit,
        step.rule,
        step.chosen_by,
        _rules(step.passed_over),
        step.reason or None,
        _key_values(flow),
        flow.studied,
        flow.left,
        flow.place,
    )


def _rules(names: Sequence[str]) -> Text | None:
    if not names:
        return None
    said = {each: ", ".join(word("rule", n, each) for n in names) for each in LANGUAGES}
    return Text(**said)


def _key_values(flow: SharedFlow) -> str:
    """Each receiver with its key value: "A 30; B 90 [h]"."""
    values = "; ".join(f"{code} {value:.12g}" for code, value in flow.keys.items())
    return f"{values} [{symbol(flow.step.unit)}]" if flow.step.unit else values
