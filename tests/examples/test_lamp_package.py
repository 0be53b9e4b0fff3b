"""The lamp's verification package, followed and recomputed from the zip file alone."""

import csv
import hashlib
import io
from zipfile import ZipFile

import numpy as np
import pytest
from lamp_run import clock

from bw_cfp_programme.folder.submissions import Archive
from bw_cfp_programme.programme.calculate import calculate
from bw_cfp_programme.programme.package import package

PRODUCT = ("cfp lamp-2026 LEAD", "LAMP-9W")


@pytest.fixture
def zipped(in_brightway):
    return ZipFile(package(in_brightway.folder, clock=clock))


def rows(zipped, name):
    return list(csv.DictReader(io.StringIO(zipped.read(name).decode("utf-8-sig"))))


def test_recomputed_as_its_readme_says(in_brightway, zipped):
    exchanges, factors = (rows(zipped, f"inventory/{n}.csv") for n in ("exchanges", "factors"))
    kilograms = {(f["database"], f["code"]): float(f["total"]) for f in factors}
    made = {(e["database"], e["code"]): float(e["output"]) for e in exchanges}
    place = {key: number for number, key in enumerate(made)}
    matrix, emitted = np.diag(list(made.values())), np.zeros(len(made))
    for each in exchanges:
        column, source = place[each["database"], each["code"]], (
            each["input_database"], each["input_code"],
        )  # fmt: skip
        amount = float(each["amount"]) * (-1 if each["type"] == "substitution" else 1)
        if each["type"] == "production":
            continue
        if source in place:
            matrix[place[source], column] -= amount
        else:
            emitted[column] += amount * kilograms[source]
    demand = np.zeros(len(made))
    demand[place[PRODUCT]] = 1.0
    footprint = emitted @ np.linalg.solve(matrix, demand)
    expected = calculate(in_brightway.folder, clock=clock).totals["total"]
    assert footprint == pytest.approx(expected, rel=1e-9)


def test_the_manifest_has_every_file(zipped):
    listed = {row["file"]: row for row in rows(zipped, "MANIFEST.csv")}
    assert set(listed) == set(zipped.namelist()) - {"MANIFEST.csv"}
    for name, row in listed.items():
        data = zipped.read(name)
        assert (row["sha256"], int(row["bytes"])) == (hashlib.sha256(data).hexdigest(), len(data))


def test_inputs_are_those_that_were_received(in_brightway, zipped):
    for member, kept in Archive(in_brightway.folder).current().items():
        assert zipped.read(f"submissions/{member}.xlsx") == kept.path.read_bytes()
    toml = (in_brightway.folder / "programme.toml").read_bytes()
    assert zipped.read("programme/programme.toml") == toml
    assert {"editions/rule_sets/tw-2025.toml", "editions/gwp/AR6.csv"} <= set(zipped.namelist())
