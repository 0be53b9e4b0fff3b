"""A verifier's signed answer before the study as it stands: met, or what is wrong with it."""

from dataclasses import replace
from datetime import date

import msgspec
import pytest
from asked import STATEMENT, check, complete, options

from bw_cfp_programme import rule_sets
from bw_cfp_programme.assessment.label.label_table import _status
from bw_cfp_programme.assessment.requirements import assess_requirements
from bw_cfp_programme.folder.answers import Answers, SignedAnswer
from bw_cfp_programme.folder.stored_run import StoredRun
from bw_cfp_programme.options.verification import Finding, Verifiers
from bw_cfp_programme.problems import Place, problem
from bw_cfp_programme.results import TOTAL
from bw_cfp_programme.signing.said import AnswerFacts, PackageFacts

AT = Place("verification/x.dsse.json")
TIME = "2026-06-01T00:00:00+00:00"
INPUTS = {"programme.toml": "1", "S03.xlsx": "2", "S04.xlsx": "5", "gwp/AR6.csv": "3", "code": "4"}
SEEN = {"programme.toml": "1", "S03.xlsx": "2", "gwp/AR6.csv": "3"}  # S04 shows its result only
SAID = replace(STATEMENT, place=AT, conclusion="unmodified")


def study(*, total=None, inputs=None, seen=None, variant="", typed=None, answers=None, **said):
    """A complete study with an answer about `total`, and the record of what was verified.

    `inputs` are those of the present result, `seen` those that the verifier signed.
    """
    of = complete(said=options(verification=typed))
    now = of.result.totals[TOTAL]
    package = PackageFacts(
        programme="lamp-2026", product="LAMP-9W", declared_amount=1.0, declared_unit="unit",
        total=now if total is None else total, unit="kg CO2e", variant=variant,
        calculated=TIME, audience="verifier",
    )  # fmt: skip
    answer = SignedAnswer(
        place=AT, keyid="ab" * 32, package="cd" * 32,
        facts=AnswerFacts(
            package=package, inputs=SEEN if seen is None else seen,
            verification=replace(SAID, **said), findings=[FINDING],
        ),
    )  # fmt: skip
    then = StoredRun(
        name="", calculated=TIME, total=package.total, ingredients=INPUTS, repeatable=True
    )
    present = replace(then, calculated="2026-11-24T09:00:00+00:00", ingredients=inputs or INPUTS)
    answers = Answers(believed=(answer,)) if answers is None else answers
    return replace(of, runs=(then, present), answers=answers)


FINDING = Finding(place=Place("S03.xlsx", "Materials", "F7"), finding="No invoice", line="M01")


def test_an_answer_that_holds_meets_the_requirement_with_what_it_says():
    verdict = check("assured", of=study())
    assert verdict.status == "met"
    assert verdict.evidence.en == (
        "Reasonable assurance, Unmodified: verification/x.dsse.json "
        "(key abababababababab, manifest of the package cdcdcdcdcdcdcdcd)"
    )
    assert "合理保證" in verdict.evidence.zh_TW
    assert check("assurance_described", of=study()).status == "met"
    assert check("assurance_described", of=study(process="")).status == "not_met"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"total": 1.00140001}, "1.00140001 kg CO2e, the present one 1.0014"),
        ({"total": 2.0}, "The result that was verified is 2 kg CO2e"),
        ({"inputs": INPUTS | {"S03.xlsx": "9"}}, "since they were verified: S03.xlsx"),
        ({"inputs": INPUTS | {"S09.xlsx": "9"}}, "since they were verified: S09.xlsx"),
        ({"inputs": INPUTS | {"S04.xlsx": "9"}}, "since they were verified: S04.xlsx"),
        ({"seen": SEEN | {"S03.xlsx": "9"}}, "since they were verified: S03.xlsx"),
        ({"seen": SEEN | {"gwp/AR5.csv": "9"}}, "since they were verified: gwp/AR5.csv"),
        ({"variant": "gwp-AR5"}, "under other choices: gwp-AR5"),
        ({"conclusion": "adverse"}, "The verifier's conclusion: Adverse"),
        ({"conclusion": "disclaimer"}, "The verifier's conclusion: Disclaimer"),
        ({"expires": date(2026, 11, 23)}, "expired"),
        ({"completed": date(2026, 11, 25)}, "future"),
        ({"completed": date(2025, 12, 31)}, "older than the reporting period"),
        ({"value": 1.1}, "not the present result"),
        ({"body": "TBD"}, "not written yet"),
        ({"party": "first"}, "The rule set asks for verification"),
        ({"typed": replace(STATEMENT, level="limited")}, "differs from the signed answer: level"),
        ({"typed": replace(STATEMENT, statement="V-9")}, "signed answer: statement"),
    ],
)
def test_an_answer_that_does_not_hold_says_why(given, told):
    verdict = check("assured", of=study(**given))
    assert verdict.status == "not_met"
    assert told in verdict.missing.en
    assert verdict.missing.zh_TW
    assert verdict.missing.zh_TW != verdict.missing.en
    assert "x.dsse.json" in verdict.evidence.en


