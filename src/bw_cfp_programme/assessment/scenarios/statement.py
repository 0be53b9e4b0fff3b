"""A scenario as amounts: what a table of `programme.toml` says, ready to be held against lines."""

from dataclasses import dataclass

from bw_cfp_programme.labels import Text
from bw_cfp_programme.options.scenario import BASE
from bw_cfp_programme.problems import Place

TRANSPORT = "transport"


@dataclass(frozen=True, kw_only=True, slots=True)
class Flow:
    """An amount per unit of product.

    Attributes:
        treatment: as the line says it; "transport"; empty: whatever the line says.
        share: of the material's mass, where there is one.
        line: for transport, whose factor is taken.
    """

    treatment: str
    amount: float
    unit: str
    share: float | None = None
    line: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement:
    """One table: `flows` instead of what `lines` count today (base: the same as they count).

    `service`: of the base's, for an alternative that gives more or less; None: nobody said.
    """

    place: Place
    kind: str
    name: Text
    stage: str
    lines: tuple[str, ...]
    flows: tuple[Flow, ...]
    what: Text
    source: str
    service: float | None = None

    @property
    def is_base(self) -> bool:
        """What the study counts; else an alternative to it."""
        return self.kind == BASE
