"""Factor tables of a programme's own: into Brightway, found changed, and through to every line."""

import json

import mini
import pytest

from bw_cfp_programme.folder.config import load
from bw_cfp_programme.folder.names import FILE
from bw_cfp_programme.programme.calculate import calculate, report
from bw_cfp_programme.programme.importing import import_workbooks

HEADER = "key,name_en,value,unit,location,year,boundary,kind,source,licence,uncertainty_low"
GASES = ",kg CO2,kg CO2 low,kg CH4,kg CH4 low,kg CH4 high"
TAIL = "TW,2025,combustion,national,invented,own"


def write_table(folder, power="0.5", diesel="2.6,5%,0.001,50%,150%"):
    rows = (
        f"power,Power,{power},kilowatt hour,{TAIL},7%,,,,,",
        f"diesel,Diesel,,litre,{TAIL},,{diesel}",
    )
    (folder / "factors").mkdir(exist_ok=True)
    path = folder / "factors" / "own.csv"
    path.write_text("\n".join([HEADER + GASES, *rows, ""]), encoding="utf-8")


def named(folder, name):
    text = mini.TOML.replace('["cfp factors TW MOENV"]', f'["cfp factors TW MOENV", "{name}"]')
    (folder / FILE).write_text(text, encoding="utf-8")


def power(number, code, amount, unit, **more):
    category = "fuel" if code == "diesel" else "electricity"
    said = {"supplier": "outside", "background": code, **more}
    return mini.line(number, category, code, amount, unit, **said)


LEAD = {
    "products": [mini.product("LAMP", 50.0, mass=2.5)],
    "energy": [
        power("E1", "power", 100.0, "kilowatt hour", credibility="calibrated_external",
              activity_uncertainty_low=0.02),
        power("E2", "diesel", 10.0, "litre", factor_kind="international",
              factor_uncertainty_low=0.1, factor_uncertainty_high=1.5),
    ],
}  # fmt: skip


def run(folder):
    done = import_workbooks(folder, clock=mini.clock)
    assert [p.code for p in done.problems if p.severity.value == "error"] == []
    return calculate(folder, clock=mini.clock)


@pytest.mark.parametrize("name", ["factors/own.csv", "cfp factors own"])
def test_own_factors_reach_the_footprint_with_all_that_is_known_of_them(folder, name):
    write_table(folder)
    named(folder, name)
    mini.write(folder, "LEAD", LEAD)
    result = run(folder)
    # 100 kWh x 0.5, 10 L x (2.6 CO2 + 0.001 x 29.8 CH4), for 50 lamps
    assert result.totals["total"] == pytest.approx((50 + 26 + 0.298) / 50, rel=1e-9)
    lines = {line.line: line for line in result.contributions}
    grid, diesel = lines["E1"], lines["E2"]
    assert (grid.stated.credibility, grid.factor_kind) == ("calibrated_external", "national")
    assert (grid.stated.activity_uncertainty, grid.factor_uncertainty) == (
        (0.02, 0.02),
        (0.07, 0.07),
    )
    assert (grid.factor_year, grid.factor_location, grid.factor_boundary) == (
        "2025", "TW", "combustion",
    )  # fmt: skip
    # the line's own word comes before the table's
    assert (diesel.factor_kind, diesel.factor_uncertainty) == ("international", (0.1, 1.5))
    assert [(part.gas, part.uncertainty) for part in diesel.factor_gases] == [
        ("CO2", (0.05, 0.05)),
        ("CH4", (0.5, 1.5)),
    ]
    assert diesel.factor_gases[1].share == pytest.approx(0.0298 / 2.6298)
    sites = {line.line: line for line in result.sites}
    assert sites["E1"].factor_uncertainty == (0.07, 0.07)
    assert sites["E2"].stated.credibility == ""


def test_gases_make_the_uncertainty_where_the_line_says_none(folder):
    write_table(folder)
    named(folder, "factors/own.csv")
    plain = [power("E2", "diesel", 10.0, "litre")]
    mini.write(folder, "LEAD", LEAD | {"energy": plain})
    (line,) = run(folder).contributions
    co2, ch4 = 2.6 / 2.6298, 0.0298 / 2.6298
    low, high = line.factor_uncertainty
    assert low == pytest.approx(((co2 * 0.05) ** 2 + (ch4 * 0.5) ** 2) ** 0.5)
    assert high == pytest.approx(((co2 * 0.05) ** 2 + (ch4 * 1.5) ** 2) ** 0.5)


def test_a_changed_table_is_installed_anew(folder):
    write_table(folder)
    named(folder, "factors/own.csv")
    mini.write(folder, "LEAD", LEAD)
    run(folder)
    write_table(folder, power="0.6")
    kept = report(folder, frozen=True, clock=mini.clock).section("problems")
    told = dict(zip(kept.column("code"), kept.column("source"), strict=True))
    assert told["factors_not_imported"].file == "own.csv"
    assert calculate(folder, clock=mini.clock).totals["total"] == pytest.approx(
        (60 + 26 + 0.298) / 50, rel=1e-9
    )
    assert run(folder).totals["total"] == pytest.approx((60 + 26 + 0.298) / 50, rel=1e-9)


def test_mistakes_in_a_table_are_told_with_the_programme(folder):
    write_table(folder, power="much")
    named(folder, "factors/own.csv")
    programme, problems = load(folder)
    assert programme is None
    assert [(p.code, p.place.file, p.place.cell) for p in problems] == [
        ("factors_number", "own.csv", "line 2")
    ]


def test_a_table_that_is_not_there(folder):
    named(folder, "factors/own.csv")
    assert [p.code for p in load(folder)[1]] == ["factors_missing"]


def test_a_run_keeps_the_table(folder):
    write_table(folder)
    named(folder, "factors/own.csv")
    mini.write(folder, "LEAD", LEAD)
    run(folder)
    (record,) = (folder / "runs").glob("*.json")
    inputs = json.loads(record.read_text(encoding="utf-8"))["inputs"]
    assert "factors/own.csv" in inputs
