"""Submission -> inventory: dataset dicts as docs/architecture.md has them, not yet linked."""

from dataclasses import dataclass
from typing import Any

from bw_cfp_programme.allocation.plant import Comparison
from bw_cfp_programme.importers.inventory_case import Case
from bw_cfp_programme.importers.inventory_credits import credit_pieces
from bw_cfp_programme.importers.inventory_lines import LinePart, line_pieces, unused_pieces
from bw_cfp_programme.importers.inventory_products import product_datasets
from bw_cfp_programme.importers.inventory_results import declared_datasets
from bw_cfp_programme.problems import Problem
from bw_cfp_programme.records import RESULT, Programme, Submission
from bw_cfp_programme.results import Remainder


@dataclass(frozen=True, slots=True)
class Inventory:
    """One member's datasets, what its pools kept, and what could not be done."""

    datasets: list[dict[str, Any]]
    remainders: tuple[Remainder, ...] = ()
    problems: tuple[Problem, ...] = ()


def build_inventory(
    submission: Submission,
    programme: Programme,
    *,
    comparison: Comparison | None = None,
) -> Inventory:
    """Allocate a member's lines to its products.

    Lines, products and rows with unusable fields are left out: the checks report them.

    Args:
        submission: one workbook.
        programme: who leads, which product is studied, how far its boundary reaches, and the rule
            set's defaults by flow category.
        comparison: split by this one rule, all but what is of a single product; None for the rules
            that the workbook chooses.
    """
    case = Case(submission, programme, comparison)
    if submission.facility.disclosure == RESULT:
        return Inventory(list(declared_datasets(case)))
    found = [*line_pieces(case), *credit_pieces(case), *unused_pieces(case)]
    problems: list[Problem] = []
    for piece in found:
        if isinstance(piece, Problem) and piece not in problems:
            problems.append(piece)  # a pool's mistake is told once, not for every line
    return Inventory(
        list(product_datasets(case, (piece for piece in found if isinstance(piece, LinePart)))),
        tuple(piece for piece in found if isinstance(piece, Remainder)),
        tuple(problems),
    )
