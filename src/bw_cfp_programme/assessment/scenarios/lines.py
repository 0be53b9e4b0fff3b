"""Lines of the product's life after the gate: what they count, and what one more unit would add."""

from collections.abc import Iterable

from bw_cfp_programme.assessment.scenarios.statement import TRANSPORT, Flow, Statement
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.results import TOTAL, Contribution
from bw_cfp_programme.units import conversion

Lines = tuple[Contribution, ...]

AFTER_USE = "end_of_life"


def own_lines(study: Study, statement: Statement) -> Lines:
    """The result's lines that a statement names, of the lead's product under study."""
    return tuple(line for line in _of_product(study) if line.line in statement.lines)


def standing_for(study: Study, flow: Flow, lines: Iterable[Contribution]) -> Lines:
    """Those of `lines` that stand for a flow: by their treatment, a transport by its line."""
    if flow.treatment == TRANSPORT:
        return tuple(line for line in lines if line.line == flow.line)
    return tuple(line for line in lines if flow.treatment in ("", treatment(study, line)))


def elsewhere(study: Study, flow: Flow) -> Lines:
    """Lines whose factor a flow may borrow: others of the product, those after use before waste."""
    if not flow.treatment:
        return ()
    found = standing_for(study, flow, _of_product(study))
    return tuple(line for line in found if line.stage == AFTER_USE) or found


def treatment(study: Study, line: Contribution) -> str:
    """The treatment that the workbook gives a line; empty without one."""
    entry = study.entry(line)
    return (entry.treatment or "") if entry else ""


def amount(lines: Lines, unit: str) -> float | None:
    """What lines count per unit of product, in `unit`; None where a line has another dimension."""
    found = [conversion(line.activity_unit, unit) for line in lines]
    if any(factor is None for factor in found):
        return None
    per_unit = (line.activity * line.share / line.output for line in lines)
    return sum(one * (factor or 0.0) for one, factor in zip(per_unit, found, strict=True))


def score(lines: Lines) -> float:
    """Emissions in kg CO2e per declared unit."""
    return sum(line.total for line in lines)


def factor(lines: Lines, unit: str) -> float | None:
    """Emissions in kg CO2e per declared unit for each `unit` per unit of product, on average."""
    counted = amount(lines, unit)
    if counted:
        return score(lines) / counted
    scale = conversion(lines[0].activity_unit, unit) if lines else None
    if not scale:
        return None
    return lines[0].factor[TOTAL] * lines[0].conversion * lines[0].demand / scale


def units_declared(study: Study) -> float:
    """How many units of the product the footprint is declared for."""
    of_product = _of_product(study)
    return of_product[0].demand if of_product else study.result.declared_amount


def of_stage(study: Study, stage: str) -> Lines:
    """The product's own lines of a stage."""
    return tuple(line for line in _of_product(study) if line.stage == stage)


def _of_product(study: Study) -> Lines:
    lead = (study.programme.lead, study.programme.product.code)
    return tuple(c for c in study.result.contributions if (c.member, c.product) == lead)
