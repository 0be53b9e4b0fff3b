"""`[verification]`, `[[findings]]`, `[verifiers]`: what who verified the footprint says of it.

The first two stand in the verifier's signed answer as they stand in `programme.toml`.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from bw_cfp_programme.options.base import Option
from bw_cfp_programme.options.kinds import term

AGAINST = ("adverse", "disclaimer")
"""Conclusions that confirm nothing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Verification(Option):
    """A statement that exists; it is never set by a calculation.

    Attributes:
        party: who verified, a term of `verification_party`.
        level: of assurance, a term of `assurance_level`.
        coverage: what was verified, a term of `verification_coverage`.
        value: the verified footprint as printed, kg CO2e per declared unit.
        conclusion: a term of `verification_conclusion`.
    """

    statement: str
    body: str
    accreditation: str = ""
    party: Annotated[str, term("verification_party")]
    level: Annotated[str, term("assurance_level")] = ""
    coverage: Annotated[str, term("verification_coverage")] = ""
    standard: str = ""
    process: str = ""
    completed: date
    expires: date | None = None
    value: float | None = None
    conclusion: Annotated[str, term("verification_conclusion")] = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding(Option):
    """What the verifier found of a line, where it stands."""

    finding: str
    line: str = ""
    file: str = ""
    sheet: str = ""
    cell: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Verifiers(Option):
    """Whose signed answers are believed: files of public keys, by their paths in the folder."""

    public_keys: tuple[str, ...] = ()
