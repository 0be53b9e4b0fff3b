"""Alternatives against the real thing: the variant imported into Brightway and calculated anew."""

import mini
import pytest

from bw_cfp_programme.brightway import get_node, use_project
from bw_cfp_programme.folder.names import FILE
from bw_cfp_programme.programme.calculate import calculate
from bw_cfp_programme.programme.importing import import_workbooks
from bw_cfp_programme.programme.study import open_study

POWER = {"LEAD": ("E1", 100.0), "S1": ("E1", 600.0), "S2": ("E1", 500.0)}


def found(folder):
    """(choice, subject, other) in English -> the alternative, of the folder as it stands."""
    alternatives = open_study(folder, clock=mini.clock).shown_to("lead").alternatives()
    return {(a.choice, said(a.subject), said(a.other)): a for a in alternatives}


def said(words):
    return words if isinstance(words, str) else words.said("en")


def imported(folder):
    return import_workbooks(folder, clock=mini.clock)


def total(folder):
    """As a person would get it: workbooks in, footprint out."""
    imported(folder)
    return calculate(folder, clock=mini.clock).totals["total"]


@pytest.fixture
def base(folder):
    """The small programme, imported."""
    imported(mini.write_all(folder))
    return folder


def rewrite_s1_by_pieces(folder):
    mini.write(folder, "S1", allocation=[{"pool": "site", "rule": "output_quantity"}])


def rewrite_power_of_2022(folder):
    for member, (number, kwh) in POWER.items():
        row = {**mini.power(number, kwh), "background": "electricity-2022"}
        mini.write(folder, member, energy=[row])


def rewrite_recycled_ingot(folder):
    bought = mini.bought("M1", "S1", "CASE", 50.0, "unit")
    mini.write(folder, "LEAD", materials=[bought, mini.ingot(background="aluminium-recycled-2015")])


@pytest.mark.parametrize(
    ("key", "by_hand", "rewrite"),
    [
        # S1: a third instead of two thirds of 300 x 0.303 + 600 x 0.606 + 12, for 100 cases
        (
            ("allocation", "S1", "Output quantity"),
            (300 * 0.303 + 600 * 0.606 + 12) / 300 + 4.92465 + 2 * 0.606,
            rewrite_s1_by_pieces,
        ),
        (
            ("electricity", "All electricity on it", "Electricity, life cycle (2022)"),
            7 * 0.6058 + 0.08 + 4.92465,
            rewrite_power_of_2022,
        ),
        (
            ("background", "Ingot", "Aluminium ingot, recycled (2015)"),
            7 * 0.606 + 0.08 + 0.5 * 0.70,
            rewrite_recycled_ingot,
        ),
    ],
)
def test_an_alternative_is_what_a_full_recalculation_gives(base, key, by_hand, rewrite):
    alternative = found(base)[key]
    assert alternative.total == pytest.approx(by_hand, rel=1e-12)
    rewrite(base)
    assert alternative.total == pytest.approx(total(base), rel=1e-9)


def test_both_parts_of_electricity_move_together(folder):
    """Every meter on two lines, generation and upstream of 2021: 0.509 + 0.0973."""
    path = folder / FILE
    toml = path.read_text(encoding="utf-8")
    both = toml.replace(
        '["cfp factors TW MOENV"]', '["cfp factors TW MOENV", "cfp factors TW MOEA"]'
    )
    path.write_text(both, encoding="utf-8")
    for member, (number, kwh) in POWER.items():
        rows = [
            {**mini.power(f"{number}{part[0]}", kwh), "background": f"electricity-{part}-2021"}
            for part in ("generation", "upstream")
        ]
        mini.write(folder, member, energy=rows)
    rest = 0.08 + 4.92465
    assert total(folder) == pytest.approx(7 * (0.509 + 0.0973) + rest, rel=1e-12)
    others = {o: a for (choice, _, o), a in found(folder).items() if choice == "electricity"}
    years = {o.rpartition("-")[2]: a.total for o, a in others.items() if " + " in o}
    assert others["electricity-2021"].total == pytest.approx(mini.TOTAL, rel=1e-12)
    assert set(years) == {"2018", "2019", "2020", "2022"}
    assert years["2022"] == pytest.approx(7 * (0.495 + 0.1108) + rest, rel=1e-12)


