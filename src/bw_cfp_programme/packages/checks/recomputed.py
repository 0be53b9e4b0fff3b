"""The footprint, recomputed from the tables in two ways that share no line of arithmetic.

No code of a package is ever run: the first way is the program that ships, which `own` compares with
the one inside.
"""

from collections.abc import Callable, Iterator

from bw_cfp_programme.errors import InvalidInventory
from bw_cfp_programme.packages import recompute
from bw_cfp_programme.packages.bag import PAYLOAD
from bw_cfp_programme.packages.fields import FOLDER, path_of
from bw_cfp_programme.packages.opening import Package
from bw_cfp_programme.packages.reading import (
    PATIENCE,
    SCORES,
    brought_of,
    factors_of,
    rows_of,
    stated,
)
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.tolerances import RECOMPUTED
from bw_cfp_programme.wording import words

_LIBRARY = "scipy"
Way = Callable[[Package], recompute.Scores]


def by_elimination(package: Package) -> Iterator[Problem]:
    """With the standard library alone, as `recompute.py` does it."""
    yield from _compared(package, "elimination", _eliminated)


def by_solver(package: Package) -> Iterator[Problem]:
    """With a sparse solver, where one is installed."""
    try:
        from bw_cfp_programme.packages import sparse_way  # noqa: PLC0415 - loads scipy
    except ImportError:
        yield problem("package_one_way", Place(package.file), library=_LIBRARY)
        return

    def solved(package: Package) -> recompute.Scores:
        return sparse_way.footprint(
            rows_of(package, "processes"),
            rows_of(package, "exchanges"),
            factors_of(package),
            rows_of(package, "demand"),
            len(SCORES),
        )

    yield from _compared(package, "solver", solved)


def _eliminated(package: Package) -> recompute.Scores:
    factors = factors_of(package)
    processes, exchanges = rows_of(package, "processes"), rows_of(package, "exchanges")
    equations = recompute.equations(processes, exchanges, factors, len(SCORES))
    found = recompute.solved(*equations, PATIENCE)
    return recompute.footprint(rows_of(package, "demand"), found, factors)


def _gross(package: Package) -> recompute.Scores:
    """What emissions and removals come to without their signs, by which rounding is judged."""
    own = (one.scores for one in brought_of(package) if not one.passed_on)
    direct = factors_of(package)
    demanded = (row for row in rows_of(package, "demand") if recompute.key_of(row) in direct)
    alone = (direct[recompute.key_of(row)] for row in demanded)
    return [sum(map(abs, scores)) for scores in zip(*own, *alone, strict=True)]


def _compared(package: Package, way: str, work: Way) -> Iterator[Problem]:
    said = words("way", f"way.{way}")
    expected = stated(package)
    try:
        gross = _gross(package)  # first: it loses patience with what would take for ever
        found = work(package)
    except (ArithmeticError, InvalidInventory, KeyError, ValueError, StopIteration) as error:
        yield problem(
            "package_not_recomputed", Place(f"{PAYLOAD}{FOLDER}"), reason=repr(error), **said
        )
        return
    for (name, number), again, size in zip(expected.items(), found, gross, strict=True):
        if not abs(again - number) <= RECOMPUTED * size:
            place = Place(f"{PAYLOAD}{path_of('result')}")
            numbers = {"found": repr(again), "stated": repr(number)}
            yield problem(
                "package_recomputed",
                place,
                **numbers,
                **said,
                **words("indicator", f"indicator.{name}"),
            )
