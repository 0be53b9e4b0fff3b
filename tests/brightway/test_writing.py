import copy
import math

import pytest
from small import CH4, CO2, METHOD, close, flows, maker, process, supplier

from bw_cfp_programme import brightway
from bw_cfp_programme.brightway.generation import IS_25, bd
from bw_cfp_programme.errors import InvalidInventory, UnknownDataset

pytestmark = pytest.mark.usefixtures("system")


@pytest.fixture
def system(bw_dir):  # noqa: ARG001 - current while the test runs
    with brightway.use_project("p", create=True):
        brightway.write_database("flows", flows())
        brightway.write_database("s1", supplier())
        brightway.write_database("m", maker(), {"member": "M", "rows": [1, 2]})
        brightway.write_method(METHOD, {CO2: 1.0, CH4: 29.8}, "kg CO2-Eq", {"edition": "test"})
        yield


def score(key=("m", "b"), amount=1.0):
    return brightway.lca({key: amount}, METHOD).score


def test_score_is_that_of_the_arithmetic():
    assert close(score(), 3 * (2 + 0.01 * 29.8))
    assert close(score(amount=2.0), 6 * (2 + 0.01 * 29.8))


def test_plain_brightway_reads_what_was_written():
    node = bd.get_activity(("m", "b"))
    assert (node["name"], node["reference product"], node["location"]) == ("making b", "b", "TW")
    assert [exchange["amount"] for exchange in node.technosphere()] == [3.0]
    assert len(bd.Database("m")) == bd.databases["m"]["number"] == 1
    assert bd.databases["m"]["depends"] == ["s1"]
    assert [found.key for found in bd.Database("m").search("making")] == [("m", "b")]


def test_metadata_survives_and_says_that_the_database_is_locked():
    assert brightway.database_metadata("m") == {"member": "M", "rows": [1, 2]}
    assert bd.databases["m"]["read_only"] is True
    assert "." in bd.databases["m"]["modified"]  # Activity Browser parses the microseconds
    assert brightway.database_metadata("s1") == {}


def test_metadata_of_a_later_write_stand_beside_the_earlier_ones():
    brightway.write_database("s1", supplier(2.0), {"member": "S1", "remainders": []})
    brightway.write_database("s1", supplier(2.0), {"note": "rewritten in a notebook"})
    about = {"member": "S1", "remainders": [], "note": "rewritten in a notebook"}
    assert brightway.database_metadata("s1") == about


def test_rewriting_a_supplier_reaches_its_customers():
    brightway.write_database("s1", supplier(5.0))
    assert close(score(), 3 * (5 + 0.01 * 29.8))


def test_a_deleted_supplier_is_missed_and_comes_back_to_its_customers():
    brightway.delete_database("s1")
    with pytest.raises(UnknownDataset, match="gone: s1"):
        score()
    brightway.write_database("s1", supplier(5.0))
    assert close(score(), 3 * (5 + 0.01 * 29.8))


def test_rewriting_flows_leaves_methods_alive():
    brightway.write_database("flows", flows())
    assert brightway.method_factors(METHOD) == {CO2: 1.0, CH4: 29.8}
    assert close(score(), 3 * (2 + 0.01 * 29.8))


@pytest.mark.skipif(not IS_25, reason="Brightway 2 has no ids")
def test_nodes_that_stay_keep_their_ids():
    before = brightway.node_ids()
    brightway.write_databases({"s1": supplier(4.0), "flows": flows()})
    assert brightway.node_ids() == before


def test_rewriting_keeps_calculation_setups():
    brightway.register_calculation_setup("lamp", [{("m", "b"): 1.0}], [METHOD])
    brightway.write_databases({"s1": supplier(4.0), "m": maker()})
    setup = bd.calculation_setups["lamp"]
    assert setup["inv"] == [{("m", "b"): 1.0}]
    assert setup["ia"] == [METHOD]


def test_a_setup_without_amount_is_refused():
    with pytest.raises(ValueError, match="0"):
        brightway.register_calculation_setup("lamp", [{("m", "b"): 0.0}], [METHOD])


def test_databases_may_use_each_other_in_a_circle():
    """x = 1 kg CO2 + 0.5 y, y = 2 kg CO2 + 0.5 x: x = 8/3, y = 10/3."""
    first = process(("x", "x"), (CO2, 1.0), (("y", "y"), 0.5))
    second = process(("y", "y"), (CO2, 2.0), (("x", "x"), 0.5))
    for _ in range(2):
        brightway.write_databases({"x": first, "y": second})
        assert close(score(("x", "x")), 8 / 3)
        assert close(score(("y", "y")), 10 / 3)


