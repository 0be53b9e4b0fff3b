"""Mapping: what waits, what it looks like, what a person decides, and what that does."""

import mini
import pytest
from click.testing import CliRunner

from bw_cfp_programme.cli.main import main
from bw_cfp_programme.errors import DecisionRefused
from bw_cfp_programme.folder.names import DECISIONS
from bw_cfp_programme.importers.decisions_file import read_decisions
from bw_cfp_programme.programme.assess import assess
from bw_cfp_programme.programme.calculate import calculate
from bw_cfp_programme.programme.importing import import_workbooks
from bw_cfp_programme.programme.mapping import Proposal, decide, suggest


@pytest.fixture
def waiting(folder):
    """The lead's ingot names nothing; two of the suppliers' workbooks are there."""
    mini.write_all(folder)
    mini.write(
        folder, "LEAD", materials=[mini.bought("M1", "S1", "CASE", 50.0, "unit"),
                                   mini.ingot(background="")],
    )  # fmt: skip
    return folder


def chosen(folder, item="Ingot", dataset="aluminium-ingot-2013", **more):
    words = {"mapper": "Lin", "reason": "same metal", "condition": "broader", **more}
    language = words.pop("language", "en")
    proposal = Proposal(item=item, dataset=dataset, **words)
    return decide(folder, proposal, clock=mini.clock, language=language)


def test_an_unlinked_line_is_shown_with_its_cell_and_the_nearest_datasets(waiting):
    (line,) = suggest(waiting)
    assert (line.member, line.item, line.unit) == ("LEAD", "Ingot", "kilogram")
    assert (line.place.file, line.place.cell) == ("LEAD.xlsx", "E6")
    assert "aluminium-ingot-2013" in {c.target.key[1] for c in line.candidates}
    assert "Aluminium ingot (2013)" in line.problem.message("zh_TW")
    assert line.to_dict()["candidates"][0]["convertible"] is True


@pytest.mark.parametrize(
    ("language", "category", "end"),
    [
        ("en", "Main material", "Lines without background: 1; items to decide: 1"),
        ("zh_TW", "主要原料", "1 列沒有背景資料，共 1 項待決定"),
    ],
)
def test_what_waits_is_printed_in_the_language_asked_for(waiting, language, category, end):
    shown = CliRunner().invoke(main, ["map", str(waiting), "--lang", language])
    assert shown.exit_code == 0
    assert f"Ingot [kg], {category}" in shown.output
    assert shown.output.rstrip().endswith(end)


def test_a_decision_is_used_and_stays_with_the_line(waiting):
    assert "Aluminium ingot (2013)" in chosen(waiting, unit="kg", category="main_material")
    assert suggest(waiting) == ()
    done = import_workbooks(waiting, clock=mini.clock)
    assert set(done.imported) == {"LEAD", "S1", "S2"}
    result = calculate(waiting, clock=mini.clock)
    assert result.totals["total"] == pytest.approx(mini.TOTAL, rel=1e-12)
    (ingot,) = [c for c in result.contributions if c.item == "Ingot"]
    assert ingot.mapping.condition == "broader"
    assert (ingot.mapping.mapper, ingot.mapping.date) == ("Lin", "2026-11-24")


def test_decisions_that_cannot_be_read_are_the_only_thing_told(waiting):
    chosen(waiting)
    path = waiting / DECISIONS
    path.write_bytes(path.read_text(encoding="utf-8-sig").encode("utf-16"))
    with pytest.raises(DecisionRefused, match="UTF-8"):
        suggest(waiting)
    done = import_workbooks(waiting, clock=mini.clock)
    assert [p.code for p in done.problems] == ["text_not_utf8"]
    assert (done.imported, done.left_out) == ((), ())


def test_a_changed_decision_is_a_reason_to_import_again(waiting):
    chosen(waiting)
    import_workbooks(waiting, clock=mini.clock)
    path = waiting / DECISIONS
    text = path.read_text(encoding="utf-8-sig")
    path.write_text(text.replace(",broader,,", ",broader,2,"), encoding="utf-8-sig")
    assert "LEAD" in import_workbooks(waiting, clock=mini.clock).imported
    total = calculate(waiting, clock=mini.clock).totals["total"]
    assert total == pytest.approx(mini.TOTAL + 0.5 * 9.8493, rel=1e-12)


