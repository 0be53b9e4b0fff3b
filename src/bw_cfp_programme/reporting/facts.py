"""What a deliverable says first, of any report: what was studied, and how."""

from bw_cfp_programme.labels import Text, text
from bw_cfp_programme.reporting.model import Header
from bw_cfp_programme.sections import Fact, Kind
from bw_cfp_programme.units import symbol


def per(mass: str, header: Header) -> str:
    """The unit of scores: "kg CO2e/pcs", "kg CO2e/2 m2"."""
    amount = "" if header.declared_amount == 1 else f"{header.declared_amount:g} "
    return f"{mass} CO2e/{amount}{symbol(header.declared_unit)}"


def subject_facts(header: Header) -> tuple[Fact, ...]:
    """Whose footprint it is."""
    return _stated(
        Fact("programme", _named(header.programme, header.title)),
        Fact("member", _named(header.member, header.member_name)),
        Fact("product", _named(header.product, header.product_name)),
    )


def scope_facts(header: Header) -> tuple[Fact, ...]:
    """What the numbers stand for."""
    unit = text("report.per_own_product") if header.member else per("kg", header)
    return _stated(
        Fact("functional_unit", header.functional_unit),
        Fact("unit_of_scores", unit),
        Fact("boundary", header.boundary, Kind.TERM, "boundary"),
        Fact("period", f"{header.period_start} – {header.period_end}"),
        Fact("gwp", f"{header.gwp} GWP{header.horizon}"),
        Fact("rule_set", header.rule_set),
    )


def _stated(*facts: Fact) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact.value not in {"", Text()})


def _named(code: str, name: Text) -> Text:
    """A code with its name in both languages."""
    return Text(zh_TW=f"{code} {name.zh_TW}".strip(), en=f"{code} {name.en}".strip())
