"""What a factor table says."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bw_cfp_programme.bounds import Bounds
from bw_cfp_programme.problems import Place


@dataclass(frozen=True, kw_only=True, slots=True)
class GasAmount:
    """kg of one gas per unit; `gas` is an emission key of `gwp` ("CH4", "CO2-biogenic")."""

    gas: str
    amount: float
    uncertainty: Bounds | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class FactorRow:
    """One factor.

    Attributes:
        unit: by the name that `units.csv` gives it.
        value: kg CO2e per unit; None where `gases` say it.
        gases: kg of gases per unit.
        kind: a name of `factor_kind`, or "".
        uncertainty: of `value`, where its publisher states it.
        place: its line in the file.
        about: whatever else the row says, by column.
    """

    key: str
    name_zh: str
    name_en: str
    unit: str
    location: str
    value: float | None
    gases: tuple[GasAmount, ...] = ()
    kind: str = ""
    uncertainty: Bounds | None = None
    aircraft: bool = False
    place: Place = field(default_factory=Place, compare=False)
    about: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class FactorTable:
    """A table of factors.

    Attributes:
        database: name of the Brightway database that it becomes.
        sha256: of the file.
    """

    id: str
    database: str
    edition: str
    title: str
    attribution: str
    sha256: str
    rows: tuple[FactorRow, ...]
