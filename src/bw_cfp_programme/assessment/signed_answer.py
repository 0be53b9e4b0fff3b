"""Whether a verifier's signed answer is about the study as it stands, and what else it says."""

import math
from collections.abc import Iterable, Iterator

from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.folder.answers import SignedAnswer, is_of_answers
from bw_cfp_programme.folder.names import FILE
from bw_cfp_programme.folder.stored_run import StoredRun
from bw_cfp_programme.labels import LANGUAGES, Text, joined, text, word
from bw_cfp_programme.options import Finding, Option
from bw_cfp_programme.options.keys import keys_of
from bw_cfp_programme.options.verification import AGAINST
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.results import TOTAL
from bw_cfp_programme.tolerances import SUMMED

_NOTED = (FILE, "code")
"""What may change after a verification while the result stays: it is told, and not held against."""
_SHOWN = 16


def faults(study: Study) -> Iterator[Text]:
    """Why what the verifier says does not speak for the study, the gravest first."""
    statement, answer = study.verification, study.answer
    if study.answers.refused and not answer:
        yield refusal(study)
    if statement and statement.conclusion in AGAINST:
        said = text(f"verification_conclusion.{statement.conclusion}")
        yield text("missing.verified_against", conclusion=said)
    if answer:
        yield from _of_another_result(study, answer)


def refusal(study: Study) -> Text:
    """Why signed answers that are there are not believed."""
    refused = study.answers.refused
    reasons = joined(Text(zh_TW=p.message("zh_TW"), en=p.message("en")) for p in refused)
    return text("missing.answer_refused", reasons=reasons)


def _of_another_result(study: Study, answer: SignedAnswer) -> Iterator[Text]:
    package = answer.facts.package
    then, now = package.total, study.result.totals[TOTAL]
    if not math.isclose(then, now, rel_tol=SUMMED):
        yield text("missing.verified_total", then=f"{then:.12g}", now=f"{now:.12g}")
    if study.runs and package.variant != study.runs[-1].variant:
        yield text("missing.verified_variant", variant=package.variant or "-")
    elif _verified_run(study, answer) is None:
        yield text("missing.verified_run", calculated=package.calculated)
    if changed := [name for name in _changed(study, answer) if name not in _NOTED]:
        yield text("missing.verified_inputs", names=_named(changed))
    if keys := list(_said_otherwise(study, answer)):
        yield text("missing.verified_otherwise", keys=", ".join(keys))


def evidence(study: Study, answer: SignedAnswer) -> Iterator[Text]:
    """What it says, whose key, which package; and what changed since without moving the result."""
    said = answer.facts.verification
    yield text(
        "evidence.answer",
        file=str(answer.place),
        level=text(f"assurance_level.{said.level}"),
        conclusion=text(f"verification_conclusion.{said.conclusion}"),
        keyid=answer.keyid[:_SHOWN],
        package=answer.package[:_SHOWN],
    )
    if noted := [name for name in _changed(study, answer) if name in _NOTED]:
        yield text("evidence.answer_since", names=_named(noted))


def answer_problems(study: Study) -> Iterator[Problem]:
    """Answers that are not believed, and what the verifier found by line."""
    yield from study.answers.refused
    answer = study.answer
    findings = answer.facts.findings if answer else study.programme.options.findings
    yield from map(_finding, findings)


def _named(inputs: Iterable[str]) -> Text:
    """Names of inputs; what is no file by the words for it."""
    said = ({each: word("ingredient", name, each) for each in LANGUAGES} for name in inputs)
    return joined((Text(**each) for each in said), mark=", ")


def _finding(found: Finding) -> Problem:
    words = {"line": found.line or "-", "finding": found.finding}
    return problem("verifier_finding", found.place, **words)


def _verified_run(study: Study, answer: SignedAnswer) -> StoredRun | None:
    """The record of the calculation that was verified: a package leaves it in `runs/`."""
    package = answer.facts.package
    same = (run for run in study.runs if run.calculated == package.calculated)
    return next((run for run in same if run.total == package.total), None)


def _changed(study: Study, answer: SignedAnswer) -> list[str]:
    """Inputs that are others than those of the verified result; answers and keys are none.

    The record tells of all of them, the answer of those that its signer saw.
    """
    run = _verified_run(study, answer)
    if run is None:
        return []
    signed = answer.facts.inputs.items()
    otherwise = {name for name, sha in signed if run.ingredients.get(name) != sha}
    changed = sorted({*study.runs[-1].changed_since(run), *otherwise})
    return [name for name in changed if not is_of_answers(name, study.programme)]


def _said_otherwise(study: Study, answer: SignedAnswer) -> Iterator[str]:
    """Keys of `[verification]` that a person filled in otherwise than the verifier did."""
    typed: Option | None = study.programme.options.verification
    for key in keys_of("verification", type(typed)) if typed else ():
        said = getattr(typed, key.name)
        if said not in {None, ""} and said != getattr(answer.facts.verification, key.name):
            yield key.name
