"""`bw-cfp verify`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bw_cfp_programme.cli.command import Command
from bw_cfp_programme.cli.options import FILE, json_option, language_option
from bw_cfp_programme.cli.printing import echo, print_json
from bw_cfp_programme.cli.problem_list import print_problems
from bw_cfp_programme.cli.progress import progress
from bw_cfp_programme.labels import label
from bw_cfp_programme.wording import percentage

if TYPE_CHECKING:  # loads forms
    from bw_cfp_programme.packages.tracing import Traced
    from bw_cfp_programme.programme.verify import Verified

_SHOWN = 30
_MARKS = {True: "+", False: "✗"}


@click.command("verify", cls=Command)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--trace", default="")
@click.option("--signature", type=FILE)
@click.option("--public-key", "public_keys", type=FILE, multiple=True)
@language_option
@json_option
def command(
    file: Path,
    trace: str,
    signature: Path | None,
    public_keys: tuple[Path, ...],
    language: str,
    *,
    as_json: bool,
) -> None:
    """Print what was asked of the package, and what does not hold; 1 when something does not."""
    from bw_cfp_programme.programme.verify import verify  # noqa: PLC0415 - loads forms

    with progress(quiet=as_json) as told:
        found = verify(
            file, trace=trace, signature=signature, public_keys=public_keys, progress=told
        )
    if as_json:
        print_json(_as_dict(found))
    else:
        _print(found, trace, language)
    sys.exit(0 if found.holds else 1)


def _print(found: "Verified", trace: str, language: str) -> None:
    for each in found.checks:
        said = label(f"package_check.{each.name}", language)
        echo(f"{_MARKS[each.holds]} {said}")
    print_problems(found.problems, language)
    for one in found.traced[:_SHOWN]:
        echo(f"\n{_way(one, language)}")
    if trace:
        echo("\n" + label("message.traced", language).format(count=len(found.traced), asked=trace))
    if "total" in found.totals:
        total = f"{found.totals['total']!r} kg CO2e"
        echo("\n" + label("message.package_total", language).format(total=total))
    echo(label(f"message.package_{'holds' if found.holds else 'fails'}", language))


def _way(one: "Traced", language: str) -> str:
    """The numbers of an exchange, each beside what it is."""
    said = {name: getattr(one, name) for name in one.__dataclass_fields__}
    said |= {"dataset": " ".join(one.input), "percent": percentage(one.part)}
    steps = ("place", "activity", "demand", "score") if one.place.cell else ("demand", "score")
    lines = (
        label(f"way_step.{step}", language).format(**said, inside=one.workbook or "-")
        for step in steps
    )
    heading = " ".join(filter(None, (one.member, one.product, one.stage, one.line, one.item)))
    return "\n  ".join((heading, *lines))


def _as_dict(found: "Verified") -> dict[str, object]:
    checks = [
        {
            "name": each.name,
            "holds": each.holds,
            "problems": [problem.to_dict() for problem in each.problems],
        }
        for each in found.checks
    ]
    return {
        "file": found.file,
        "holds": found.holds,
        "totals_kg_co2e": found.totals,
        "checks": checks,
        "traced": [one.to_dict() for one in found.traced],
    }
