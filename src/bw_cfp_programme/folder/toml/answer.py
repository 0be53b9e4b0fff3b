"""A verifier's answer as it is typed: `[verification]` and `[[findings]]`, mistakes by line."""

from pathlib import Path

from bw_cfp_programme.errors import UnreadableText
from bw_cfp_programme.folder.toml.tables import read_answer
from bw_cfp_programme.options import Finding, Verification
from bw_cfp_programme.problems import Problem, has_errors, in_reading_order, problem
from bw_cfp_programme.signing.said import NEEDED
from bw_cfp_programme.text_files import TomlText, read_toml


def typed_answer(path: Path) -> tuple[Verification, tuple[Finding, ...]]:
    """What a verifier typed.

    Raises:
        UnreadableText: the file is not as it should be; with all mistakes.
    """
    text = read_toml(path)
    verification, findings, problems = read_answer(text)
    problems += _lacking(text)
    if has_errors(problems):
        raise UnreadableText(in_reading_order(problems))
    place = text.at("verification")
    records = (Finding(place=text.at("findings", n), **each) for n, each in enumerate(findings))
    return Verification(place=place, **verification), tuple(records)


def _lacking(text: TomlText) -> list[Problem]:
    raw = text.data.get("verification")
    lacking = [key for key in NEEDED if isinstance(raw, dict) and not raw.get(key)]
    place = text.at("verification")
    words = {"table": "verification"}
    return [problem("toml_missing_key", place, key=key, **words) for key in lacking]
