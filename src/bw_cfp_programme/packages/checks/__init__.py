"""What is asked of a package: independent checks, each a function `Package -> Problems`.

A check whose file is missing or cannot be read says so at the file. A new one is a function and a
line in `CHECKS`, with its words in `data/terms.csv` (`package_check.<name>`).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from bw_cfp_programme.packages.checks import (
    bag,
    chain,
    described,
    numbers,
    recomputed,
    record,
    schema,
)
from bw_cfp_programme.packages.opening import Package, problem_of
from bw_cfp_programme.packages.reading import Malformed
from bw_cfp_programme.packages.zip_reading import Unusable
from bw_cfp_programme.problems import Place, Problem, has_errors, problem

_UNFORESEEN = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
"""What a stranger's file may bring a check to that nobody thought of."""
_MOST = 50  # what is wrong in more places is wrong

Check = Callable[[Package], Iterable[Problem]]

CHECKS: tuple[tuple[str, Check], ...] = (
    ("zip", bag.zip_itself),
    ("payload", bag.payload),
    ("tags", bag.tags),
    ("crate", described.crate),
    ("own", described.own),
    ("schema", schema.schema),
    ("values", schema.values),
    ("references", schema.references),
    ("elimination", recomputed.by_elimination),
    ("solver", recomputed.by_solver),
    ("numbers", numbers.numbers),
    ("record", record.record),
    ("sums", numbers.sums),
    ("amounts", chain.amounts),
    ("cells", chain.cells),
    ("drawn", chain.drawn),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Checked:
    """What one check found."""

    name: str
    problems: tuple[Problem, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing is against it."""
        return not has_errors(self.problems)


def check(package: Package) -> Iterator[Checked]:
    """All checks in turn; of a zip without anything that can be unpacked the first alone."""
    for name, function in CHECKS if package.entries else CHECKS[:1]:
        yield Checked(
            name=name, problems=tuple(islice(each_once(_asked(package, function)), _MOST))
        )


def each_once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Without those that were said before."""
    seen = set()
    for found in map(_printable, problems):
        said = (found.code, found.place, tuple(found.values.items()))
        if said not in seen:
            seen.add(said)
            yield found


def _printable(found: Problem) -> Problem:
    """With a place that a terminal can show, whatever a stranger called a file."""
    place = found.place
    said = (place.file, place.sheet, place.cell)
    shown = (part if part.isprintable() else ascii(part)[1:-1] for part in said)
    return replace(found, place=Place(*shown))


def _asked(package: Package, function: Check) -> Iterator[Problem]:
    try:
        yield from function(package)
    except Unusable as found:
        yield problem_of(found, package.file)
    except Malformed as found:
        yield problem("package_unreadable", Place(found.entry), reason=found.why)
    except _UNFORESEEN as error:
        yield problem("package_unreadable", Place(package.file), reason=repr(error))