def test_a_cut_off_leaves_the_line_out_and_names_it_in_the_result(waiting):
    left_out = {"unit": "kg", "estimate": 9.8493, "reason": "below 1 %"}
    chosen(waiting, dataset=None, condition="cut_off", **left_out)
    import_workbooks(waiting, clock=mini.clock)
    result = calculate(waiting, clock=mini.clock)
    assert result.totals["total"] == pytest.approx(mini.TOTAL - 0.5 * 9.8493, rel=1e-12)
    (left_out,) = result.remainders
    assert (left_out.item, left_out.amount, left_out.unit) == ("Ingot", 25.0, "kilogram")
    assert left_out.reason == "below 1 %, Lin, 2026-11-24"
    assert left_out.place.cell == "E6"
    ledger = assess(waiting, "cut-off", clock=mini.clock).sections[0]
    assert ledger.column("estimate") == pytest.approx([0.5 * 9.8493], rel=1e-12)


def test_a_proxy_stands_in_until_the_supplier_sends_its_own_data(folder):
    mini.write(folder, "LEAD")
    mini.write(folder, "S2")
    chosen(folder, item="CASE", dataset="aluminium-ingot-2013", factor=0.5)
    import_workbooks(folder, clock=mini.clock)
    total = calculate(folder, clock=mini.clock).totals["total"]
    assert total == pytest.approx(9.8493 + 2 * 0.606, rel=1e-12)
    mini.write(folder, "S1")
    import_workbooks(folder, clock=mini.clock)
    total = calculate(folder, clock=mini.clock).totals["total"]
    assert total == pytest.approx(mini.TOTAL, rel=1e-12)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"mapper": None}, "mapper"),
        ({"reason": ""}, "reason"),
        ({"dataset": None}, "dataset"),
        ({"dataset": "aluminium ingots"}, "nearest are “Aluminium ingot"),
        ({"dataset": "gearbox"}, "no.* word in common"),
        ({"unit": "kWh"}, "factor"),
        ({"unit": "kgg"}, "unit"),
        ({"factor": -1.0}, "above zero"),
        ({"category": "metal"}, "metal"),
        ({"dataset": None, "language": "zh_TW"}, "未指定"),
    ],
)
def test_what_cannot_be_used_is_not_recorded(folder, more, words):
    with pytest.raises(DecisionRefused, match=words):
        chosen(folder, **more)
    assert not (folder / DECISIONS).exists()


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"item": "Ingott"}, "Did you mean “Ingot”"),
        ({"item": "Gearbox"}, "No line of any workbook is called “Gearbox”"),
        ({"item": "Ingott", "language": "zh_TW"}, "您是否要填「Ingot」"),
        ({"member": "S1"}, "LEAD, main_material, kilogram"),
        ({"category": "packaging"}, "LEAD, main_material, kilogram"),
    ],
)
def test_a_decision_for_no_line_is_refused(waiting, more, words):
    with pytest.raises(DecisionRefused, match=words):
        chosen(waiting, **more)
    assert not (waiting / DECISIONS).exists()


def test_lines_that_are_imported_or_left_out_are_still_known(waiting):
    left_out = {"unit": "kg", "estimate": 9.8493, "reason": "below 1 %"}
    chosen(waiting, dataset=None, condition="cut_off", **left_out)
    import_workbooks(waiting, clock=mini.clock)
    chosen(waiting, item="Grid power", dataset="electricity-2022")
    chosen(waiting, member="LEAD", dataset="aluminium-recycled-2015")
    with pytest.raises(DecisionRefused, match="Grid power"):
        chosen(waiting, item="Grid pover", dataset="electricity-2022")


def test_the_same_lines_are_not_decided_twice(folder):
    chosen(folder)
    with pytest.raises(DecisionRefused, match="line 2"):
        chosen(folder, dataset="aluminium-recycled-2015")
    assert len(read_decisions(folder / DECISIONS)[0]) == 1


def test_mistakes_of_a_person_in_the_file_are_told_by_import(folder):
    chosen(folder)
    path = folder / DECISIONS
    text = path.read_text(encoding="utf-8-sig")
    path.write_text(text.replace("aluminium-ingot-2013", "ingot"), encoding="utf-8-sig")
    (told,) = import_workbooks(folder, clock=mini.clock).problems
    assert (told.code, told.place.cell) == ("decision_dataset_unknown", "line 2")
