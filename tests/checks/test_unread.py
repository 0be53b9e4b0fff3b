"""What could not be read is the reader's to tell: no check misses what may have stood there."""

from dataclasses import replace

import pytest
from sample_submission import add, change, context, product, programme, sample, share

from bw_cfp_programme.checks import check_submission

CARRIES = change(sample(), "transport", 1, carries="X9")
TARGET = add(sample(), "allocation", share("X9", 0.0), share("RING", 1.0))
POOL = add(sample(), "allocation", {"pool": "X9", "rule": "mass"})
HEAVY = change(sample(), "materials", 1, amount=20_000.0)
BY_PIECE = change(sample(), "materials", 1, unit="unit", mass_per_unit=None)
LEAD = change(replace(sample(), file="LEAD.xlsx"), "facility", 1, member="LEAD")
STUDIES = {"programme": programme(product=product(boundary="cradle-to-gate"))}

SHEETS = [
    ("unknown_carried_line", CARRIES, ("materials", "outputs", "products")),
    ("unknown_target", TARGET, ("products", "processes")),
    ("unknown_pool", POOL, ("processes",)),
    ("unknown_product", change(sample(), "materials", 1, product="X9"), ("products",)),
    ("unknown_process", change(sample(), "materials", 1, process="X9"), ("processes",)),
    ("unknown_evidence", change(sample(), "materials", 1, evidence="X9"), ("evidence",)),
    ("mass_imbalance", HEAVY, ("products", "materials", "outputs")),
    ("mass_balance_unknown", BY_PIECE, ("products", "materials", "outputs")),
    ("studied_product_missing", LEAD, ("products",)),
    ("no_main_product", change(sample(), "products", 1, role="co_product"), ("products",)),
    ("no_electricity", change(sample(), "energy", 1, category="fuel"), ("energy",)),
    ("product_not_made", change(sample(), "processes", 1, makes=("HOUSING",)), ("processes",)),
]


@pytest.mark.parametrize(
    ("code", "submission", "sheet"),
    [(code, made, sheet) for code, made, sheets in SHEETS for sheet in sheets],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_where_a_sheet_is_unread_nothing_is_missed(code, submission, sheet):
    surroundings = STUDIES if code == "studied_product_missing" else {}
    whole = {p.code for p in check_submission(submission, context(**surroundings))}
    without = context(**surroundings, unread=frozenset({sheet}))
    assert code in whole
    assert code not in {p.code for p in check_submission(submission, without)}


CODES = [
    ("unknown_carried_line", CARRIES, "materials", "line"),
    ("unknown_carried_line", CARRIES, "products", "product"),
    ("unknown_target", TARGET, "products", "product"),
    ("unknown_target", TARGET, "processes", "process"),
    ("unknown_pool", POOL, "processes", "process"),
    ("unknown_pool", POOL, "materials", "line"),
]


@pytest.mark.parametrize(("code", "submission", "sheet", "field"), CODES)
def test_where_a_code_is_unread_it_may_be_the_one(code, submission, sheet, field):
    unread = change(submission, sheet, 2, **{field: None}, failed=frozenset({field}))
    assert code not in {p.code for p in check_submission(unread, context())}


@pytest.mark.parametrize(
    ("field", "sheet", "made"),
    [
        ("carries", "transport", CARRIES),
        ("target", "allocation", TARGET),
        ("pool", "allocation", POOL),
    ],
)
def test_an_unreadable_mention_is_not_unknown(field, sheet, made):
    unread = change(made, sheet, 1, failed=frozenset({field}))
    assert not any(p.code.startswith("unknown") for p in check_submission(unread, context()))
