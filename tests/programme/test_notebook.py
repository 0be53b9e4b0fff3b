"""The importer as a notebook uses it: bw2io's surface, the same on both Brightways."""

import mini
import pytest

from bw_cfp_programme.brightway import database_items, lca, use_project
from bw_cfp_programme.errors import InvalidInventory
from bw_cfp_programme.importers import write_members
from bw_cfp_programme.methods import method_name
from bw_cfp_programme.programme.importing import open_importers


@pytest.fixture
def importers(folder):
    mini.write_all(folder)
    with use_project("cfp-mini"):
        yield open_importers(folder)


def test_strategies_link_what_is_read_and_statistics_count_it(importers):
    s1 = importers["S1"]
    assert s1.statistics(print_stats=False) == (2, 8, 6)
    s1.apply_strategies()
    assert s1.statistics(print_stats=False) == (2, 8, 0)
    assert s1.all_linked
    assert s1.problems == []
    assert s1.applied_strategies[0] == "name_gases"


def test_statistics_print_as_bw2io_does(importers, capsys):
    importers["S1"].statistics()
    printed = capsys.readouterr().out
    assert "unlinked" in printed
    assert "technosphere" in printed


def test_a_strategy_of_ones_own_may_be_put_in(importers):
    s1 = importers["S1"]
    s1.strategies.insert(0, lambda data: [{**ds, "comment": "mine"} for ds in data])
    s1.apply_strategies()
    assert {ds["comment"] for ds in s1.data} == {"mine"}


def test_a_strategy_that_fails_is_not_printed_over(importers):
    def broken(_data):
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        importers["S1"].apply_strategy(broken)


def test_unlinked_lines_come_with_their_problem(importers):
    lead = importers["LEAD"]
    assert len(list(lead.unlinked)) == 3
    assert len(lead.problems) == 3
    with pytest.raises(InvalidInventory, match="not linked"):
        lead.write_database()


def test_a_database_that_is_not_sound_leaves_the_old_one(importers):
    s2 = importers["S2"]
    s2.apply_strategies()
    s2.write_database()
    s2.data = [{**ds, "exchanges": [{**ds["exchanges"][0], "amount": float("nan")}]}
               for ds in s2.data]  # fmt: skip
    with pytest.raises(InvalidInventory, match="finite"):
        s2.write_database()
    assert [item.key for item in database_items("cfp mini S2")] == [("cfp mini S2", "RESIN")]


def test_members_written_together_compute(importers):
    for importer in importers.values():
        importer.apply_strategies()
    write_members(list(importers.values()), programme="mini")
    computed = lca({("cfp mini LEAD", "LAMP"): 1.0}, method_name("AR6", 100, "total"))
    assert computed.score == pytest.approx(mini.TOTAL, rel=1e-6)


def test_importers_do_not_share_metadata(importers):
    importers["S1"].metadata["mine"] = 1
    assert importers["S2"].metadata == {}
