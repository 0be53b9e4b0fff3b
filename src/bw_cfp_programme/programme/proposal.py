"""What a person decides of lines, before anybody looked whether it can be recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bw_cfp_programme.importers.background_index import BackgroundIndex
from bw_cfp_programme.importers.decisions import CUT_OFF
from bw_cfp_programme.importers.decisions_file import Row
from bw_cfp_programme.importers.targets import Target
from bw_cfp_programme.problems import Place, Problem, problem


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposal:
    """A dataset for the lines of an item, or the wish to leave them out.

    Attributes:
        item: what the lines call it.
        mapper: who decides.
        reason: why.
        dataset: code or name of the dataset; none with "cut_off".
        database: where it is; "" for the first of the programme's that knows it.
        condition: "equal", "narrower", "broader", "proxy" or "cut_off".
        member, category, unit: of the lines; "" for any.
        factor: units of the dataset per unit of the line, where they differ in kind.
        estimate: of what is left out, kg CO2e per unit of the line.

    Example:
        >>> cfp.Proposal(item="Rags", condition="cut_off", mapper="Lin", reason="below 1 %")
    """

    item: str
    mapper: str | None
    reason: str | None
    dataset: str | None = None
    database: str = ""
    condition: str = "proxy"
    member: str = ""
    category: str = ""
    unit: str = ""
    factor: float | None = None
    estimate: float | None = None

    @property
    def leaves_out(self) -> bool:
        """Whether no dataset is to stand for the lines."""
        return self.condition == CUT_OFF

    def target(self, index: BackgroundIndex) -> Target | Problem:
        """The dataset that is meant, or why that is not exactly one."""
        found = self._called(index)
        if not self.dataset:
            return problem("decision_dataset_unsaid", Place(), item=self.item)
        if len(found) == 1:
            return found[0]
        alike = index.suggest(self.dataset, self.unit)
        if not alike:
            return problem("decision_dataset_unlike", Place(), dataset=self.dataset)
        nearest = "; ".join(map(str, alike))
        words = {"dataset": self.dataset, "nearest": nearest}
        return problem("decision_dataset_not_found", Place(), **words)

    def _called(self, index: BackgroundIndex) -> Sequence[Target]:
        """The datasets that may be meant: of one database, or of the first that knows the text."""
        text = self.dataset or ""
        if self.database:
            return index.called(self.database, text)
        return [target for target in [index.find(text)] if target]

    def row(self, target: Target | None, day: date) -> Row:
        """The proposal as a row of the decisions."""
        database, code = target.key if target else ("", "")
        return {
            "member": self.member,
            "category": self.category,
            "item": self.item,
            "unit": self.unit,
            "database": database,
            "code": code,
            "name": target.name if target else "",
            "condition": self.condition,
            "factor": _written(self.factor),
            "estimate": _written(self.estimate),
            "mapper": self.mapper or "",
            "date": day.isoformat(),
            "reason": self.reason or "",
        }


def _written(value: float | None) -> str:
    """A number as the file holds it."""
    return "" if value is None else repr(value)
