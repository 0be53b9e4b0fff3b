"""A background of one's own, whose carbon dioxide does not say where it comes from."""

import mini

from bw_cfp_programme import brightway
from bw_cfp_programme.folder.config import open_programme
from bw_cfp_programme.folder.names import FILE
from bw_cfp_programme.programme.calculate import report
from bw_cfp_programme.programme.importing import import_workbooks

ROW = "Carbon dioxide,air,CO2,Lin,2026-01-31,a power plant's stack\n"


def add_background(folder):
    """A power plant that says "Carbon dioxide": 0.7 kg for a kWh."""
    flow = {"code": "co2", "name": "Carbon dioxide", "unit": "kilogram", "type": "emission",
            "categories": ("air",)}  # fmt: skip
    plant = {"code": "power", "name": "Own power plant", "reference product": "Power",
             "unit": "kilowatt hour", "location": "TW", "type": "process", "exchanges": [
                 {"type": "production", "input": ("own", "power"), "amount": 1000.0},
                 {"type": "biosphere", "input": ("own", "co2"), "amount": 700.0}]}  # fmt: skip
    with brightway.use_project(open_programme(folder).project):
        brightway.write_database("own", [{**flow, "exchanges": []}, plant])
    text = (folder / FILE).read_text(encoding="utf-8")
    text = text.replace('["cfp factors TW MOENV"]', '["own", "cfp factors TW MOENV"]')
    (folder / FILE).write_text(text, encoding="utf-8")


def warned(codes):
    return [code for code in codes if code == "flow_uncounted"]


def test_zero_is_told_until_somebody_decides(folder):
    add_background(folder)
    power = {**mini.power("E1", 100.0), "background": "Own power plant"}
    for member in ("S1", "S2"):
        mini.write(folder, member)
    mini.write(folder, "LEAD", energy=[power])
    imported = import_workbooks(folder, clock=mini.clock)
    assert len(imported.imported) == 3
    assert warned(problem.code for problem in imported.problems) == ["flow_uncounted"]

    silent = report(folder, clock=mini.clock)
    assert abs(silent.header.footprint - (mini.TOTAL - 2 * 0.606)) < 1e-5
    assert warned(silent.section("problems").column("code")) == ["flow_uncounted"]

    head = "flow,compartment,emission,mapper,date,reason\n"
    (folder / "mappings" / "flows.csv").write_text(head + ROW, encoding="utf-8")
    decided = report(folder, clock=mini.clock)
    assert abs(decided.header.footprint - (mini.TOTAL - 2 * 0.606 + 2 * 0.7)) < 1e-5
    assert warned(decided.section("problems").column("code")) == []