@pytest.mark.parametrize("conclusion", ["unmodified", "modified"])
def test_conclusions_that_confirm(conclusion):
    assert check("assured", of=study(conclusion=conclusion)).status == "met"


def test_the_last_digit_of_a_double_is_no_other_result():
    assert check("assured", of=study(total=1.0014 * (1 + 1e-12))).status == "met"


def test_what_moved_no_number_is_told_beside_the_evidence():
    inputs = INPUTS | {"programme.toml": "8", "code": "9"}
    verdict = check("assured", of=study(inputs=inputs))
    assert verdict.status == "met"
    assert verdict.evidence.en.endswith(
        "this software or a plug-in, programme.toml changed since too, not the result"
    )


def test_a_calculation_that_is_not_recorded_cannot_be_compared():
    of = study()
    verdict = check("assured", of=replace(of, runs=of.runs[1:]))
    assert verdict.status == "not_met"
    assert f"({TIME}) is not recorded in runs/" in verdict.missing.en


def test_answers_and_keys_are_no_inputs_of_the_result():
    of = study()
    more = {"verification/x.dsse.json": "7", "keys/v.pub.pem": "8"}
    present = replace(of.runs[1], ingredients=INPUTS | more)
    trusted = replace(of.programme.options, verifiers=Verifiers(public_keys=("keys/v.pub.pem",)))
    of = replace(of, runs=(of.runs[0], present), programme=replace(of.programme, options=trusted))
    assert check("assured", of=of).status == "met"


def test_of_several_answers_the_latest_date_counts():
    good, bad = study().answer, study(conclusion="adverse", completed=date(2026, 8, 1)).answer
    assert check("assured", of=study(answers=Answers(believed=(good, bad)))).status == "not_met"
    assert check("assured", of=study(answers=Answers(believed=(bad, good)))).status == "met"


REFUSED = Answers(refused=(problem("signature_wrong", AT, keyid="ab"),))


@pytest.mark.parametrize("typed", [None, STATEMENT])
@pytest.mark.parametrize("rules", ["tw-2025", "pact-3"])
def test_an_answer_that_is_not_believed_meets_nothing(rules, typed):
    """Also where verification is optional or a person entered it: what is there has to be right."""
    of = study(answers=REFUSED, typed=typed)
    of = replace(of, programme=replace(of.programme, rule_set=rule_sets.load(rules)))
    verdict = check("assured", of=of)
    assert verdict.status == "not_met"
    assert "The signature does not hold" in verdict.missing.en


def test_what_is_not_believed_and_what_was_found_are_problems():
    of = study(answers=replace(REFUSED, believed=(study().answer,)))
    told = assess_requirements(of, ()).problems
    assert [str(each.place) for each in told if each.code == "signature_wrong"] == [str(AT)]
    assert [str(each.place) for each in told if each.code == "verifier_finding"] == [
        "S03.xlsx › Materials › F7"
    ]


@pytest.mark.parametrize(
    ("seen", "kept"), [(("S03.xlsx", "S04.xlsx", ""), 3), (("S03.xlsx",), 2), (("S04.xlsx",), 0)]
)
def test_findings_of_hidden_workbooks_are_told_to_nobody_else(seen, kept):
    """One that names no workbook, or another than there is, may speak of any."""
    others = ("s03.xlsx", "submissions/S03.xlsx", "the third workbook")
    named = [replace(FINDING, file=file) for file in ("S03.xlsx", "S03.xlsx", "", *others)]
    answer = study().answer
    answer = replace(answer, facts=msgspec.structs.replace(answer.facts, findings=named))
    shown = Answers(believed=(answer,)).seen(seen)
    assert len(shown.believed[0].facts.findings) == kept


def test_a_label_is_verified_by_an_answer_that_holds_alone():
    assert _status(study()) == "verified"
    assert _status(study(total=2.0)) == "calculated"
    assert _status(study(conclusion="adverse")) == "calculated"
    assert _status(study(answers=REFUSED)) == "calculated"
