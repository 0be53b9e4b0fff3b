"""A dataset of a member: whose it is, and which product or stage of its life it makes."""

from bw_cfp_programme.cfp_key.plain import KEY, Node, Plain, ours, source
from bw_cfp_programme.problems import Place


def of_product(
    *,
    member: str,
    product: str,
    stage: str,
    role: str,
    name_zh: str,
    mass_per_unit: float | None,
    place: Place,
    workbook: str,
) -> Plain:
    """What a dataset keeps of the product that it makes, or of one stage of its life."""
    about = {"member": member, "product": product, "stage": stage, "role": role}
    more = {"name_zh": name_zh, "mass_per_unit": mass_per_unit}
    return {KEY: {**about, **more, "source": source(place, workbook)}}


def of_stage(stage: str) -> Plain:
    """What the exchange keeps by which a product takes a whole stage."""
    return {KEY: {"stage": stage}}


def member_of(dataset: Node) -> str:
    """The member whose dataset it is; "" for what others made."""
    return str(ours(dataset).get("member", ""))


def product_of(dataset: Node) -> str:
    """The product that it makes, or of whose life it is a stage; its code for what others made."""
    return str(ours(dataset).get("product") or dataset["code"])


def stage_of(node: Node) -> str:
    """The stage that a dataset makes, or that an exchange belongs to; "" where none is named."""
    return str(ours(node).get("stage") or "")


def mass_per_unit_of(dataset: Node) -> float | None:
    """Kilograms that one unit of the product weighs; None where its workbook does not say."""
    found = ours(dataset).get("mass_per_unit")
    return None if found is None else float(found)


def file_of(dataset: Node) -> str:
    """The workbook that it was made from."""
    return str(ours(dataset).get("source", {}).get("file", ""))


def without_cell(dataset: Node) -> Plain:
    """What a dataset keeps of its product, without where in the workbook that stands."""
    kept = ours(dataset)
    workbook = kept.get("source", {}).get("workbook", "")
    return {KEY: {**kept, "source": source(Place(file_of(dataset)), workbook)}}
