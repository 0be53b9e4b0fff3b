import pytest
from small import CO2, METHOD, flows, maker, process, supplier

from bw_cfp_programme import brightway


def uncertain(key, source, amount):
    """A process that takes a lognormal amount of `source`."""
    made = process(key, (source, amount))
    made[key]["exchanges"][1] |= {"uncertainty type": 2, "loc": 0.0, "scale": 0.1}
    return made


@pytest.fixture(autouse=True)
def project(bw_dir):  # noqa: ARG001 - current while the test runs
    with brightway.use_project("p", create=True):
        brightway.write_database("flows", flows())
        brightway.write_method(METHOD, {CO2: 1.0}, "kg CO2-Eq", {"edition": "test"})
        yield


def test_a_database_of_plain_amounts_has_none():
    brightway.write_database("s1", supplier())
    brightway.write_database("m", maker())
    brightway.lca({("m", "b"): 1.0}, METHOD)
    assert not brightway.has_distributions("m")
    assert not brightway.has_distributions("flows")


@pytest.mark.parametrize("source", [CO2, ("s1", "a")])
def test_a_distribution_counts_wherever_it_is_used(source):
    brightway.write_database("s1", supplier())
    brightway.write_database("eco", uncertain(("eco", "e"), source, 1.0))
    brightway.write_database("m", process(("m", "b"), (("eco", "e"), 3.0)))
    brightway.lca({("m", "b"): 1.0}, METHOD)
    assert brightway.has_distributions("eco")
    assert brightway.has_distributions("m")
    assert not brightway.has_distributions("s1")
