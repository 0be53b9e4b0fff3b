"""Real plants with several products, split by output quantity, against independent scores."""

import pytest
import us_lci
import us_plants as plants

from bw_cfp_programme import brightway, methods
from bw_cfp_programme.calculation.matrices import Matrices
from bw_cfp_programme.calculation.unit_scores import flow_factors
from bw_cfp_programme.problems import Severity
from bw_cfp_programme.programme.calculate import calculate
from bw_cfp_programme.programme.importing import import_workbooks

pytestmark = pytest.mark.needs_shared


def test_the_whole_inventory_scores_as_solved_elsewhere(project, shared, tmp_path):
    edition = tmp_path / "seven.csv"
    edition.write_text(plants.SEVEN_GASES, encoding="utf-8")
    with brightway.use_project(project):
        names = methods.install(edition)
        some = (us_lci.DATABASE, us_lci.processes(shared)[0]["code"])
        found = Matrices(brightway.lca({some: 1.0}, names["total"])).unit_scores(
            flow_factors(names)
        )
    assert len(us_lci.scores(shared)) == 766
    for code, score in us_lci.scores(shared).items():
        got = found[us_lci.DATABASE, code]["total"]
        assert got == pytest.approx(score, rel=1e-6, abs=1e-12), code


def test_products_of_real_plants_get_their_share(project, shared, tmp_path):
    chosen = [p for p in us_lci.expected(shared)["plants"] if not _takes_back(p, shared)]
    assert len(chosen) >= 30
    plants.write_programme(tmp_path / "p", chosen, project, shared)
    report = import_workbooks(tmp_path / "p")
    assert [p for p in report.problems if p.severity is Severity.ERROR] == []
    assert len(report.imported) == len(chosen)
    result = calculate(tmp_path / "p")
    lead = chosen[0]["per_unit_by_output_quantity"]
    assert result.totals["total"] == pytest.approx(lead, rel=1e-6)
    with brightway.use_project(project):
        scores = _member_scores(chosen, result.methods)
    for number, plant in enumerate(chosen):
        for output in range(len(plant["outputs"])):
            key = (f"cfp us {plants.code(number)}", plants.product(number, output))
            expected = plant["per_unit_by_output_quantity"]
            assert scores[key]["total"] == pytest.approx(expected, rel=1e-6), plant["name"]


def _takes_back(plant, shared):
    """Whether the plant's own rows have negative amounts, which a workbook rightly refuses."""
    process = next(p for p in us_lci.processes(shared) if p["code"] == plant["code"])
    counted = (e for e in process["exchanges"] if e["type"] != "biosphere" or _counted(e))
    return any(e["amount"] < 0 for e in counted)


def _counted(exchange):
    return exchange["name"].strip().lower() in us_lci.COUNTED and "air" in exchange["category"]


def _member_scores(chosen, names):
    demand = {(f"cfp us {plants.code(n)}", plants.product(n, 0)): 1.0 for n in range(len(chosen))}
    return Matrices(brightway.lca(demand, names["total"])).unit_scores(flow_factors(names))
