"""Farms with published footprints, through workbooks: gases of the site, prices, links."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import hestia
import pytest

from brightway_dirs import copy_of, with_biosphere
from bw_cfp_programme import brightway
from bw_cfp_programme.problems import Severity
from bw_cfp_programme.programme.calculate import calculate, report
from bw_cfp_programme.programme.importing import import_workbooks
from bw_cfp_programme.tables import data_path

pytestmark = pytest.mark.needs_shared

OURS, BRIGHTWAYS = 1e-9, 1e-6

# A cycle is a model of one hectare, animal or tonne: others take more than the model made of it.
TOLD = {"no_electricity", "bought_above_output", "output_below_sales"}


@pytest.fixture(scope="module")
def farms(shared, tmp_path_factory) -> Iterator[Path]:
    """The programme folder, imported; calculate what you like of it."""
    folder = tmp_path_factory.mktemp("farms")
    with copy_of(with_biosphere, folder / "bw"):
        hestia.write_programme(folder / "p", shared)
        problems = import_workbooks(folder / "p").problems
        assert {p.code for p in problems if p.severity is not Severity.INFO} <= TOLD
        yield folder / "p"


@pytest.fixture(scope="module")
def published(shared):
    return {key: each["gwp100_published"] for key, each in hestia.published(shared).items()}


def test_every_product_has_its_published_footprint(farms, published):
    result = calculate(farms)
    assert len(published) == 42
    ours = {key: scores["total"] for key, scores in result.unit_scores.items()}
    assert {key: ours[key] for key in published} == pytest.approx(published, rel=OURS)
    assert result.totals["total"] == pytest.approx(sum(published.values()), rel=OURS)
    with brightway.use_project("p"):
        for (member, product), score in published.items():
            demand = {(f"cfp farms {member}", product): 1.0}
            theirs = brightway.lca(demand, result.methods["total"]).score
            assert theirs == pytest.approx(score, rel=BRIGHTWAYS), (member, product)


def test_what_is_printed_of_products_and_purchases_is_what_was_published(farms, published, shared):
    model, result = report(farms), calculate(farms)
    products = model.section("products")
    keys = zip(products.column("member"), products.column("product"), strict=True)
    shown = dict(zip(keys, products.column("score_total"), strict=True))
    assert {key: shown[key] for key in published} == pytest.approx(published, rel=OURS)
    links = {(buyer, key[1]): (link["amount"], key) for buyer, link, key in hestia.links(shared)}
    bought = {(p.member, p.factor_key[1]): p for p in result.purchases if p.member != "COLLECTOR"}
    assert len(links) == 13
    assert bought.keys() == links.keys()
    for key, (amount, product) in links.items():
        line = bought[key]
        assert line.stated.activity == amount
        assert line.factor["total"] == pytest.approx(published[product], rel=OURS)


def test_each_gas_weighs_what_its_emissions_do(farms, shared):
    weights = json.loads((shared / "real" / "hestia.json").read_text("utf-8"))["ar6_gwp100"]
    expected = Counter()
    for each in hestia.published(shared).values():
        for gas, kilograms in each["emissions_kg_per_unit"].items():
            expected[hestia.GASES[gas][1]] += kilograms * weights[gas]
    assert calculate(farms).by_gas == pytest.approx(dict(expected), rel=OURS)


@pytest.mark.parametrize("gwp", ["AR5", "methane.csv"])
def test_a_methane_factor_off_by_one_percent_and_an_older_edition_are_seen(farms, shared, gwp):
    """Nothing above may be so wide that these pass."""
    ar6 = data_path("gwp/AR6.csv").read_text("utf-8")
    assert ar6.count("CH4,74-82-8,100,27,") == 1
    wrong = ar6.replace("CH4,74-82-8,100,27,", "CH4,74-82-8,100,27.27,")
    (farms / "methane.csv").write_text(wrong, "utf-8")
    toml = farms / "programme.toml"
    text = toml.read_text("utf-8")
    try:
        toml.write_text(text.replace('gwp = "AR6"', f'gwp = "{gwp}"'), "utf-8")
        scores = calculate(farms).unit_scores
    finally:
        toml.write_text(text, "utf-8")
    for key, each in hestia.published(shared).items():
        if each["emissions_kg_per_unit"].get("ch4_biogenic"):
            right = pytest.approx(each["gwp100_published"], rel=OURS)
            assert scores[key]["total"] != right, key
