"""What members buy of each other, against what the supplier says of the same product."""

from collections.abc import Iterator

from bw_cfp_programme.checks.amounts.market import Key, Purchase, units_each
from bw_cfp_programme.checks.amounts.names import is_named_like
from bw_cfp_programme.checks.amounts.slip import meant, meant_by
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.checks.masses import mass_each
from bw_cfp_programme.limits import limit
from bw_cfp_programme.problems import Problem, Theirs, problem
from bw_cfp_programme.records import InventoryLine, Product, Submission
from bw_cfp_programme.units import conversion, symbol
from bw_cfp_programme.wording import figure

PIECE = "unit"


def bought_above_output(submission: Submission, context: Context) -> Iterator[Problem]:
    """Members take more of a product than its maker made; told at the lines that alone could."""
    for line, product in _bought(submission, context):
        key = (line.supplier or "", product.product or "")
        purchases = context.market.purchases.get(key, ())
        excess = _excess(purchases, product)
        each = units_each(line, product)
        if excess <= 0 or not each or line.quantity is None:
            continue
        amount, most = line.quantity * each, max(p.amount for p in purchases)
        if amount >= min(excess, most):
            rest = sum(p.amount for p in purchases) - amount
            room = max((product.output or 0.0) - rest, 0.0)
            hint = meant_by(line, amount / room) if room else None
            yield problem(
                "bought_above_output", line.at("amount"), line=line.title, supplier=line.supplier,
                product=product.product, amount=figure(amount), taken=Theirs(figure(rest + amount)),
                made=Theirs(figure(product.output or 0.0)), unit=symbol(product.unit or ""),
                suggestion=hint,
            )  # fmt: skip


def output_below_sales(submission: Submission, context: Context) -> Iterator[Problem]:
    """The same, in the maker's own workbook."""
    for product in submission.products:
        key = (submission.facility.member or "", product.product or "")
        purchases = context.market.purchases.get(key, ())
        if product.output and _excess(purchases, product) > 0:
            taken = sum(p.amount for p in purchases)
            yield problem(
                "output_below_sales", product.at("output"), product=product.product,
                made=figure(product.output), taken=Theirs(figure(taken)),
                members=", ".join(dict.fromkeys(p.member for p in purchases)),
                unit=symbol(product.unit or ""),
                suggestion=meant(product.output, product.unit or "", product.output / taken),
            )  # fmt: skip


def _excess(purchases: tuple[Purchase, ...], product: Product) -> float:
    """What is taken above the output, and above what stocks and the turn of the year explain."""
    taken, made = sum(p.amount for p in purchases), product.output
    if made is None or taken <= made * (1.0 + limit("bought_above_output")):
        return 0.0
    return taken - made if _is_of_a_period(product) else 0.0


def _is_of_a_period(product: Product) -> bool:
    """Whether pieces were counted: what makes 0.46 of a piece is a model of a process."""
    pieces = conversion(product.unit or "", PIECE)
    return pieces is None or (pieces * (product.output or 0.0)).is_integer()


def mass_per_unit_differs(submission: Submission, context: Context) -> Iterator[Problem]:
    """Buyer and supplier say differently what one piece weighs."""
    for line, product in _bought(submission, context):
        each, weighs = units_each(line, product), mass_each(product)
        if each and weighs and line.mass_per_unit and _differ(line.mass_per_unit / each, weighs):
            yield problem(
                "mass_per_unit_differs", line.at("mass_per_unit"), line=line.title,
                said=figure(line.mass_per_unit / each), supplier=line.supplier,
                product=product.product, theirs=Theirs(figure(weighs)),
                unit=symbol(product.unit or ""),
            )  # fmt: skip


def own_mass_per_unit_differs(submission: Submission, context: Context) -> Iterator[Problem]:
    """The same, in the supplier's own workbook, where all its buyers agree."""
    for product in submission.products:
        key, weighs = (submission.facility.member or "", product.product or ""), mass_each(product)
        said = [p.kilograms for p in context.market.purchases.get(key, ()) if p.kilograms]
        if weighs and said and all(_differ(each, weighs) for each in said):
            yield problem(
                "own_mass_per_unit_differs", product.at("mass_per_unit"), product=product.product,
                said=figure(weighs), theirs=Theirs(figure(said[0])),
                unit=symbol(product.unit or ""),
            )  # fmt: skip


def _differ(one: float, other: float) -> bool:
    return abs(one - other) > limit("buyers_mass_differs") * max(one, other)


def named_like_other_product(submission: Submission, context: Context) -> Iterator[Problem]:
    """A line bears the name of another product than the one that it takes."""
    for line, product in _bought(submission, context):
        item = line.item or ""
        if is_named_like(item, product):
            continue
        like = [
            key for key, other in _offers(line, submission, context) if is_named_like(item, other)
        ]
        if like:
            member, code = like[0]
            yield problem(
                "named_like_other_product", line.at("supplier_product"), line=line.title,
                supplier=line.supplier, product=product.product, name=product.name,
                suggestion=f"{member} {code}",
            )  # fmt: skip


def _offers(
    line: InventoryLine, submission: Submission, context: Context
) -> list[tuple[Key, Product]]:
    """What the line's supplier and the other suppliers of this member make."""
    own, programme = submission.facility.member or "", context.programme
    suppliers = {m.code for m in programme.members if own in m.supplies} if programme else set()
    known = context.market.products.items()
    found = [(key, p) for key, p in known if key[0] in {line.supplier, *suppliers}]
    return sorted(found, key=lambda one: one[0][0] != line.supplier)


def _bought(submission: Submission, context: Context) -> Iterator[tuple[InventoryLine, Product]]:
    """Lines that take a product of another member."""
    for line in submission.lines:
        product = context.market.sold(line)
        if product and not line.failed and line.supplier != submission.facility.member:
            yield line, product


CHECKS = (
    bought_above_output,
    output_below_sales,
    mass_per_unit_differs,
    own_mass_per_unit_differs,
    named_like_other_product,
)