def test_the_input_is_not_changed_and_may_be_a_list():
    data = supplier()
    as_list = [{"code": "a", **dataset} for dataset in data.values()]
    before = copy.deepcopy((data, as_list))
    brightway.write_database("s1", data)
    brightway.write_database("s1", as_list)
    assert (data, as_list) == before
    assert close(score(("s1", "a")), 2 + 0.01 * 29.8)


@pytest.mark.parametrize("amount", [math.nan, math.inf, "3", None, True])
def test_amounts_that_are_no_numbers_are_refused(amount):
    with pytest.raises(InvalidInventory, match="finite"):
        brightway.write_database("s1", process(("s1", "a"), (CO2, amount)))
    assert close(score(), 3 * (2 + 0.01 * 29.8))


def test_links_to_nowhere_are_refused_and_nothing_is_registered():
    bad = process(("new", "n"), (("no", "where"), 1.0))
    with pytest.raises(InvalidInventory, match="where"):
        brightway.write_database("new", bad)
    assert "new" not in bd.databases


def test_a_dataset_in_use_cannot_vanish():
    with pytest.raises(InvalidInventory, match="vanish"):
        brightway.write_database("s1", process(("s1", "other"), (CO2, 1.0)))
    assert close(score(), 3 * (2 + 0.01 * 29.8))


def test_an_unlinked_exchange_is_refused():
    data = supplier()
    data["s1", "a"]["exchanges"].append({"type": "technosphere", "amount": 1.0, "name": "steel"})
    with pytest.raises(InvalidInventory, match="steel"):
        brightway.write_database("s1", data)


def test_a_method_is_written_only_when_it_changed():
    assert (
        brightway.write_method(METHOD, {CO2: 1.0, CH4: 29.8}, "kg CO2-Eq", {"edition": "test"})
        is False
    )
    assert brightway.write_method(METHOD, {CO2: 1.0}, "kg CO2-Eq", {"edition": "test"}) is True
    assert close(score(), 6.0)


def test_matrix_places_are_named_by_keys():
    lca = brightway.lca({("m", "b"): 1.0}, METHOD)
    products, flows = brightway.product_keys(lca), brightway.biosphere_keys(lca)
    assert set(products) == {("m", "b"), ("s1", "a")}
    assert set(flows) == {CO2, CH4}
    column = products["s1", "a"]  # a dataset makes itself, so that its column is its row
    assert close(lca.biosphere_matrix[flows[CO2], column], 2.0)
    assert close(lca.technosphere_matrix[column, products["m", "b"]], -3.0)


def test_items_name_what_an_index_needs():
    (item,) = brightway.database_items("m")
    assert (item.key, item.name, item.unit, item.location) == (
        ("m", "b"),
        "making b",
        "kilogram",
        "TW",
    )
    assert [flow.categories for flow in brightway.database_items("flows")] == [("air",), ("air",)]
    assert {flow.key[0] for flow in brightway.flow_items()} == {"flows"}


def test_what_is_missing_is_said():
    assert brightway.get_node(("m", "nope")) is None
    with pytest.raises(UnknownDataset, match="nope"):
        brightway.lca({("m", "nope"): 1.0}, METHOD)
    with pytest.raises(UnknownDataset, match="method"):
        brightway.lca({("m", "b"): 1.0}, ("no", "method"))


def test_deleting_a_database():
    brightway.delete_database("m")
    assert "m" not in bd.databases
    assert brightway.get_node(("m", "b")) is None
    with pytest.raises(UnknownDataset):
        brightway.delete_database("m")


def test_adding_nodes_leaves_those_that_are_there():
    before = brightway.node_ids()
    node = {
        "code": "n2o",
        "name": "N2O",
        "unit": "kilogram",
        "type": "emission",
        "categories": ("air",),
    }
    again = {**node, "code": "co2", "name": "renamed"}
    assert brightway.add_nodes("flows", [node, again]) == 1
    assert brightway.add_nodes("flows", [node, again]) == 0
    assert brightway.get_node(CO2)["name"] == "CO2"
    assert before.items() <= brightway.node_ids().items()
    brightway.write_database("s1", process(("s1", "a"), (("flows", "n2o"), 1.0), (CO2, 2.0)))
    assert close(score(), 6.0)


def test_nothing_is_printed(capfd):
    brightway.write_databases({"s1": supplier(), "m": maker()})
    with brightway.staged("p"):
        brightway.write_database("s1", supplier())
    with brightway.use_project("other", create=True):
        pass
    out = capfd.readouterr()
    assert (out.out, out.err) == ("", "")
