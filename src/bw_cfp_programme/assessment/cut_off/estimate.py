"""Estimates of lines that decisions leave out: what a declared unit takes of them, by a factor."""

from collections.abc import Mapping, Sequence

from bw_cfp_programme.results import TOTAL, Key, Remainder, Result


def taken_of(result: Result) -> dict[Key, float]:
    """(member, product) -> how often the product's period is in one declared unit.

    All lines of a product say the same; a line of the lead's is in one stage, a supplier's in as
    many as take its product.
    """
    found: dict[Key, tuple[object, float]] = {}
    for line in result.contributions:
        key, own = (line.member, line.product), (line.line, line.place, line.factor_key)
        first, share = found.get(key, (own, 0.0))
        if first == own:
            found[key] = own, share + line.demand / line.output
    return {key: share for key, (_, share) in found.items()}


def estimate_of(
    parts: Sequence[Remainder], taken: Mapping[Key, float], result: Result
) -> float | None:
    """A line's estimate over the products that share it, kg CO2e per declared unit.

    None where nobody estimated it, or nothing says how much of it the study takes.
    """
    each = [_part(part, taken, result) for part in parts]
    known = [part for part in each if part is not None]
    return sum(known) if len(known) == len(each) else None


def _part(part: Remainder, taken: Mapping[Key, float], result: Result) -> float | None:
    key = (part.member, part.pool)
    if key in taken:
        return None if part.estimate is None else part.estimate * part.amount * taken[key]
    has_lines = result.unit_scores.get(key, {}).get(TOTAL, 0.0)
    return 0.0 if has_lines else None  # counted lines, none in this footprint: not part of it
