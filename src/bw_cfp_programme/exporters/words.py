"""Words of the domain in a deliverable; names that the tables do not know stand as they are."""

from bw_cfp_programme.labels import label, word
from bw_cfp_programme.reporting.rows import Allocation
from bw_cfp_programme.results import AllocationStep, Remainder
from bw_cfp_programme.units import symbol


def sentence(name: str, /, language: str, **values: object) -> str:
    """A whole sentence of the `report` namespace with its values."""
    return label(f"report.{name}", language).format_map(values)


def per(mass: str, unit: str, amount: float = 1.0) -> str:
    """A unit of emissions: "kg CO2e/unit", "kg CO2e/2 m2"."""
    return f"{mass} CO2e/{'' if amount == 1 else f'{amount:g} '}{symbol(unit)}"


def why_this_rule(step: AllocationStep | Allocation, language: str) -> str:
    """Who chose a step's rule, what had to be passed over for it, and what a person wrote."""
    passed_over = ", ".join(word("rule", name, language) for name in step.passed_over)
    lacking = sentence("no_data_for", language, rules=passed_over) if passed_over else ""
    return _listed(word("rule_source", step.chosen_by, language), lacking, step.reason)


def why_left(remainder: Remainder, language: str) -> str:
    """Why nobody got a remainder, and what a person wrote of it."""
    return _listed(word("remainder", remainder.cause, language), remainder.reason)


def _listed(*said: str) -> str:
    return " · ".join(part for part in said if part)
