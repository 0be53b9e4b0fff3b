"""The importer as a notebook uses it: bw2io's surface, the same on both Brightways."""

import mini
import pytest

from bw_cfp_programme.brightway import (
    BIOSPHERE,
    database_items,
    database_metadata,
    lca,
    use_project,
    write_database,
)
from bw_cfp_programme.errors import InvalidInventory, InvalidProgramme
from bw_cfp_programme.folder.config import open_programme
from bw_cfp_programme.importers import CfpWorkbookImporter
from bw_cfp_programme.methods import method_name


@pytest.fixture
def opened(folder):
    """Opens a member's workbook under the programme, in its project."""
    mini.write_all(folder)
    with use_project("cfp-mini"):
        yield lambda member: CfpWorkbookImporter(
            folder / "submissions" / f"{member}.xlsx", programme=folder
        )


@pytest.fixture
def alone(folder, tmp_path):
    """Opens a workbook that belongs to no programme, in the project."""

    def open_alone(member="S1", **changed):
        path = mini.write(folder, member, **changed).rename(tmp_path / f"{member}.xlsx")
        return CfpWorkbookImporter(str(path))

    with use_project("cfp-mini"):
        yield open_alone


def written(importer):
    importer.apply_strategies()
    importer.write_database()
    return importer


def test_strategies_link_what_is_read_and_statistics_count_it(opened):
    written(opened("S2"))
    s1 = opened("S1")
    assert s1.statistics(print_stats=False) == (2, 8, 6)
    s1.apply_strategies()
    assert s1.statistics(print_stats=False) == (2, 8, 0)
    assert s1.all_linked
    assert not s1.problems
    assert s1.applied_strategies[0] == "name_gases"


def test_importer_and_strategies_are_shown_in_a_line_each(opened):
    s1 = opened("S1")
    assert repr(s1) == "<CfpWorkbookImporter 'cfp mini S1': 2 datasets, 8 exchanges, 6 unlinked>"
    shown = [repr(strategy) for strategy in s1.strategies]
    assert shown[:2] == ["name_gases()", "link_emissions_to_flows(flows)"]
    assert max(map(len, shown)) < 60


def test_statistics_print_as_bw2io_does(opened, capsys):
    opened("S1").statistics()
    printed = capsys.readouterr().out
    assert "unlinked" in printed
    assert "technosphere" in printed


def test_a_strategy_of_ones_own_may_be_put_in(opened):
    s1 = opened("S1")
    s1.strategies.insert(0, lambda data: [{**ds, "comment": "mine"} for ds in data])
    s1.apply_strategies()
    assert {ds["comment"] for ds in s1.data} == {"mine"}


def test_a_strategy_that_fails_is_not_printed_over(opened):
    def broken(_data):
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        opened("S1").apply_strategy(broken)


def test_unlinked_lines_come_with_their_problem(opened):
    lead = opened("LEAD")
    assert len(list(lead.unlinked)) == 3
    codes = [found.code for found in lead.problems if found.severity.value == "error"]
    assert codes == ["supplier_not_imported", "line_unlinked", "line_unlinked"]
    frame = lead.unlinked_lines.to_dataframe()
    assert list(frame["item"]) == ["CASE", "Ingot", "Grid power"]
    assert set(frame["file"]) == {"LEAD.xlsx"}
    with pytest.raises(InvalidInventory, match="not linked"):
        lead.write_database()


def test_a_database_that_is_not_sound_leaves_the_old_one(opened):
    s2 = written(opened("S2"))
    s2.data = [{**ds, "exchanges": [{**ds["exchanges"][0], "amount": float("nan")}]}
               for ds in s2.data]  # fmt: skip
    with pytest.raises(InvalidInventory, match="finite"):
        s2.write_database()
    assert [item.key for item in database_items("cfp mini S2")] == [("cfp mini S2", "RESIN")]


def test_members_written_one_after_the_other_compute(opened):
    for member in ("S2", "S1", "LEAD"):
        written(opened(member))
    computed = lca({("cfp mini LEAD", "LAMP"): 1.0}, method_name("AR6", 100, "total"))
    assert computed.score == pytest.approx(mini.TOTAL, rel=1e-6)


