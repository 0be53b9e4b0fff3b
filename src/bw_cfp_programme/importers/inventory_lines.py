"""Lines of a submission -> what each product takes of them, and what is left with a name."""

from collections.abc import Iterator
from dataclasses import dataclass

from bw_cfp_programme.allocation.own_use import own_uses
from bw_cfp_programme.allocation.split import Rest, Split
from bw_cfp_programme.categories import of_kind
from bw_cfp_programme.cfp_key import Wanted
from bw_cfp_programme.data_kinds import is_primary
from bw_cfp_programme.importers.inventory_case import Case
from bw_cfp_programme.importers.inventory_exchanges import Exchange, WholeLine, exchange
from bw_cfp_programme.labels import label
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.records import OUTSIDE, InventoryLine, Product
from bw_cfp_programme.results import Remainder
from bw_cfp_programme.stated import Stated
from bw_cfp_programme.units import find_unit

EMISSIONS = of_kind("emission")
PER_UNIT = "per_unit"
AIR = "air"


@dataclass(frozen=True, slots=True)
class LinePart:
    """What one product takes of a line."""

    product: str
    exchange: Exchange


Piece = LinePart | Remainder | Problem


def line_pieces(case: Case) -> Iterator[Piece]:
    """All lines in reading order; a line that the checks find unusable yields nothing."""
    for line in case.submission.lines:
        whole = _whole(case, line)
        if whole is None:
            continue
        if whole.stated.stage not in case.stages:
            yield _outside(line)
        else:
            yield from pieces(case, whole, case.splits.of_line(line))


def pieces(case: Case, line: WholeLine, split: Split) -> Iterator[Piece]:
    """A line handed to products as it was split; what a product without output drew is left."""
    yield from split.problems
    for share in split.shares:
        if case.plant.products[share.target].output:
            yield LinePart(share.target, exchange(line, share.steps))
        elif share.value:
            rest = Rest(share.target, share.value, "no_output")
            yield _remainder(case, line.stated, rest)
    for rest in split.rests:
        yield _remainder(case, line.stated, rest)


def _remainder(case: Case, stated: Stated, rest: Rest) -> Remainder:
    return Remainder(
        member=case.member,
        line=stated.line,
        item=stated.item,
        amount=stated.activity * rest.share,
        unit=stated.activity_unit,
        pool=rest.pool,
        place=stated.place,
        cause=rest.cause,
        reason=rest.reason,
    )


def unused_pieces(case: Case) -> Iterator[Piece]:
    """What is left of internal products; where one rule splits the whole site they take nothing."""
    is_one_pool = case.comparison is not None and case.comparison.whole_site
    for use in () if is_one_pool else own_uses(case.submission):
        if use.is_internal and use.left > 0:
            product = use.product
            yield Remainder(
                member=case.member,
                line=product.product or "",
                item=product.name,
                amount=use.left,
                unit=product.unit or "",
                pool=product.product or "",
                place=product.at("output"),
                cause="internal_unused",
            )


def _whole(case: Case, line: InventoryLine) -> WholeLine | None:
    unit, quantity = find_unit(line.unit or ""), _quantity(case, line)
    if line.failed or unit is None or quantity is None or not line.category or not line.stage:
        return None
    if not (line.process or line.product):
        return None
    return WholeLine(
        stated=_stated(line, case.submission.sha256, quantity, unit.name),
        type="biosphere" if line.category in EMISSIONS else "technosphere",
        unit=unit.name,
        wanted=_wanted(line),
    )


def _stated(line: InventoryLine, workbook: str, quantity: float, unit: str) -> Stated:
    return Stated(
        line=line.line or "",
        category=line.category or "",
        item=line.item or "",
        stage=line.stage or "",
        place=_place(line),
        workbook=workbook,
        activity=quantity,
        activity_unit=unit,
        mass_per_unit=line.mass_per_unit,
        data_kind=line.data_kind or "",
        credibility=line.credibility or "",
        activity_uncertainty=line.activity_uncertainty,
        factor_kind=line.factor_kind or "",
        factor_uncertainty=line.factor_uncertainty,
        evidence=line.evidence or "",
        primary=bool(is_primary(line.data_kind or "")),
        aircraft=line.mode == AIR,
    )


def _quantity(case: Case, line: InventoryLine) -> float | None:
    """For the period; what is said per unit is multiplied by the product's output."""
    if line.basis != PER_UNIT or line.quantity is None:
        return line.quantity
    made = _product(case, line.product)
    return line.quantity * made.output if made and made.output is not None else None


def _product(case: Case, code: str | None) -> Product | None:
    return case.plant.products.get(code or "")


def _wanted(line: InventoryLine) -> Wanted:
    if line.category in EMISSIONS:
        return Wanted(gas=line.item or "")
    if line.supplier == OUTSIDE:
        return Wanted(background=line.background or "")
    return Wanted(
        supplier=line.supplier or "",
        product=line.supplier_product or "",
        background=line.background or "",
    )


def _place(line: InventoryLine) -> Place:
    """Where the number stands: in the amount's cell, else from month to month, or over the leg."""
    if line.amount is not None or not (line.months or line.distance):
        return line.at("amount")
    ends = ("m01", "m12") if line.months else ("distance", "load")
    first, last = (line.at(name) for name in ends)
    return Place(first.file, first.sheet, f"{first.cell}:{last.cell}")


def _outside(line: InventoryLine) -> Problem:
    stages = {f"stage_{lang}": label(f"stage.{line.stage}", lang) for lang in ("zh_TW", "en")}
    name = line.line or line.item or ""
    return problem("stage_outside_boundary", line.at("stage"), line=name, **stages)
