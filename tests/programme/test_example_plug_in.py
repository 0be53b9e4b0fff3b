"""The example of a plug-in package, really installed, and used from workbook to run record."""

import shutil
import subprocess
import sys
from dataclasses import asdict, replace
from pathlib import Path

import mini
import openpyxl
import pytest

from bw_cfp_programme import plugins
from bw_cfp_programme.exporters import export
from bw_cfp_programme.folder.config import open_programme
from bw_cfp_programme.folder.runs import read_run, stored_runs
from bw_cfp_programme.problems import Place
from bw_cfp_programme.programme.calculate import report
from bw_cfp_programme.programme.check import check
from bw_cfp_programme.programme.importing import import_workbooks
from bw_cfp_programme.programme.repeat import repeat
from bw_cfp_programme.programme.run_differences import differences
from plug_in_packages import on_the_path

EXAMPLE = Path(__file__).parents[2] / "examples" / "plugin"
CASE_AT_MASS, CASE_AT_COATS = 2 / 3, 3 / 4
"""Of S1's site: 200 kg of 300 kg; 30 m2 x 2 coats of 60 m2 + 20 m2 x 1 coat."""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A folder into which pip has installed the example; the build backend is a test dependency."""
    home = tmp_path_factory.mktemp("plugin")
    source = shutil.copytree(EXAMPLE, home / "source")
    quiet = ["--quiet", "--no-deps", "--no-build-isolation", "--disable-pip-version-check"]
    call = [sys.executable, "-m", "pip", "install", *quiet, "--target", home / "site", source]
    subprocess.run(call, check=True)
    return home / "site"


@pytest.fixture
def installed(site):
    with on_the_path() as install:
        install(site)
        yield


@pytest.fixture
def painted(folder):
    """The small programme, S1 a paint shop that shares its site by painted area."""
    mini.write_all(folder)
    write_shop(folder)
    return folder


def write_shop(folder, *, case=2.0):
    (one, other), key = mini.S1["products"], {"pool": "site", "rule": "coated_area"}
    coats = [{**key, "target": "CASE", "value": case}, {**key, "target": "LID", "value": 1.0}]
    products = [{**one, "area": 30.0}, {**other, "area": 20.0}]
    return mini.write(folder, "S1", products=products, allocation=[key, *coats])


@pytest.mark.usefixtures("installed")
def test_all_it_offers_is_known_without_loading_it():
    found = {(p.group, p.distribution, p.version) for p in plugins.installed()}
    assert found == {(group, "bw-cfp-coating", "1.0") for group in plugins.GROUPS}


@pytest.mark.usefixtures("installed")
def test_the_rule_the_check_and_the_form_serve_a_supplier(painted):
    assert not [p for p in check([painted / "submissions" / "S1.xlsx"]).problems if _is_error(p)]
    path = write_shop(painted, case=1.5)
    (found,) = [p for p in check([path]).problems if p.code == "coats_not_whole"]
    assert found.message("zh_TW") == "「CASE」填寫的塗裝道數為 1.5。"
    assert found.place.sheet == "Allocation"
    book = openpyxl.load_workbook(path)
    book.custom_doc_props["bw_cfp_form"].value = "coating-short"
    book.save(path)
    (reading,) = check([path]).readings
    assert (reading.submission.form, len(reading.submission.products)) == ("coating-short", 2)


def _is_error(found):
    return found.severity.value == "error"


def test_the_footprint_its_record_and_a_card(painted, tmp_path, site):
    with on_the_path() as install:
        install(site)
        import_workbooks(painted, clock=mini.clock)
        model = report(painted, clock=mini.clock)
        (card,) = export(model, tmp_path / "outputs", languages=["en"], names=["card"])
        (run,) = stored_runs(painted)
        again = repeat(painted, run.name, clock=mini.clock)
    emitted = 300 * 0.5 * 0.606 + 600 * 0.606 + 12  # kg CO2e of S1's site
    more = (CASE_AT_COATS - CASE_AT_MASS) * emitted / 100
    assert model.header.footprint == pytest.approx(mini.TOTAL + more, rel=1e-9)
    assert card.read_text(encoding="utf-8") == "LAMP: 9.635 kg CO2e\n"
    assert run.ingredients["bw-cfp-coating"] == "1.0"
    record = read_run(painted, run.name)["plugins"]
    assert {"group": "allocation_rules", "name": "coated_area", **PACKAGE} in record
    assert (again.is_same, again.problems) == (True, ())
    gone = repeat(painted, run.name, clock=mini.clock)
    assert not gone.is_same
    (told,) = [p for p in gone.problems if p.code == "run_plugins_gone"]
    assert "bw-cfp-coating 1.0" in told.message("en")
    assert "coated_area" in told.message("en")


PACKAGE = {"distribution": "bw-cfp-coating", "version": "1.0"}


def test_another_version_of_a_plug_in_is_told(folder, monkeypatch):
    there = plugins.PlugIn("checks", "check", "acme-cfp", "1.2")
    record = {"plugins": [asdict(there)], "editions": {}}
    monkeypatch.setattr(plugins, "installed", lambda: (replace(there, version="1.3"),))
    (told,) = differences(open_programme(folder), record, None, Place("run.json"))
    assert (told.code, told.message("en")) == (
        "run_version_differs",
        "acme-cfp was 1.2 then and is 1.3 now.",
    )
