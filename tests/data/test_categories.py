"""Kinds of flow categories: what several places ask of a category is said once, in the table."""

import ast
from pathlib import Path

import pytest

import bw_cfp_programme
from bw_cfp_programme.categories import of_kind
from bw_cfp_programme.data_kinds import is_primary
from bw_cfp_programme.labels import keys

SOURCE = Path(bw_cfp_programme.__file__).parent


def test_kinds_name_their_categories_in_the_order_of_the_table():
    assert of_kind("emission") == ("air_emission", "refrigerant")
    assert of_kind("material") == ("main_material", "auxiliary_material")
    assert of_kind("energy") == ("electricity", "fuel", "heat")
    assert set(of_kind("material")) < set(of_kind("goods"))


def test_a_kind_that_no_category_has_is_a_mistake():
    with pytest.raises(KeyError, match="emissions"):
        of_kind("emissions")


def test_no_code_lists_categories_of_its_own():
    """A set of several categories is a kind, or reads one."""
    names = set(keys("category"))
    found = {
        (path.name, node.lineno)
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Tuple | ast.List | ast.Set) and len(node.elts) > 1
        if {one.value for one in node.elts if isinstance(one, ast.Constant)} <= names
        if all(isinstance(one, ast.Constant) for one in node.elts)
    }
    assert {file for file, _ in found} <= {"completeness.py"}  # two that may need a treatment


def test_data_is_primary_by_its_kind():
    assert is_primary("measured") is True
    assert is_primary("literature") is False
    assert is_primary("guessed") is None
