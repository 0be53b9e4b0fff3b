"""Energy that comes into a site, line by line, in megajoules."""

from dataclasses import dataclass
from functools import cache

from bw_cfp_programme.assessment.reconciliation.sources import is_own, is_upstream_alone
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.categories import of_kind
from bw_cfp_programme.records import InventoryLine, Submission
from bw_cfp_programme.results import SiteLine
from bw_cfp_programme.tables import read_table
from bw_cfp_programme.units import conversion

MEGAJOULE = "megajoule"
ENERGY = of_kind("energy")


@dataclass(frozen=True, slots=True)
class EnergyInput:
    """Energy that a line brings in; `megajoules` is None where no heating value is known."""

    line: SiteLine
    entry: InventoryLine
    megajoules: float | None


def energy_inputs(study: Study, submission: Submission) -> list[EnergyInput]:
    """Energy from outside, once; what the site makes for itself is in there already."""
    found = []
    for line in study.site(submission.facility.member or ""):
        entry = study.entry(line)
        counted = is_own(line) or is_upstream_alone(line)
        if line.category in ENERGY and entry and not counted:
            found.append(EnergyInput(line, entry, _megajoules(line)))
    return found


def _megajoules(line: SiteLine) -> float | None:
    """By the unit of energy that it is in, else by the heating value of the factor's fuel."""
    direct = conversion(line.activity_unit, MEGAJOULE)
    if direct is not None:
        return line.activity * direct
    if line.factor_megajoule is not None:
        return line.activity * line.conversion * line.factor_megajoule
    database, code = line.factor_key
    for row in read_table("heating_values.csv") if database in _shipped() else ():
        units = conversion(line.factor_unit, row["unit"])
        if code.startswith(row["codes"]) and units is not None:
            return line.activity * line.conversion * units * float(row["megajoule"])
    return None


@cache
def _shipped() -> frozenset[str]:
    return frozenset(row["database"] for row in read_table("factors/tables.csv"))