def test_other_editions_of_gwp_and_a_gas_that_one_lacks(folder):
    """Two thirds of 3 kg methane for 100 cases is 0.02 kg a lamp, times 29.8 in AR6."""
    methane = mini.line("A2", "air_emission", "CH4", 3.0, "kilogram")
    sulphur = mini.line("A3", "air_emission", "SF6", 3e-6, "kilogram")
    emitted = [*mini.S1["outputs"], methane, sulphur]
    mini.write_all(folder)
    mini.write(folder, "S1", outputs=emitted)
    imported(folder)
    alternatives = found(folder)
    assert "SF6" in said(alternatives["gwp", "The whole study", "AR6 GWP20"].reason)
    toml = (folder / FILE).read_text(encoding="utf-8")
    for edition in ("AR4", "AR5", "AR5-CCF"):
        (folder / FILE).write_text(toml.replace('"AR6"', f'"{edition}"'), encoding="utf-8")
        alternative = alternatives["gwp", "The whole study", f"{edition} GWP100"]
        assert alternative.total == pytest.approx(total(folder), rel=1e-9)
    (folder / FILE).write_text(toml.replace('"AR6"', '"AR4"'), encoding="utf-8")
    back = found(folder)["gwp", "The whole study", "AR6 GWP100"]
    by_hand = mini.TOTAL + 2 / 300 * (3 * 29.8 + 3e-6 * 24300)
    assert back.total == pytest.approx(by_hand, rel=1e-12)


def test_another_rule_in_a_loop_of_two_members(folder):
    """S2 takes LID of S1, which takes RESIN of S2; S1 by pieces: 200 of 300 to LID."""
    mini.write_all(folder)
    mini.write(folder, "S2", materials=[mini.bought("M1", "S1", "LID", 10.0, "unit")])
    imported(folder)
    alternative = found(folder)["allocation", "S1", "Output quantity"]
    own = 600 * 0.606 + 12
    # 1000 r = 500 x 0.606 + 10 l and 200 l = 2/3 (300 r + own)
    r = (500 * 0.606 + 10 * own / 300) / (1000 - 10 * 300 / 300)
    by_hand = (300 * r + own) / 300 + 4.92465 + 2 * 0.606
    assert alternative.total == pytest.approx(by_hand, rel=1e-12)
    rewrite_s1_by_pieces(folder)
    assert alternative.total == pytest.approx(total(folder), rel=1e-9)


def test_what_can_be_tried_and_what_cannot(base, monkeypatch, tmp_path):
    alternatives = found(base)
    # only S1 shares a pool, so that only its rule is a choice
    assert {subject for choice, subject, _ in alternatives if choice == "allocation"} == {"S1"}
    blank = alternatives["allocation", "S1", "Economic value"]
    assert blank.total is None
    assert "CASE" in said(blank.reason)
    assert (blank.place.file, blank.place.sheet) == ("S1.xlsx", "Products")
    # generation and upstream of 2021, 0.509 and 0.0973, in place of that year's life cycle
    (parts,) = [a for (choice, _, other), a in alternatives.items() if " + " in other]
    assert parts.choice == "electricity"
    assert parts.total == pytest.approx(7 * (0.509 + 0.0973) + 0.08 + 4.92465, rel=1e-12)
    # beyond the largest members the others are told together: 3.11 of 9.24665 through S1
    monkeypatch.setattr("bw_cfp_programme.alternatives.allocation.TRIED", 0)
    monkeypatch.setenv("BW_CFP_CACHE", str(tmp_path / "empty cache"))
    further = found(base)["allocation", "1 further members", ""]
    assert further.total is None
    assert "33.63%" in said(further.reason)


def test_no_rule_can_follow_what_was_changed_in_brightway(base):
    with use_project("cfp-mini"):
        case = get_node(("cfp mini S1", "CASE"))
        exchange = next(e for e in case.technosphere() if e["amount"] == 400.0)
        exchange["amount"] = 500.0
        exchange.save()
    alternative = found(base)["allocation", "S1", "Output quantity"]
    assert alternative.total is None
    assert "Brightway" in said(alternative.reason)


def test_right_after_an_import_they_are_what_they_are_later(folder, tmp_path, monkeypatch):
    first = found(mini.write_all(folder))
    monkeypatch.setenv("BW_CFP_CACHE", str(tmp_path / "empty cache"))
    assert found(folder) == first
    assert first["allocation", "S1", "Output quantity"].total is not None


def test_nothing_is_worked_out_before_it_is_asked_for(base, tmp_path, monkeypatch):
    monkeypatch.setenv("BW_CFP_CACHE", str(tmp_path / "empty cache"))
    monkeypatch.setattr("bw_cfp_programme.alternatives.KINDS", (asked,))
    study = open_study(base, clock=mini.clock).shown_to("lead")
    with pytest.raises(LookupError):
        study.alternatives()


def asked(_basis):
    raise LookupError
