"""What all alternatives start from: the computed system and what its members said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from bw_cfp_programme.assessment.sampling import Sampling
from bw_cfp_programme.brightway import NodeItem, database_items
from bw_cfp_programme.calculation.draws import factor_draws
from bw_cfp_programme.calculation.processes import UnitProcess
from bw_cfp_programme.calculation.solver import Array
from bw_cfp_programme.calculation.system import System
from bw_cfp_programme.calculation.variants import Variants
from bw_cfp_programme.cfp_key import published_of
from bw_cfp_programme.importers.partners import Partners
from bw_cfp_programme.labels import Text
from bw_cfp_programme.methods import FlowDecisions
from bw_cfp_programme.records import Programme, Submission
from bw_cfp_programme.results import Contribution, Key, Result


@dataclass(frozen=True, kw_only=True)
class Basis:
    """A study as chosen.

    Attributes:
        decided: what people say that flows of other biospheres are.
    """

    programme: Programme
    system: System
    result: Result
    submissions: tuple[Submission, ...]
    partners: Partners
    decided: FlowDecisions

    @cached_property
    def variants(self) -> Variants:
        """Totals under other choices."""
        return Variants(self.system)

    def draws(self, how: Sampling) -> dict[Key, Array]:
        """Of the factors that come from databases with distributions of their own."""
        uncertain = self.result.uncertain_backgrounds
        keys = {line.factor_key for line in self.result.contributions}
        drawn = [key for key in keys if key[0] in uncertain]
        return factor_draws(
            self.system, drawn, draws=how.background_draws, seed=how.seed, workers=how.workers
        )

    @cached_property
    def gross(self) -> float:
        """Emissions and removals, each by its size; kg CO2e per declared unit."""
        return sum(abs(line.total) for line in self.system.lines)

    @cached_property
    def members(self) -> Mapping[str, list[UnitProcess]]:
        """Member -> its processes as they stand in Brightway."""
        found: dict[str, list[UnitProcess]] = {}
        for process in self.system.foreground.processes:
            found.setdefault(process.member, []).append(process)
        return found

    @cached_property
    def backgrounds(self) -> Mapping[Key, NodeItem]:
        """Every dataset of the background databases that is part of the system."""
        computed = self.system.background.products
        names = dict.fromkeys(line.factor_key[0] for line in self.system.lines)
        items = (item for name in names for item in database_items(name))
        return {item.key: item for item in items if item.key in computed}


def largest(lines: Iterable[Contribution]) -> Contribution:
    """The line that counts most; there is one."""
    return max(lines, key=lambda line: (abs(line.total), line.member, line.line))


def title(item: NodeItem) -> Text:
    """What a background dataset is called."""
    known = published_of(item.node)
    year, chinese = known.year, known.name_zh
    dated = f"{chinese}({year})" if chinese and year and year not in chinese else chinese
    return Text(zh_TW=dated, en=item.name)