def test_a_database_says_from_which_workbook_it_is(opened):
    s2 = written(opened("S2"))
    about = database_metadata("cfp mini S2")
    assert (about["member"], about["file"], about["rule_set"]) == ("S2", "S2.xlsx", "tw-2025")
    assert about["workbook"] == s2.metadata["workbook"]
    assert about["remainders"] == []
    assert "remainders" not in s2.metadata


@pytest.mark.usefixtures("opened")
def test_a_programme_may_be_given_as_it_was_opened(folder):
    s2 = CfpWorkbookImporter(folder / "submissions" / "S2.xlsx", programme=open_programme(folder))
    s2.apply_strategies()
    assert s2.all_linked
    with pytest.raises(InvalidProgramme):
        CfpWorkbookImporter(folder / "submissions" / "S2.xlsx", programme=str(folder / "nowhere"))


def test_decisions_of_the_programme_link_too(opened, folder):
    mini.write(folder, "LEAD", materials=[mini.ingot(background=None)], energy=[])
    header = (
        "member,category,item,unit,database,code,name,condition,factor,mapper,date,reason\n"
        ",main_material,Ingot,,cfp factors TW MOENV,,Aluminium ingot (2013),equal,,Lin,2026-01-01,x"
    )
    (folder / "mappings" / "decisions.csv").write_text(header, encoding="utf-8")
    lead = opened("LEAD")
    lead.apply_strategies()
    assert lead.all_linked


def test_a_workbook_alone_has_its_emissions_linked_to_the_projects_flows(alone):
    s1 = alone()
    assert s1.db_name == "cfp workbook S1"
    s1.apply_strategies()
    linked = {exc["input"][0] for ds in s1 for exc in ds["exchanges"] if exc["type"] == "biosphere"}
    assert linked == {BIOSPHERE}
    assert {line.item for line in s1.unlinked_lines} == {"RESIN", "Grid power"}
    assert "rule_set_assumed" in {found.code for found in s1.problems}


def test_lines_from_outside_are_matched_as_bw2io_does(alone):
    power = {"code": "grid", "name": "Grid power", "unit": "kilowatt hour", "type": "process"}
    write_database("mine", [{**power, "database": "mine", "location": "TW", "exchanges": []}])
    s2 = alone("S2")
    s2.apply_strategies()
    s2.match_database("mine", fields=("name", "unit"))
    assert s2.all_linked
    s2.write_database()
    assert [item.name for item in database_items("cfp workbook S2")] == ["RESIN"]


def test_what_is_wrong_in_a_workbook_is_listed_by_cell_and_not_written(alone):
    s2 = alone("S2", energy=[mini.power("E1", "plenty")])
    (wrong,) = [found for found in s2.problems if found.severity.value == "error"]
    assert wrong.place.file == "S2.xlsx"
    assert wrong.place.cell
    s2.apply_strategies()
    with pytest.raises(InvalidInventory, match=wrong.place.cell):
        s2.write_database()


@pytest.mark.usefixtures("alone")
def test_a_file_that_is_no_workbook_is_a_problem_too(tmp_path):
    path = tmp_path / "S9.xlsx"
    path.write_bytes(b"no workbook")
    nothing = CfpWorkbookImporter(path)
    assert nothing.data == []
    assert {found.place.file for found in nothing.problems} >= {"S9.xlsx"}
    with pytest.raises(InvalidInventory):
        nothing.write_database()
    with pytest.raises(FileNotFoundError):
        CfpWorkbookImporter(tmp_path / "S8.xlsx")


def test_who_tells_of_use_makes_a_life_cycle(alone):
    use = {
        "line": "D1", "category": "use_energy", "item": "Grid power", "amount": 3.0,
        "unit": "kilowatt hour", "stage": "use", "product": "LAMP", "data_kind": "estimated",
    }  # fmt: skip
    lead = alone("LEAD", downstream=[use])
    assert {ds["cfp"]["stage"] for ds in lead} >= {"", "use", "end_of_life"}
    assert {ds["cfp"]["stage"] for ds in alone("S1")} == {""}
