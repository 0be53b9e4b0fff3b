"""What `programme.toml` says, and who takes part."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated

from bw_cfp_programme.gwp import Edition
from bw_cfp_programme.options import Options
from bw_cfp_programme.options.kinds import (
    CODE,
    COUNTRY,
    LANGUAGE,
    TIER,
    Positive,
    Unit,
    term,
)
from bw_cfp_programme.rule_sets import RuleSet


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """A company in the programme; tier 0 is the lead manufacturer."""

    code: Annotated[str, CODE]
    name_zh: str = ""
    name_en: str = ""
    tier: Annotated[int, TIER]
    supplies: tuple[str, ...] = ()
    country: Annotated[str, COUNTRY] = ""
    language: Annotated[str, LANGUAGE] = "both"


@dataclass(frozen=True, kw_only=True, slots=True)
class StudiedProduct:
    """The product under study: who makes it, and of how much of it the footprint is."""

    member: str
    code: str
    name_zh: str = ""
    name_en: str = ""
    declared_amount: Positive = 1.0
    declared_unit: Unit
    functional_unit: str = ""
    boundary: Annotated[str, term("boundary")]

    @property
    def name(self) -> str:
        """English name where there is one, else Chinese, else the code."""
        return self.name_en or self.name_zh or self.code


@dataclass(frozen=True, kw_only=True, slots=True)
class Programme:
    """What `programme.toml` says.

    Attributes:
        gwp: the edition of the global warming potentials.
        background: databases in order of preference.
        own_factors: files of those that are factor tables of the programme's own.
        folder: where `programme.toml` was read.
    """

    id: Annotated[str, CODE]
    title_zh: str = ""
    title_en: str = ""
    project: str
    rule_set: RuleSet
    gwp: Edition
    period_start: date
    period_end: date
    background: tuple[str, ...]
    own_factors: tuple[Path, ...] = ()
    product: StudiedProduct
    members: tuple[Member, ...]
    options: Options = field(default_factory=Options)
    folder: Path | None = field(default=None, repr=False, compare=False)

    @property
    def lead(self) -> str:
        """Code of the lead manufacturer."""
        return self.product.member

    def member(self, code: str) -> Member | None:
        """The member with this code."""
        return next((m for m in self.members if m.code == code), None)

    def database(self, code: str) -> str:
        """Name of a member's Brightway database: readable, and the same for every import."""
        return f"cfp {self.id} {code}"
