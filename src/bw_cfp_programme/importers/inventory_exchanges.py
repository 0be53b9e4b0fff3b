"""Exchanges of a dataset, unlinked: amount = activity x conversion x share, always."""

import math
from dataclasses import dataclass, field, fields
from typing import Any

from bw_cfp_programme.bounds import Bounds
from bw_cfp_programme.importers.inventory_case import Case
from bw_cfp_programme.labels import word
from bw_cfp_programme.problems import Place
from bw_cfp_programme.results import AllocationStep
from bw_cfp_programme.tables import read_table
from bw_cfp_programme.units import symbol

Exchange = dict[str, Any]
AIR = "air"
_STEP = tuple(f.name for f in fields(AllocationStep))


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """What one place of a workbook says, ready to be handed to products.

    Attributes:
        type: "technosphere", "biosphere" or "substitution".
        line: line id, or what stands for one.
        activity: net amount for the period in `activity_unit`, the whole pool's.
        conversion: units of `unit` per activity unit.
        link: how it is to be linked: supplier and product, background, or gas.
        mass_per_unit: kg per activity unit, where the line says it.
        factor_kind, factor_uncertainty: where the line says them of the factor that it stands on.
    """

    place: Place
    type: str
    line: str
    category: str
    item: str
    stage: str
    activity: float
    activity_unit: str
    conversion: float = 1.0
    unit: str
    link: dict[str, str] = field(default_factory=dict)
    mass_per_unit: float | None = None
    data_kind: str = ""
    credibility: str = ""
    activity_uncertainty: Bounds | None = None
    factor_kind: str = ""
    factor_uncertainty: Bounds | None = None
    evidence: str = ""
    mode: str = ""


def exchange(case: Case, entry: Entry, steps: tuple[AllocationStep, ...]) -> Exchange:
    """One product's part of an entry."""
    share = math.prod(step.share for step in steps)
    return {
        "type": entry.type,
        "name": entry.item,
        "unit": entry.unit,
        "amount": entry.activity * entry.conversion * share,
        "comment": _comment(entry, share, steps),
        "cfp": {
            "line": entry.line,
            "category": entry.category,
            "item": entry.item,
            "stage": entry.stage,
            "source": case.source(entry.place),
            "activity": {"amount": entry.activity, "unit": entry.activity_unit},
            "conversion": entry.conversion,
            "mass_per_unit": entry.mass_per_unit,
            "allocation": [_plain(step) for step in steps],
            "share": share,
            "link": {"supplier": "", "product": "", "background": "", "gas": ""} | entry.link,
            "mapping": {"condition": "", "mapper": "", "date": "", "reason": ""},
            "data_kind": entry.data_kind,
            "credibility": entry.credibility,
            "activity_uncertainty": _list(entry.activity_uncertainty),
            "factor_kind": entry.factor_kind,
            "factor_uncertainty": _list(entry.factor_uncertainty),
            "evidence": entry.evidence,
            "primary": _is_primary(entry.data_kind),
            "aircraft": entry.mode == AIR,
        },
    }


def _list(stated: Bounds | None) -> list[float] | None:
    return list(stated) if stated else None


def _plain(step: AllocationStep) -> dict[str, Any]:
    plain = {name: getattr(step, name) for name in _STEP}
    return {**plain, "passed_over": list(step.passed_over)}


def production(database: str, code: str, name: str, unit: str, amount: float) -> Exchange:
    """What a dataset makes."""
    return {
        "type": "production",
        "input": (database, code),
        "name": name,
        "unit": unit,
        "amount": amount,
    }


def _is_primary(data_kind: str) -> bool:
    rows = read_table("data_kinds.csv")
    return any(row["data_kind"] == data_kind and row["primary"] == "yes" for row in rows)


def _comment(entry: Entry, share: float, steps: tuple[AllocationStep, ...]) -> str:
    """Where it comes from and how it was split, in numbers that a reader can repeat."""
    amount = f"{entry.activity:.12g} {symbol(entry.activity_unit)}"
    if not steps:
        return f"{entry.place}: {amount}"
    return f"{entry.place}: {amount} x {share:.6g} ({'; '.join(_how(step) for step in steps)})"


def _how(step: AllocationStep) -> str:
    rule = word("rule", step.rule, "both")
    unit = f" {symbol(step.unit)}" if step.unit else ""
    return f"{rule} {step.numerator:.12g}/{step.denominator:.12g}{unit}"
