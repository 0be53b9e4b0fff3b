"""Transport: what a leg says of itself twice, of the line that it carries, and how far it goes."""

from collections.abc import Iterator, Mapping

from bw_cfp_programme.checks.amounts.slip import meant
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.checks.masses import line_mass, product_mass
from bw_cfp_programme.labels import normalise
from bw_cfp_programme.limits import limit, limits_of
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import InventoryLine, Submission
from bw_cfp_programme.units import conversion, symbol
from bw_cfp_programme.wording import figure, multiple

TON, FREIGHT = "ton", "ton kilometer"
NEARBY = ("internal_transport",)
"""Categories within a site, where metres are no surprise."""


def leg_two_amounts(submission: Submission, _: Context) -> Iterator[Problem]:
    """Distance times load is one amount, and another one is entered beside it."""
    for line in submission.lines:
        if line.distance is None or line.load is None or line.amount is None:
            continue
        worked_out = line.distance * line.load
        said = line.amount * (conversion(line.unit or FREIGHT, FREIGHT) or 1.0)
        if abs(said - worked_out) > limit("leg_differs") * max(said, worked_out):
            words = {"line": line.title, "distance": figure(line.distance)}
            yield problem(
                "leg_two_amounts", line.at("amount"), **words, load=figure(line.load),
                worked_out=figure(worked_out), amount=figure(line.amount),
                unit=symbol(line.unit or FREIGHT),
            )  # fmt: skip


def load_unlike_line(submission: Submission, _: Context) -> Iterator[Problem]:
    """The load of a leg against the mass of the line or product that it carries."""
    carried = _carried(submission)
    for line in submission.lines:
        known = carried.get(line.carries or "")
        if not line.load or not known or line.sheet != "transport":
            continue
        times = 1000.0 * line.load / known
        if 1.0 / limit("load_below_line") <= times <= limit("load_above_line"):
            continue
        said = {"line": line.title, "load": figure(line.load), "carries": line.carries}
        said |= {"tons": figure(known / 1000.0), "times": multiple(times)}
        hint = meant(line.load, TON, times)
        yield problem("load_unlike_line", line.at("load"), **said, suggestion=hint)
        for other in submission.lines:  # the load may be right, and the line wrong
            if other.line == line.carries and other.amount is not None:
                hint = meant(other.amount, other.unit or "", 1.0 / times)
                yield problem("load_unlike_line", other.at("amount"), **said, suggestion=hint)


def load_unlike_site(submission: Submission, _: Context) -> Iterator[Problem]:
    """A load within the site, or of waste, against all that the site makes or throws away."""
    made = sum(product_mass(p) or 0.0 for p in submission.products)
    wasted = sum(line_mass(one) or 0.0 for one in submission.lines if one.category == "waste")
    for line in submission.lines:
        known = {"internal_transport": made, "waste_transport": wasted}.get(line.category or "")
        if not known or not line.load or line.carries:
            continue
        times = 1000.0 * line.load / known
        if times > limit("load_above_site"):
            yield problem(
                "load_unlike_site", line.at("load"), line=line.title, load=figure(line.load),
                tons=figure(known / 1000.0), times=multiple(times),
                suggestion=meant(line.load, TON, times),
            )  # fmt: skip


def _carried(submission: Submission) -> dict[str, float]:
    """Line id or product code -> kilograms of the period."""
    products = ((p.product, product_mass(p)) for p in submission.products)
    lines = ((line.line, line_mass(line)) for line in submission.lines)
    return {code: kg for code, kg in (*products, *lines) if code and kg}


def distance_implausible(submission: Submission, _: Context) -> Iterator[Problem]:
    """A leg that goes further than the earth is round, or a few steps."""
    for line in submission.lines:
        if not line.distance or line.category in NEARBY:
            continue
        shortest = _of_mode(limits_of("shortest"), line.mode)
        longest = _of_mode(limits_of("longest"), line.mode)
        if not shortest <= line.distance <= longest:
            slip = 1000.0 if line.distance > longest else 1.0 / 1000.0
            yield problem(
                "distance_implausible", line.at("distance"), line=line.title,
                distance=figure(line.distance), shortest=figure(shortest), longest=figure(longest),
                suggestion=meant(line.distance, "kilometer", slip),
            )  # fmt: skip


def _of_mode(known: Mapping[str, float], mode: str | None) -> float:
    """In km, of the mode where it has one of its own."""
    return known.get(f"{mode}_km", known["km"])


def route_differs(submission: Submission, _: Context) -> Iterator[Problem]:
    """Two legs between the same places by the same mode, of quite different distances."""
    seen: dict[tuple[str, ...], InventoryLine] = {}
    for line in submission.lines:
        ends = (normalise(line.origin or ""), normalise(line.destination or ""))
        if not line.distance or not all(ends) or not line.mode:
            continue
        first = seen.setdefault((*ends, line.mode), line)
        times = line.distance / (first.distance or line.distance)
        if not 1.0 / limit("route_differs_times") <= times <= limit("route_differs_times"):
            yield problem(
                "route_differs", line.at("distance"), line=line.title, other=first.title,
                distance=figure(line.distance), first=figure(first.distance or 0.0),
            )  # fmt: skip


CHECKS = (leg_two_amounts, load_unlike_line, load_unlike_site, distance_implausible, route_differs)
