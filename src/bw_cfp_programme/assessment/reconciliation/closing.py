"""A site's lines and its products are one thing: what the pools hand on adds up to the site.

So "factory total divided by output" and the line inventory differ in the split alone.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bw_cfp_programme.allocation.plant import INTERNAL
from bw_cfp_programme.assessment.reconciliation.sources import Source
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.records import Product, Submission
from bw_cfp_programme.results import TOTAL, Remainder
from bw_cfp_programme.tolerances import SINGLE_PRECISION
from bw_cfp_programme.units import conversion


@dataclass(frozen=True, kw_only=True, slots=True)
class Closing:
    """A site and where its emissions went, kg CO2e for the period.

    Attributes:
        site: all lines.
        products: outputs times unit scores.
        remainders: what pools kept, at the lines' factors.
        gross: the lines' sizes without regard to sign.
        output, unit: total product quantity; None where products' units do not convert.
    """

    member: str
    site: float
    products: float
    remainders: float
    gross: float
    output: float | None
    unit: str

    @property
    def difference(self) -> float:
        """What is neither in a product nor in a remainder: nothing, if all is right."""
        return self.site - self.products - self.remainders

    @property
    def closes(self) -> bool:
        """Whether the difference is one of precision alone."""
        return abs(self.difference) <= SINGLE_PRECISION * self.gross


def closing(
    study: Study,
    submission: Submission,
    sources: Sequence[Source],
    remainders: Sequence[Remainder],
) -> Closing | None:
    """None for a member of whose products some were not computed, or without lines."""
    member = submission.facility.member or ""
    sold = [p for p in submission.products if p.product and p.role != INTERNAL]
    scores = [study.result.unit_scores.get((member, p.product or "")) for p in sold]
    if not sources or not all(scores):
        return None
    lines = [source.line.total for source in sources]
    made = zip(sold, scores, strict=True)
    output, unit = _quantity(sold)
    return Closing(
        member=member,
        site=math.fsum(lines),
        products=math.fsum((p.output or 0.0) * score[TOTAL] for p, score in made if score),
        remainders=math.fsum(_remainders(remainders, sources)),
        gross=math.fsum(map(abs, lines)),
        output=output,
        unit=unit,
    )


def _remainders(kept: Sequence[Remainder], sources: Sequence[Source]) -> Iterator[float]:
    """A line's remainder at what the line counts per unit of activity.

    Lines of which nothing was handed on are not among the sources: they were not computed.
    """
    known = {source.line.line: source.line for source in sources}
    for remainder in kept:
        line = known.get(remainder.line)
        units = conversion(remainder.unit, line.activity_unit) if line else None
        if line and units is not None and line.activity:
            yield remainder.amount * units / line.activity * line.total


def _quantity(products: Sequence[Product]) -> tuple[float | None, str]:
    """The products that receive emissions, in the unit of the first."""
    receiving = [p for p in products if p.role != "by_product" and p.unit]
    unit = (receiving[0].unit or "") if receiving else ""
    units = [conversion(p.unit or "", unit) for p in receiving]
    if not receiving or None in units:
        return None, ""
    pairs = zip(receiving, units, strict=True)
    return math.fsum((p.output or 0.0) * (factor or 0.0) for p, factor in pairs), unit
