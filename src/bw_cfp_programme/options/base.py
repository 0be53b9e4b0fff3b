"""What all optional tables share."""

from dataclasses import dataclass, field

from bw_cfp_programme.problems import Place


@dataclass(frozen=True, kw_only=True, slots=True)
class Option:
    """A table of `programme.toml`, with the line on which it stands."""

    place: Place = field(default_factory=Place)
