"""What is signed: of a package, what it is and comes to; of an answer, what the verifier says."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import msgspec

from bw_cfp_programme.errors import SigningRefused
from bw_cfp_programme.options import Finding, Option, Verification
from bw_cfp_programme.options.keys import keys_of
from bw_cfp_programme.problems import Place, problem

UNIT = "kg CO2e"
NEEDED = ("level", "conclusion")
"""What a signed answer must say, though `programme.toml` need not."""


class PackageFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a package says of itself.

    Attributes:
        product: code in the lead's workbook.
        total: of the whole footprint in `unit`, with all digits, per declared amount and unit.
        variant: what was chosen otherwise than `programme.toml` says; mostly nothing.
        audience: for whom it was made, and so whose lines it shows.
        calculated: ISO time.
    """

    programme: str
    product: str
    declared_amount: float
    declared_unit: str
    total: float
    unit: str
    variant: str = ""
    audience: str
    calculated: str


class AnswerFacts(msgspec.Struct, frozen=True, kw_only=True):
    """A verifier's answer, and the package that it is about.

    Attributes:
        inputs: file or edition -> sha256 of what the result was made from, as far as the package
            shows it whole.
    """

    package: PackageFacts
    inputs: dict[str, str]
    verification: Verification
    findings: list[Finding]

    def at(self, place: Place) -> "AnswerFacts":
        """The same, standing in a file.

        Raises:
            SigningRefused: it says a word that is none of ours, or lacks what is needed.
        """
        fits = all(getattr(self.verification, name) for name in NEEDED)
        fits = fits and _fits("verification", self.verification)
        if not fits or not all(_fits("findings", each) for each in self.findings):
            raise SigningRefused.of(problem("signature_not_statement", place))
        findings = [replace(each, place=_where(each, place)) for each in self.findings]
        said = replace(self.verification, place=place)
        return msgspec.structs.replace(self, verification=said, findings=findings)


def answer_predicate(
    package: PackageFacts,
    inputs: Mapping[str, str],
    verification: Verification,
    findings: Sequence[Finding],
) -> dict[str, object]:
    """An answer as it is signed: what nobody wrote is left out."""
    return {
        "package": package,
        "inputs": inputs,
        "verification": _plain("verification", verification),
        "findings": [_plain("findings", each) for each in findings],
    }


def _plain(table: str, option: Option) -> dict[str, object]:
    stated = {key.name: getattr(option, key.name) for key in keys_of(table, type(option))}
    return {name: value for name, value in stated.items() if value not in {None, ""}}


def _fits(table: str, option: Option) -> bool:
    """Whether every value is one that its key may have."""
    keys = keys_of(table, type(option))
    stated = [(key, getattr(option, key.name)) for key in keys]
    return all(key.kind.accepts(value) for key, value in stated if value not in {None, ""})


def _where(finding: Finding, place: Place) -> Place:
    """The cell of the workbook that it names, else the answer itself."""
    named = Place(finding.file, finding.sheet, finding.cell)
    return named if finding.file else place
