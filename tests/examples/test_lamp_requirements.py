"""The lamp against every requirement of its rule set, and of others, judged by hand.

What it lacks on purpose: eight lines name no document (I-d), no product category rules are
published for it (T-4-1-2), nobody verified it (T-3-6), and most bought materials come without
composition (P-4).
"""

import json
from typing import Any

import pytest
from click.testing import CliRunner
from lamp_run import Lamp, clock

from bw_cfp_programme.cli.main import main
from bw_cfp_programme.programme.assess import assess
from bw_cfp_programme.sections import Section

NOT_MET = {"I-d", "T-3-6", "T-4-1-2", "P-4"}
NOT_APPLICABLE = {
    "R-06",  # indirect land-use change and soil carbon were not calculated
    "R-07b",  # the study is no partial footprint
    "T-10-2",  # no label is granted yet
    "T-12",
    "T-10-3",  # the label's artwork and the half-yearly report are nobody's footprint
    "T-14",
}


def table(lamp: Lamp, rules: str = "tw-2025") -> Section:
    return assess(lamp.folder, "requirements", rules=rules, clock=clock).sections[0]


def keys(section: Section, status: str) -> set[Any]:
    columns = (section.column("requirement_key"), section.column("requirement_status"))
    return {key for key, found in zip(*columns, strict=True) if found == status}


def evidence(section: Section, key: str) -> Any:
    place = section.column("requirement_key").index(key)
    return section.column("requirement_evidence")[place]


def test_the_regulation_in_force(in_brightway: Lamp):
    section = table(in_brightway)
    assert keys(section, "not_met") == NOT_MET
    assert keys(section, "not_applicable") == NOT_APPLICABLE
    assert len(section.rows) == 61


@pytest.mark.parametrize(
    ("rules", "lacking"),
    [
        ("tw-2010", set()),
        ("iso-14067-2018", {"I-d", "I-g"}),  # ISO fixes no threshold, and the study states none
        ("pact-3", {"boundaryProcessesDescription"}),  # PACT knows cradle-to-gate alone
        ("pas-2050-2011", {"A-12"}),  # sewage is the lead's own and stands on secondary data
        ("ghg-protocol-product", {"G-19"}),  # assurance is not optional there
    ],
)
def test_the_same_footprint_under_other_rules(in_brightway: Lamp, rules: str, lacking: set[str]):
    assert keys(table(in_brightway, rules), "not_met") == lacking


def test_where_the_evidence_stands(in_brightway: Lamp):
    """83.26929256 kg, of which 0.00214974 by air, from hand_calculation.md."""
    section = table(in_brightway)
    assert "0.00214974 kg CO2e" in evidence(section, "R-05").en
    assert "LEAD.xlsx › 配銷使用廢棄 Downstream › J8:K8" in evidence(section, "R-05").en
    assert "[study] value_choices" in evidence(section, "I-n").en
    assert evidence(section, "I-k").zh_TW.startswith("查證事項「敏感度分析」")
    said = evidence(table(in_brightway, "pact-3"), "pcfIncludingBiogenicUptake").en
    assert "With uptake 83.2693 = without 83.2708 + uptake -0.00151474" in said


def test_the_command(in_brightway: Lamp):
    """Exit code 1 while something is not met; --rules judges by another rule set."""
    call = ["requirements", str(in_brightway.folder), "--json"]
    alone = CliRunner().invoke(main, [*call, "--missing"])
    assert alone.exit_code == 1
    rows = json.loads(alone.output)["sections"][0]["rows"]
    assert {"T-3-6", "T-4-1-2"} <= {row["requirement_key"] for row in rows}
    assert {row["requirement_status"] for row in rows} == {"not_met"}
    whole = CliRunner().invoke(main, [*call, "--rules", "tw-2010"])
    assert whole.exit_code == 0
    assert len(json.loads(whole.output)["sections"][0]["rows"]) == 8


def test_the_command_in_a_terminal(in_brightway: Lamp):
    told = CliRunner().invoke(main, ["requirements", str(in_brightway.folder), "--lang", "zh_TW"])
    assert "要求對照表" in told.output
    assert "I-n" in told.output
    assert told.exit_code == 1


def test_a_rule_set_that_is_not_there(in_brightway: Lamp):
    wrong = CliRunner().invoke(main, ["requirements", str(in_brightway.folder), "--rules", "tw"])
    assert wrong.exit_code == 2
    assert "tw-2025" in wrong.output
