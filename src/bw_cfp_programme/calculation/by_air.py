"""Unit scores of members' products apart by air and otherwise, as every footprint tells them."""

from dataclasses import replace

from bw_cfp_programme.calculation.member_scores import taken_outside
from bw_cfp_programme.calculation.processes import UnitProcess
from bw_cfp_programme.calculation.system import System
from bw_cfp_programme.results import Key, Scores


def unit_scores_by_air(system: System) -> dict[Key, dict[bool, Scores]]:
    """(database, code) -> whether by air -> indicator -> kg CO2e per unit; what is zero is absent.

    Of every product of a member that the system holds, all that is bought for it included.
    """
    foreground, products = system.foreground, system.background.products
    carried = [_by_air(process, system) for process in foreground.processes]
    outside = taken_outside(carried, foreground, system.background)
    flown = foreground.solver.solve(outside.emitted, transposed=True)
    found: dict[Key, dict[bool, Scores]] = {}
    for row, process in enumerate(foreground.processes):
        if process.key in products:
            by_air = dict(zip(products.indicators, flown[row].tolist(), strict=True))
            whole = products[process.key]
            rest = {name: score - by_air[name] for name, score in whole.items()}
            parts = {False: rest, True: by_air}
            found[process.key] = {air: part for air, part in parts.items() if any(part.values())}
    return found


def _by_air(process: UnitProcess, system: System) -> UnitProcess:
    """What a process takes from outside that is carried by air, or is transport by air."""
    members, factor = system.foreground.rows, system.background.factor
    computed = process.key in system.background.products
    taken = (each for each in process.inputs if computed and each.key not in members)
    return replace(process, inputs=tuple(e for e in taken if e.aircraft or factor(e).aircraft))
