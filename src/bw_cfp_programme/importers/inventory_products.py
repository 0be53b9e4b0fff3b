"""Products -> datasets: a member's carry exchanges themselves, the lead's stand on stages."""

from collections.abc import Iterable, Iterator
from typing import Any

from bw_cfp_programme.allocation.plant import BY_PRODUCT, INTERNAL
from bw_cfp_programme.cfp_key import of_product, of_stage, stage_of
from bw_cfp_programme.importers.inventory_case import Case
from bw_cfp_programme.importers.inventory_exchanges import Exchange, production
from bw_cfp_programme.importers.inventory_lines import LinePart
from bw_cfp_programme.labels import label
from bw_cfp_programme.records import RESULT, Product
from bw_cfp_programme.units import symbol

Dataset = dict[str, Any]
SUBSTITUTION = "substitution"


def product_datasets(case: Case, parts: Iterable[LinePart]) -> Iterator[Dataset]:
    """Datasets of all products with an output; a by-product that is credited has none."""
    taken: dict[str, list[Exchange]] = {}
    for part in parts:
        taken.setdefault(part.product, []).append(part.exchange)
    for product in case.submission.products:
        if not product.product or not product.output:
            continue
        if product.role == BY_PRODUCT:
            if product.by_product_treatment != SUBSTITUTION:
                yield product_dataset(case, product, product.output, [])
        elif case.is_lead and product.role != INTERNAL:
            yield from _life_cycle(case, product, taken.get(product.product, []))
        else:
            yield product_dataset(case, product, product.output, taken.get(product.product, []))


def product_dataset(
    case: Case, product: Product, output: float, exchanges: list[Exchange], stage: str = ""
) -> Dataset:
    """A dataset that makes `output` of a product, or of one stage of its life."""
    code = f"{product.product} {stage}" if stage else product.product or ""
    name = f"{product.name}, {label(f'stage.{stage}', 'en').lower()}" if stage else product.name
    unit = product.unit or ""
    return {
        "database": case.database,
        "code": code,
        "name": name,
        "reference product": name,
        "unit": unit,
        "location": case.location,
        "type": "process",
        "production amount": output,
        "comment": _comment(case, product),
        **of_product(
            member=case.member,
            product=product.product or "",
            stage=stage,
            role=product.role or "",
            name_zh=product.name_zh or "",
            mass_per_unit=product.mass_per_unit,
            place=product.at("output"),
            workbook=case.submission.sha256,
        ),
        "exchanges": [production(case.database, code, name, unit, output), *exchanges],
    }


def _life_cycle(case: Case, product: Product, taken: list[Exchange]) -> Iterator[Dataset]:
    """The product, one unit, then its stages for the period's output."""
    output = product.output or 0.0
    stages = [
        product_dataset(case, product, output, [e for e in taken if stage_of(e) == stage], stage)
        for stage in case.stages
    ]
    yield product_dataset(case, product, 1.0, [_whole_stage(stage) for stage in stages])
    yield from stages


def _whole_stage(stage: Dataset) -> Exchange:
    return {
        "type": "technosphere",
        "input": (stage["database"], stage["code"]),
        "name": stage["name"],
        "unit": stage["unit"],
        "amount": 1.0,
        **of_stage(stage_of(stage)),
    }


def _comment(case: Case, product: Product) -> str:
    facility = case.submission.facility
    if facility.disclosure == RESULT:
        return label("comment.declared", "both").format(
            name_zh=product.name_zh or product.name,
            name=product.name,
            code=product.product,
            member=case.member,
            file=case.submission.file,
        )
    return label("comment.product", "both").format(
        name_zh=product.name_zh or product.name,
        name=product.name,
        code=product.product,
        company_zh=facility.company_zh or facility.company_en or case.member,
        company=facility.company_en or facility.company_zh or case.member,
        site=facility.site or "-",
        start=facility.period_start or "-",
        end=facility.period_end or "-",
        output=f"{product.output or 0.0:.12g}",
        unit=symbol(product.unit or ""),
        file=case.submission.file,
    )
