"""Mass per unit against the unit: kilograms that weigh five, thousands that weigh as one piece."""

from collections.abc import Iterator
from dataclasses import dataclass

from bw_cfp_programme.checks.balance import MassBalance, mass_balance
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.limits import limit
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import InventoryLine, Product, Submission
from bw_cfp_programme.units import conversion, symbol
from bw_cfp_programme.wording import figure

KILOGRAM, PIECE = "kilogram", "unit"


Counted = Product | InventoryLine


@dataclass(frozen=True, slots=True)
class Pack:
    """A record that is counted by the thousand, or another number of pieces.

    `moved`: kg more that would go in, or come out, if its mass were of one piece.
    """

    record: Counted
    pieces: float
    moved: float


def mass_of_a_mass(submission: Submission, _: Context) -> Iterator[Problem]:
    """A mass per unit of what is counted by mass: it is not used, and says something else."""
    for record in _counted(submission):
        known, said = conversion(record.unit or "", KILOGRAM), record.mass_per_unit
        if known is None or not said or abs(said - known) <= limit("mass_per_unit_differs") * known:
            continue
        values = {"said": figure(said), "known": figure(known), "unit": symbol(record.unit or "")}
        yield problem("mass_of_a_mass", record.at("mass_per_unit"), **values)


def mass_of_a_piece(submission: Submission, context: Context) -> Iterator[Problem]:
    """A thousand pieces weigh what one must: by products beside it, or by the mass balance."""
    balance = mass_balance(submission)
    singles = [p.mass_per_unit for p in submission.products if _pieces(p) == 1 and p.mass_per_unit]
    for pack in _packs(submission):
        each = pack.record.mass_per_unit or 0.0
        is_product = isinstance(pack.record, Product)
        if (is_product and _is_like(each, singles)) or _would_close(balance, context, pack):
            values = {"mass": figure(each), "meant": figure(each * pack.pieces)}
            said = {"unit": symbol(pack.record.unit or ""), "piece": figure(each / pack.pieces)}
            place = pack.record.at("mass_per_unit")
            yield problem("mass_of_a_piece", place, **values, **said)


def _counted(submission: Submission) -> tuple[Counted, ...]:
    return (*submission.products, *submission.lines)


def _packs(submission: Submission) -> Iterator[Pack]:
    for record in _counted(submission):
        pieces, each = _pieces(record), record.mass_per_unit
        amount = record.output if isinstance(record, Product) else record.quantity
        if pieces > 1 and each and amount:
            yield Pack(record, pieces, amount * each * (pieces - 1.0))


def _pieces(record: Counted) -> float:
    return conversion(record.unit or "", PIECE) or 0.0


def _is_like(each: float, singles: list[float]) -> bool:
    """Whether single pieces made beside it weigh about as much."""
    times = limit("pieces_alike_times")
    return any(1.0 / times <= each / single <= times for single in singles)


def _would_close(balance: MassBalance, context: Context, pack: Pack) -> bool:
    """Whether the mass balance is open, and closes if the mass is of a piece."""
    rules = context.rule_set
    if rules is None or rules.mass_balance_tolerance is None or balance.share is None:
        return False
    tolerance = rules.mass_balance_tolerance
    is_made = isinstance(pack.record, Product)
    place = pack.record.at("output" if is_made else "amount")
    if place not in balance.places:
        return False
    entered = balance.entered + (0.0 if is_made else pack.moved)
    left = balance.left + (pack.moved if is_made else 0.0)
    return abs(balance.share) > tolerance >= abs(entered - left) / entered


CHECKS = (mass_of_a_mass, mass_of_a_piece)
