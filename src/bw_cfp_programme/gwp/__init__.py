"""Global warming potentials as data: editions, gases, what people call them. No Brightway here."""

from bw_cfp_programme.gwp.atoms import gases_of_formula
from bw_cfp_programme.gwp.blends import Substance, without_gwp
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
from bw_cfp_programme.gwp.hints import gas_hints
from bw_cfp_programme.gwp.likeness import gas_like
from bw_cfp_programme.gwp.names import components, find_gas, gas_names, known_gases, of_origin

__all__ = [
    "BIOGENIC_CO2",
    "GROUPS",
    "SHELF",
    "Edition",
    "Emission",
    "Gas",
    "Substance",
    "components",
    "editions",
    "emission_of",
    "emissions",
    "find_gas",
    "gas_group",
    "gas_hints",
    "gas_like",
    "gas_names",
    "gases_of_formula",
    "has_factor",
    "known_gases",
    "load_edition",
    "of_origin",
    "without_gwp",
]
