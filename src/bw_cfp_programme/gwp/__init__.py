"""Global warming potentials as data: editions, gases, what people call them. No Brightway here."""

from bw_cfp_programme.gwp.editions import (
    SHELF,
    Edition,
    Emission,
    Gas,
    editions,
    emission_of,
    emissions,
    has_factor,
    load_edition,
)
from bw_cfp_programme.gwp.groups import BIOGENIC_CO2, GROUPS, gas_group
from bw_cfp_programme.gwp.names import components, find_gas, gas_names, known_gases

__all__ = [
    "BIOGENIC_CO2",
    "GROUPS",
    "SHELF",
    "Edition",
    "Emission",
    "Gas",
    "components",
    "editions",
    "emission_of",
    "emissions",
    "find_gas",
    "gas_group",
    "gas_names",
    "has_factor",
    "known_gases",
    "load_edition",
]
