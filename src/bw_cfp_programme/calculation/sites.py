"""Sites: every workbook line before allocation, so that a member's whole inventory is seen."""

from collections.abc import Iterator

from bw_cfp_programme.calculation.background import Background
from bw_cfp_programme.calculation.factors import Factor
from bw_cfp_programme.calculation.foreground import Foreground
from bw_cfp_programme.calculation.lines import computed, taken
from bw_cfp_programme.calculation.processes import Input, UnitProcess
from bw_cfp_programme.results import Key, SiteLine


def site_lines(foreground: Foreground, background: Background) -> tuple[SiteLine, ...]:
    """Each line once, whichever products took part of it; lines that no product took are absent.

    So are members from whom nobody in the system buys: nothing was computed of them. Lines that
    were added or changed in Brightway stand by what they are there.
    """
    members = {p.key: (p.member, p.product) for p in foreground.processes}
    seen: dict[tuple[object, ...], SiteLine] = {}
    for process, each in _bought(foreground, background):
        line = _site_line(process, each, background.factor(each), members)
        seen.setdefault((line.member, line.line, line.place, line.factor_key), line)
    return tuple(seen.values())


def _bought(foreground: Foreground, background: Background) -> Iterator[tuple[UnitProcess, Input]]:
    """Every input of a process but the stages that a product of the lead stands on."""
    stages = {process.key for process in foreground.processes if process.stage}
    for process in foreground.processes:
        if process.key in background.products:
            yield from ((process, each) for each in process.inputs if each.key not in stages)


def _site_line(
    process: UnitProcess, each: Input, factor: Factor, members: dict[Key, Key]
) -> SiteLine:
    line = taken(process, each, factor)
    said = computed(process, line, factor, each.sign)
    whole = line.stated.activity * line.conversion
    return SiteLine(
        **said,
        scores={name: whole * score for name, score in said["factor"].items()},
        sign=each.sign,
        member_product=members.get(each.key),
    )
