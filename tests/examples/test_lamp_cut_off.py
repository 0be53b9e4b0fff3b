"""What the lamp leaves out, worked out by hand in docs/cut-off.md."""

import pytest
from lamp_run import Lamp, clock

from bw_cfp_programme.programme.assess import assess

FOOTPRINT = 83.26929256
GLOVES = 60 * 66_000 / 90_000 * 5 / 1_200_000  # kg x share of labour hours x kg CO2e/kg / lamps
LEFT_OUT = 0.012 + 0.021 + GLOVES


def test_the_ledger(in_brightway: Lamp):
    ledger, candidates = assess(in_brightway.folder, "cut-off", clock=clock).sections
    facts = {fact.key: fact.value for fact in ledger.facts}
    assert ledger.column("estimate") == pytest.approx([0.012, 0.021, GLOVES])
    assert facts["left_out"] == pytest.approx(LEFT_OUT)
    assert facts["expected_total"] == pytest.approx(FOOTPRINT + LEFT_OUT)
    assert facts["left_out_share"] == pytest.approx(0.000398348, rel=1e-5)
    assert facts["verdict"] == "met"
    assert ledger.column("stage") == ["manufacturing", "manufacturing", "raw_materials"]
    assert str(ledger.column("place")[2]).startswith("LEAD.xlsx")
    assert candidates.column("running_sum")[-1] < 0.05 * facts["expected_total"]


def test_what_could_be_left_out(in_brightway: Lamp):
    """Electricity in use is 98 %; of the rest, each is small and together they are 1.8 %.

    What stays: use, the largest line of every other stage, and S05 with its removal.
    """
    found = assess(in_brightway.folder, "cut-off", clock=clock).sections[1]
    lines = list(zip(found.column("member"), found.column("line"), strict=True))
    kept = {
        (c.member, c.line) for c in in_brightway.result.contributions if c.total
    } - set(lines)  # fmt: skip
    assert ("LEAD", "D06") in kept
    assert {member for member, _ in kept} == {"LEAD", "S05"}
    emptied = zip(lines, found.column("empties_member"), strict=True)
    members = {member for (member, _), last in emptied if last}
    assert members == {"S01", "S02", "S03", "S04", "S06", "S07"}
    assert found.column("running_share")[-1] < 0.05
