"""What a run chooses otherwise than `programme.toml`, without an edit: a variant with a name."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import PurePath


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """Nothing, or the values that stand in the place of those of `programme.toml`.

    Attributes:
        boundary: "cradle-to-gate" or "cradle-to-grave".
        rules: id or file of a rule set.
        gwp: id or file of a GWP edition.

    Example:
        >>> cfp.calculate("lamp", cfp.Choice(gwp="AR5")).gwp
        'AR5'
    """

    boundary: str = ""
    rules: str = ""
    gwp: str = ""

    def __bool__(self) -> bool:
        return any(self.to_dict().values())

    @property
    def name(self) -> str:
        """What the variant is called, fit for a folder; blank where nothing is chosen."""
        return "+".join(PurePath(value).stem for value in self.to_dict().values() if value)

    def to_dict(self) -> dict[str, str]:
        """The values by name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @property
    def values(self) -> Mapping[str, str]:
        """Key of `programme.toml` -> the value chosen for it."""
        chosen = {"boundary": self.boundary, "rule_set": self.rules, "gwp": self.gwp}
        return {key: value for key, value in chosen.items() if value}


BASE = Choice()
"""As `programme.toml` says."""
