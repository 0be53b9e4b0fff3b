"""`[[carbon_content]]`: carbon that stands in the product or its packaging at the gate."""

from dataclasses import dataclass
from typing import Annotated

from bw_cfp_programme.options.base import Option
from bw_cfp_programme.options.kinds import Positive, Share, term


@dataclass(frozen=True, kw_only=True, slots=True)
class CarbonContent(Option):
    """`mass` kg of a material in a unit of product, `carbon` of which is carbon.

    `biogenic` is the share of that carbon which grew; the rest is fossil.
    """

    item: str
    part: Annotated[str, term("life_part")]
    mass: Positive
    carbon: Share
    biogenic: Share
    source: str

    @property
    def biogenic_carbon(self) -> float:
        """In kg C per unit of product."""
        return self.mass * self.carbon * self.biogenic

    @property
    def fossil_carbon(self) -> float:
        """In kg C per unit of product."""
        return self.mass * self.carbon * (1.0 - self.biogenic)
