"""What is wrong with one member stops nobody else, and whoever is missing is said everywhere."""

import mini
import pytest
from click.testing import CliRunner

from bw_cfp_programme.cli import main
from bw_cfp_programme.errors import NothingCounted, NotUpToDate
from bw_cfp_programme.folder.names import DECISIONS, FILE
from bw_cfp_programme.programme.assess import assess
from bw_cfp_programme.programme.calculate import calculate, report
from bw_cfp_programme.programme.check import check
from bw_cfp_programme.programme.importing import import_workbooks
from bw_cfp_programme.programme.study import open_study

GLUE = {"products": [mini.product("GLUE", 1000.0, "kilogram")]}
HEADER = "item,member,category,unit,database,code,name,condition,factor,mapper,date,reason"


def with_members(folder, *codes):
    path = folder / FILE
    more = (f'\n[[members]]\ncode = "{code}"\ntier = 2\nsupplies = ["S2"]\n' for code in codes)
    path.write_text(path.read_text(encoding="utf-8") + "".join(more), encoding="utf-8")
    return mini.write_all(folder)


def run(folder):
    return import_workbooks(folder, clock=mini.clock)


def told(problems):
    return [(p.code, p.place.file, p.place.cell) for p in problems]


def test_the_rest_is_worked_out_and_marked_incomplete(folder):
    """S3 has a number beyond sense, S4 a line that nothing stands for, one file is no workbook."""
    with_members(folder, "S3", "S4")
    mini.write(folder, "S3", {**GLUE, "energy": [mini.power("E1", 1e60)]})
    mini.write(folder, "S4", {**GLUE, "energy": [{**mini.power("E1", 5.0), "background": "no"}]})
    (folder / "submissions" / "photo.xlsx").write_text("no workbook", encoding="utf-8")
    assert set(run(folder).imported) == {"LEAD", "S1", "S2"}

    result = calculate(folder, clock=mini.clock)
    assert result.totals["total"] == pytest.approx(mini.TOTAL, rel=1e-12)
    assert result.missing == ("S3", "S4", "photo.xlsx")
    assert "incomplete without S3, S4, photo.xlsx" in repr(result)
    assert result.about()["missing"] == "S3, S4, photo.xlsx"

    model = report(folder, clock=mini.clock)
    assert model.header.missing == result.missing
    assert "S3, S4, photo.xlsx" in model.header.product_name.zh_TW
    rows = model.section("problems").records()
    errors = [(r["code"], str(r["source"])) for r in rows if r["severity"] == "error"]
    assert ("number_not_finite", "S3.xlsx › Energy and water › G5") in errors
    assert next(code for code, place in errors if place.startswith("S4.xlsx")) == "left_out"
    assert [code for code, _ in errors].count("left_out") == 3
    said = []
    open_study(
        folder, clock=mini.clock, say=lambda each, *, wrong=False: said.append((each.en, wrong))
    )
    assert said == [("incomplete: without S3, S4, photo.xlsx", True)]
    asked = assess(folder, "cut-off", clock=mini.clock)
    assert [code for code, *_ in told(asked.problems)][:3] == ["left_out"] * 3

    runner = CliRunner()
    for command in ("calculate", "label", "cut-off"):
        for more in ([], ["--json"]):
            done = runner.invoke(main, [command, str(folder), *more])
            assert done.exit_code == 1, (command, more)
            assert "S3" in done.stdout
    for command in ("export", "package"):
        done = runner.invoke(main, [command, str(folder)])
        assert (done.exit_code, "without S3" in done.stderr) == (1, True), command
        assert done.stdout
    for command in ("status", "repeat"):
        assert "S3, S4, photo.xlsx" in runner.invoke(main, [command, str(folder)]).stdout


def test_a_member_without_a_workbook_is_no_mistake_of_those_who_are_there(folder):
    run(with_members(folder, "S3"))
    assert calculate(folder, clock=mini.clock).missing == ()


def test_who_waits_is_told_the_cell_that_is_waited_for(folder):
    mini.write_all(folder)
    mini.write(folder, "S2", energy=[mini.power("E1", 4e14)])
    run(folder)
    with pytest.raises(NotUpToDate) as refused:
        calculate(folder, clock=mini.clock)
    assert told(refused.value.problems) == [
        ("member_waits", "LEAD.xlsx", ""),
        ("amount_beyond_reach", "S2.xlsx", "G5"),
    ]


def test_members_that_take_too_much_of_each_other_are_refused_by_cell(folder):
    mini.write_all(folder)
    mini.write(folder, "S1", materials=[mini.bought("M1", "S2", "RESIN", 3000.0, "kilogram")])
    mini.write(folder, "S2", materials=[mini.bought("M1", "S1", "CASE", 500.0, "unit")])
    loop = [("members_take_too_much", "S1.xlsx", "E5"), ("members_take_too_much", "S2.xlsx", "E5")]
    for found in (check([folder / "submissions"], folder=folder), run(folder)):
        assert set(loop) <= set(told(found.problems))
    assert set(run(folder).left_out) == {"LEAD.xlsx", "S1.xlsx", "S2.xlsx"}


def test_where_every_line_is_cut_off_nothing_is_shown(folder):
    mini.write_all(folder)
    mini.write(folder, "S1", outputs=[])
    rows = [f"{item},{member},,{unit},,,,cut_off,,Lin,2026-01-31,small\n"
            for member in mini.MEMBERS
            for item, unit in (("Ingot", "kg"), ("Grid power", "kWh"))]  # fmt: skip
    (folder / DECISIONS).write_text(f"{HEADER}\n{''.join(rows)}", encoding="utf-8")
    run(folder)
    with pytest.raises(NothingCounted, match="Nothing is left to count"):
        calculate(folder, clock=mini.clock)
