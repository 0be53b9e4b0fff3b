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
from bw_cfp_programme.packages.reading import SCORES, factors_of, rows_of, stated
from bw_cfp_programme.problems import Place, Problem, problem
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
    return recompute.footprint(rows_of(package, "demand"), recompute.solved(*equations), factors)


def _compared(package: Package, way: str, work: Way) -> Iterator[Problem]:
    said = words("way", f"way.{way}")
    expected = stated(package)
    try:
        found = work(package)
        same = recompute.agree(list(expected.values()), found)
    except (ArithmeticError, InvalidInventory, KeyError, ValueError, StopIteration) as error:
        yield problem(
            "package_not_recomputed", Place(f"{PAYLOAD}{FOLDER}"), reason=repr(error), **said
        )
        return
    for (name, number), again, fits in zip(expected.items(), found, same, strict=True):
        if not fits:
            place = Place(f"{PAYLOAD}{path_of('result')}")
            numbers = {"found": repr(again), "stated": repr(number)}
            yield problem(
                "package_recomputed",
                place,
                **numbers,
                **said,
                **words("indicator", f"indicator.{name}"),
            )
