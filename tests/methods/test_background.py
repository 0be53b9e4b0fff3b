import pytest

from bw_cfp_programme import brightway, methods
from bw_cfp_programme.brightway.generation import bd
from bw_cfp_programme.errors import InvalidInventory, UnknownEdition

TABLE = "key,name_zh,name_en,value,unit,location,aircraft,boundary\n"


@pytest.fixture
def project(bw_dir):  # noqa: ARG001 - current while the test runs
    with brightway.use_project("p", create=True):
        yield methods.install("AR6")


def score(database, code, method):
    return brightway.lca({(database, code): 1.0}, method).score


def test_a_factor_is_the_score_of_its_dataset(project):
    """Works without biosphere3: numbers as the ministry published them."""
    database = methods.install_factors()
    assert database == "cfp factors TW MOENV"
    for code, value in {"electricity-2022": 0.6058, "air-freight-2017": 1.16,
                        "landfill-stsp": 7.07, "aluminium-ingot-2013": 9.8493}.items():  # fmt: skip
        assert score(database, code, project["total"]) == pytest.approx(value, rel=1e-6)
        assert score(database, code, project["fossil"]) == pytest.approx(value, rel=1e-6)
        assert score(database, code, project["biogenic_emissions"]) == 0


@pytest.mark.usefixtures("project")
def test_a_dataset_says_what_is_known():
    node = brightway.get_node((methods.install_factors(), "air-freight-2017"))
    assert (node["name"], node["reference product"]) == ("Air freight (2017)", "航空貨物")
    assert (node["unit"], node["location"]) == ("ton kilometer", "TW")
    assert node["cfp"]["aircraft"] is True
    assert node["cfp"]["licence"] == "OGDL-Taiwan-1.0"
    about = brightway.database_metadata("cfp factors TW MOENV")
    assert "環境部" in about["attribution"]


@pytest.mark.usefixtures("project")
def test_installing_again_writes_nothing():
    name = methods.install_factors()
    modified = bd.databases[name]["modified"]
    assert methods.install_factors() == name
    assert bd.databases[name]["modified"] == modified


def table(folder, *rows):
    path = folder / "mine.csv"
    path.write_text(TABLE + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_a_table_of_ones_own_is_installed_and_renewed(project, tmp_path):
    name = methods.install_factors(table(tmp_path, "glue,膠,Glue,3.5,kilogram,TW,,gate"))
    assert name == "cfp factors mine"
    assert score(name, "glue", project["total"]) == pytest.approx(3.5, rel=1e-6)
    methods.install_factors(table(tmp_path, "glue,膠,Glue,4.5,kilogram,TW,,gate"))
    assert score(name, "glue", project["total"]) == pytest.approx(4.5, rel=1e-6)


@pytest.mark.usefixtures("project")
def test_a_factor_in_use_cannot_vanish(tmp_path):
    name = methods.install_factors(table(tmp_path, "glue,膠,Glue,3.5,kilogram,TW,,gate"))
    uses = [{"type": "production", "input": ("m", "x"), "amount": 1.0},
            {"type": "technosphere", "input": (name, "glue"), "amount": 1.0}]  # fmt: skip
    brightway.write_database(
        "m", [{"code": "x", "name": "x", "type": "process", "exchanges": uses}]
    )
    with pytest.raises(InvalidInventory, match="vanish"):
        methods.install_factors(table(tmp_path, "ink,墨,Ink,4.5,kilogram,TW,,gate"))


@pytest.mark.parametrize(
    "row", ["glue,膠,Glue,much,kilogram,TW,,", ",膠,Glue,1,kilogram,TW,,", "glue,膠,Glue,1,,TW,,"]
)
def test_a_malformed_table_is_refused(tmp_path, row):
    with pytest.raises(UnknownEdition, match="line 2"):
        methods.load_factors(table(tmp_path, row))


def test_an_unknown_table_is_said():
    with pytest.raises(UnknownEdition, match="no-such"):
        methods.install_factors("no-such")
