"""CO2 of biogenic origin, which an inventory to ISO 14064-1 keeps apart from its categories.

So does the ministry's inventory form (sheet 3, 生質CO2小計). Methane and nitrous oxide of biogenic
origin stay inside.
"""

from dataclasses import replace

from bw_cfp_programme.gwp import BIOGENIC_CO2, emission_of, gas_group
from bw_cfp_programme.results import TOTAL, GasPart, Scores, SiteLine


def without_biogenic_co2(line: SiteLine) -> SiteLine:
    """The line as an inventory counts it; itself where nobody says which gases are in its factor.

    The shares of the gases that are left are of what is left.
    """
    apart = [part for part in line.factor_gases if gas_group(part.gas) == BIOGENIC_CO2]
    if not apart:
        return line
    kept = [part for part in line.factor_gases if part not in apart]
    whole = sum(part.share for part in kept)
    return replace(
        line,
        factor=_less(line.factor, apart),
        scores=_less(line.scores, apart),
        factor_gases=tuple(replace(part, share=part.share / whole) for part in kept if whole),
    )


def _less(scores: Scores, apart: list[GasPart]) -> Scores:
    left = dict(scores)
    for part in apart:
        amount = part.share * scores[TOTAL]
        left[emission_of(part.gas).indicator] -= amount
        left[TOTAL] -= amount
    return left
