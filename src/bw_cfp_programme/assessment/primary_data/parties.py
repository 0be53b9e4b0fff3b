"""Parties: who has a hand in the emissions before the gate, and who knows them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.problems import Place
from bw_cfp_programme.records import GATE_STAGES
from bw_cfp_programme.results import Contribution

OWN_STAGE = "manufacturing"
DECLARED = "declared_result"


class PartyKey(NamedTuple):
    """What makes contributions one party; fields as in `Party`."""

    kind: str
    member: str
    name: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Party:
    """An organisation with its own processes, or an outside good that somebody buys.

    Attributes:
        kind: "organisation", "own_line" (the lead's, on secondary data), "result" (a member that
            gives its result only) or "outside".
        member: who is or who reports it.
        name: line and item; "" for an organisation.
        tier: 0 the lead; an outside good is a tier behind who buys it; None for nobody's member.
        emissions: kg CO2e per declared unit, removals and credits apart.
        primary: the part of `emissions` on primary data of the party's own.
    """

    kind: str
    member: str
    name: str
    tier: int | None
    emissions: float
    primary: float
    place: Place

    @property
    def missing(self) -> float:
        """What it has no primary data for, kg CO2e per declared unit."""
        return self.emissions - self.primary

    @property
    def is_outside(self) -> bool:
        """No member: what is known of it is secondary, however well its quantity is known."""
        return self.kind == "outside"


def parties_of(study: Study) -> Iterator[Party]:
    """All parties of the emissions before the gate, in order of first appearance."""
    uses: dict[PartyKey, list[Contribution]] = {}
    for line in study.result.contributions:
        if line.stage in GATE_STAGES and emissions(line) > 0:
            uses.setdefault(_key(line, study.programme.lead), []).append(line)
    for key, lines in uses.items():
        own = [
            emissions(line) for line in lines if line.stated.primary and key.kind == "organisation"
        ]
        yield Party(
            kind=key.kind,
            member=key.member,
            name=key.name,
            tier=_tier(study, key),
            emissions=sum(emissions(line) for line in lines),
            primary=sum(own, start=0.0),
            place=lines[0].place,
        )


def emissions(line: Contribution) -> float:
    """What a line emits, kg CO2e per declared unit: no removal, and nothing by a credit."""
    return max(line.total - line.scores["biogenic_removals"], 0.0)


def _key(line: Contribution, lead: str) -> PartyKey:
    if line.category == DECLARED:
        return PartyKey("result", line.member)
    if line.stated.stage != OWN_STAGE:
        return PartyKey("outside", line.member, line.item)
    if line.member == lead and not line.stated.primary:
        return PartyKey("own_line", line.member, f"{line.line} {line.item}".strip())
    return PartyKey("organisation", line.member)


def _tier(study: Study, key: PartyKey) -> int | None:
    member = study.programme.member(key.member)
    if member is None:
        return None
    return member.tier + (key.kind == "outside")
