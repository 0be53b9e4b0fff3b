"""A calculation that was recorded, in short."""

from collections.abc import Mapping
from dataclasses import dataclass

from bw_cfp_programme.labels import Text, joined, text


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredRun:
    """What a record of `runs/` says.

    Attributes:
        name: of its file, without ending; empty for the present calculation.
        calculated: ISO time.
        total: kg CO2e per declared unit.
        ingredients: file, edition, workbook or database -> hash or time of its content.
        repeatable: whether copies of what people wrote were kept.
        variant: what was chosen otherwise than `programme.toml` says, in short; mostly nothing.
        stale: what was not as it stood then, in a run that was told to make nothing.
        missing: members whose workbooks could not be counted: the total is incomplete.
    """

    name: str
    calculated: str
    total: float
    ingredients: Mapping[str, str]
    repeatable: bool
    variant: str = ""
    stale: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def special(self) -> Text:
        """What is to be said beside the total: what was chosen otherwise, and who is missing."""
        variant = Text(en=self.variant, zh_TW=self.variant)
        without = text("message.incomplete", missing=", ".join(self.missing))
        return joined((variant, without) if self.missing else (variant,))

    def changed_since(self, earlier: "StoredRun") -> tuple[str, ...]:
        """Names of ingredients that are new, gone or others than in an earlier run, sorted."""
        names = {*self.ingredients, *earlier.ingredients}
        return tuple(
            sorted(n for n in names if self.ingredients.get(n) != earlier.ingredients.get(n))
        )

    def is_like(self, other: "StoredRun") -> bool:
        """Whether two runs may be compared: of one variant, and neither of them stale."""
        return self.variant == other.variant and not self.stale
