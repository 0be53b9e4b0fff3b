"""The footprint is the same wherever the package says it."""

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any

from bw_cfp_programme.packages import recompute
from bw_cfp_programme.packages.bag import PAYLOAD
from bw_cfp_programme.packages.contents import OUTPUTS, RECORD, RESULT
from bw_cfp_programme.packages.fields import path_of
from bw_cfp_programme.packages.opening import Package
from bw_cfp_programme.packages.reading import (
    SCORES,
    Malformed,
    csv_of,
    has,
    json_of,
    number,
    rows_of,
    stated,
)
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.results import INDICATORS, TOTAL
from bw_cfp_programme.tolerances import SUMMED
from bw_cfp_programme.wording import words

_TOTALS, _STAGES, _FOOTPRINT = "totals_kg_co2e", "stages_kg_co2e", "footprint"
_TABLE, _FILE = f"{OUTPUTS}results.csv", f"{OUTPUTS}results.json"
_HEADER = '"header": '
_HEAD = 1_000_000
"""Bytes in which the header of a report of any size ends."""


def numbers(package: Package) -> Iterator[Problem]:
    """What other files say, held against the table `result`, whose indicators add up."""
    tables = stated(package)
    added = {TOTAL: sum(tables[name] for name in INDICATORS)}
    yield from _unlike(path_of("result"), added, tables)
    yield from _unlike(RESULT, _totals(package, RESULT), tables)
    yield from _unlike(RESULT, _sum_of_stages(package), tables)
    yield from _of_another_product(package)
    if has(package, RECORD):
        yield from _unlike(RECORD, _totals(package, RECORD), tables)
    if has(package, _TABLE):
        yield from _unlike(_TABLE, _sums(package), tables)
    if has(package, _FILE):
        yield from _unlike(_FILE, {TOTAL: _headline(package)}, tables)


def sums(package: Package) -> Iterator[Problem]:
    """The total of each factor is the sum of its indicators."""
    for line, row in enumerate(rows_of(package, "factors"), start=2):
        scores = [number(row, name, "factors") for name in INDICATORS]
        total, gross = number(row, TOTAL, "factors"), sum(map(abs, scores))
        if not math.isclose(total, sum(scores), rel_tol=0, abs_tol=SUMMED * gross):
            place = Place(f"{PAYLOAD}{path_of('factors')}", cell=f"line {line}")
            numbers = {"found": repr(sum(scores)), "stated": repr(total)}
            yield problem("package_sum", place, name=row["name"], **numbers)


def _unlike(path: str, said: Mapping[str, Any], tables: Mapping[str, float]) -> Iterator[Problem]:
    for name, score in said.items():
        fits = isinstance(score, int | float) and recompute.agree([tables[name]], [score])[0]
        if not fits:
            numbers = {"said": repr(score), "stated": repr(tables[name])}
            indicator = words("indicator", f"indicator.{name}")
            yield problem("package_number", Place(f"{PAYLOAD}{path}"), **numbers, **indicator)


def _of_another_product(package: Package) -> Iterator[Problem]:
    """The footprint is of so much of the product as was computed: it is this that is signed."""
    said = json_of(package, RESULT)
    for row in rows_of(package, "demand"):
        computed = (row["code"], number(row, "amount", "demand"), row["unit"])
        try:
            stated_of = (said["product"], said["declared"]["amount"], said["declared"]["unit"])
        except (KeyError, TypeError) as error:
            raise Malformed(f"{PAYLOAD}{RESULT}", repr(error)) from error
        if stated_of != computed:
            told = [" ".join(map(str, each)) for each in (stated_of, computed)]
            place = Place(f"{PAYLOAD}{RESULT}")
            yield problem("package_other_product", place, said=told[0], stated=told[1])


def _totals(package: Package, path: str) -> dict[str, Any]:
    said = json_of(package, path)
    try:
        return {name: said[_TOTALS][name] for name in SCORES}
    except (KeyError, TypeError) as error:
        raise Malformed(f"{PAYLOAD}{path}", repr(error)) from error


def _sum_of_stages(package: Package) -> dict[str, float]:
    said = json_of(package, RESULT)
    try:
        return {name: sum(one[name] for one in said[_STAGES].values()) for name in SCORES}
    except (AttributeError, KeyError, TypeError) as error:
        raise Malformed(f"{PAYLOAD}{RESULT}", repr(error)) from error


def _sums(package: Package) -> dict[str, float]:
    """Of the lines, by indicator."""
    rows = csv_of(package, _TABLE)
    sums = dict.fromkeys(SCORES, 0.0)
    try:
        header = next(rows)
        name, value = header.index("indicator"), header.index("value")
        for row in rows:
            sums[row[name]] += float(row[value])
    except (IndexError, KeyError, StopIteration, ValueError) as error:
        raise Malformed(f"{PAYLOAD}{_TABLE}", repr(error)) from error
    return sums


def _headline(package: Package) -> Any:
    """The footprint in the header of the report, which stands first; the rest is large."""
    name = f"{PAYLOAD}{_FILE}"
    text = package.start(name, _HEAD).decode("utf-8", errors="ignore")  # it may end within a letter
    try:
        return json.JSONDecoder().raw_decode(text, text.index(_HEADER) + len(_HEADER))[0][
            _FOOTPRINT
        ]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Malformed(name, error) from error
