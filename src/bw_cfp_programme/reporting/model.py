"""What deliverables say of a footprint: one frozen record, the same for every exporter."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

from bw_cfp_programme.labels import Text
from bw_cfp_programme.reporting.numbers import Scale
from bw_cfp_programme.sections import Section


@dataclass(frozen=True, kw_only=True, slots=True)
class Header:
    """What was studied and how.

    Attributes:
        stamp: when it was calculated and with which versions.
        footprint: kg CO2e per declared unit; None in a member's own report.
        stale: what is not as it was when this was calculated, in a run that might make nothing.
        missing: members whose workbooks cannot be counted: the footprint is incomplete without.
        variant: what was chosen otherwise than `programme.toml` says, in short.
        member: whose own report this is; "" for the whole programme's.
    """

    programme: str
    title: Text
    lead: str
    product: str
    product_name: Text
    declared_amount: float
    declared_unit: str
    functional_unit: str
    boundary: str
    period_start: str
    period_end: str
    gwp: str
    horizon: int
    rule_set: str
    stamp: Mapping[str, str]
    footprint: float | None
    stale: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    variant: str = ""
    member: str = ""
    member_name: Text = field(default_factory=Text)


@dataclass(frozen=True, kw_only=True, slots=True)
class Chapter:
    """Tables under a common heading, `topic.<topic>`; an assessment's under its command's name."""

    topic: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportModel:
    """A footprint as it is reported; every deliverable is written from this and nothing else.

    Attributes:
        scale: the unit that people read scores in.
        members: works out each member's own report, of what it may see, when it is called.
    """

    header: Header
    scale: Scale
    chapters: tuple[Chapter, ...]
    members: Callable[[], Iterable["ReportModel"]] = field(default=tuple, repr=False, compare=False)

    def section(self, key: str) -> Section:
        """A table by its key.

        Raises:
            KeyError: the report has no such table.
        """
        return {section.key: section for section in self._sections()}[key]

    def sections(self, keys: Collection[str]) -> list[Section]:
        """Those of these tables that the report has, in the order of the keys."""
        found = {section.key: section for section in self._sections()}
        return [found[key] for key in keys if key in found]

    def _sections(self) -> Iterable[Section]:
        return (section for chapter in self.chapters for section in chapter.sections)
