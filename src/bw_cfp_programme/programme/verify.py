"""`bw-cfp verify`: whether a package holds, without Brightway and without trusting who wrote it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bw_cfp_programme.files import AnyPath
from bw_cfp_programme.packages.checks import CHECKS, Checked, check, each_once
from bw_cfp_programme.packages.opening import Package, opened
from bw_cfp_programme.packages.reading import Malformed, stated
from bw_cfp_programme.packages.tracing import Traced, traced
from bw_cfp_programme.packages.zip_reading import Unusable
from bw_cfp_programme.problems import Problem
from bw_cfp_programme.programme.signature import signature_of, signature_problems
from bw_cfp_programme.progress import Progress, silent


@dataclass(frozen=True, kw_only=True, slots=True)
class Verified:
    """What was found of a package.

    Attributes:
        file: the zip's name.
        totals: indicator -> kg CO2e as stated; empty where that cannot be read.
        checks: all that was asked, in order.
        traced: exchanges that were asked for, with their way into the footprint.
    """

    file: str
    totals: dict[str, float]
    checks: tuple[Checked, ...]
    traced: tuple[Traced, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether nothing is against it."""
        return all(each.holds for each in self.checks)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Of all checks, each once."""
        return tuple(each_once(found for each in self.checks for found in each.problems))


def verify(
    file: AnyPath,
    *,
    trace: str = "",
    signature: AnyPath | None = None,
    public_keys: Sequence[AnyPath] = (),
    progress: Progress = silent,
) -> Verified:
    """Check a package, file by file and number by number.

    Args:
        file: the zip.
        trace: a line, product or cell whose way into the footprint is asked for.
        signature: the file of its signature; else the one beside it, if there is any.
        public_keys: files of keys that are trusted; with any, a signature is asked for.
        progress: told of every check.

    Raises:
        NoPackage: the file is no package.
        OSError: it cannot be opened.

    Example:
        >>> cfp.verify("lamp/outputs/verification-lamp-2026.zip").holds
        True
    """
    path = Path(file)
    with opened(path) as package:
        checks: list[Checked] = []
        for each in check(package):
            checks.append(each)
            progress(each.name, len(checks), len(CHECKS))
        checks += _signature(package, path, signature, public_keys)
        return Verified(
            file=path.name,
            totals=_totals(package),
            checks=tuple(checks),
            traced=tuple(_traced(package, trace)) if trace else (),
        )


def _signature(
    package: Package, path: Path, signature: AnyPath | None, public_keys: Sequence[AnyPath]
) -> Iterator[Checked]:
    """Nothing is asked of a package without a signature, unless somebody's was expected."""
    lies = signature_of(path, Path(signature) if signature else None)
    if lies or public_keys:
        found = signature_problems(package, path, lies, list(map(Path, public_keys)))
        name = "signature" if public_keys else "signature_unproven"
        yield Checked(name=name, problems=tuple(found))


def _totals(package: Package) -> dict[str, float]:
    try:
        return stated(package)
    except (Unusable, Malformed):
        return {}


def _traced(package: Package, asked: str) -> Iterator[Traced]:
    try:
        yield from traced(package, asked)
    except (Unusable, Malformed, ArithmeticError, KeyError, ValueError):
        return  # a check said what is wrong with the tables
