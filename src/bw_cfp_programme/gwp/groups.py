"""The seven groups of gases by which an organisation's inventory is reported.

CO2, CH4, N2O, HFCs, PFCs, SF6 and NF3 (sheet 6 of the ministry's inventory form), with CO2 of
biogenic origin apart from them.
"""

import re

from bw_cfp_programme.gwp.editions import emission_of

BIOGENIC_CO2, OTHER, NOT_SPLIT = "biogenic_co2", "other", "not_split"
GROUPS = ("CO2", "CH4", "N2O", "HFCs", "PFCs", "SF6", "NF3", OTHER, NOT_SPLIT, BIOGENIC_CO2)

_PERFLUOROCARBON = re.compile(r"(c-)?C\d*F\d+")


def gas_group(key: str) -> str:
    """The group of an emission key; one of `GROUPS`.

    >>> gas_group("CH4-biogenic"), gas_group("CO2-uptake"), gas_group("HFC-134a"), gas_group("CF4")
    ('CH4', 'biogenic_co2', 'HFCs', 'PFCs')
    """
    emission = emission_of(key)
    if key.startswith("CO2e"):
        return NOT_SPLIT
    if emission.gas == "CO2" and emission.indicator.startswith("biogenic"):
        return BIOGENIC_CO2
    if emission.gas in GROUPS:
        return emission.gas
    if emission.gas.startswith("HFC-"):
        return "HFCs"
    return "PFCs" if _PERFLUOROCARBON.fullmatch(emission.gas) else OTHER
