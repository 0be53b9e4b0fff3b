"""What a fuel emits where it is burnt counts once: by its factor, or by a line of CO2."""

import pytest

from bw_cfp_programme.assessment.sensitivity.fuels import fuel_problems
from bw_cfp_programme.problems import Place
from bw_cfp_programme.records import Facility, InventoryLine, Submission
from bw_cfp_programme.results import TOTAL, SiteLine
from sample_report import lamp, programme, study, whole

DIESEL, UNBURNT, CO2 = 3.292, 0.677, 1.0  # kg CO2e/L of factors/tw-moenv-cfp-p-02.csv, and /kg
LITRES = 1_000.0
BURNING = 2_615.0  # kg: whole less unburnt


def entry(number, category, item, amount, *, unit, process):
    place = Place("S03.xlsx", "Energy", number)
    return InventoryLine(place=place, sheet="energy", line=number, category=category, item=item,
                         amount=amount, unit=unit, process=process)  # fmt: skip


def site_line(one, factor, unit):
    return whole(
        SiteLine, member="S03", line=one.line, category=one.category, item=one.item,
        own_stage="manufacturing", activity=one.amount, activity_unit=one.unit, conversion=1.0,
        factor_key=("bg", "x"), factor_name="Some dataset", factor_unit=unit, factor=factor,
        scores={TOTAL: one.amount * factor}, place=one.place, workbook="ab",
    )  # fmt: skip


def told(factor, *emitted, item="柴油 diesel"):
    """Problems of 1 000 L on a factor, beside lines of CO2 given as (kg, process)."""
    fuel = entry("E1", "fuel", item, LITRES, unit="litre", process="BOIL")
    gases = [entry(f"A{n}", "air_emission", "CO2", kg, unit="kilogram", process=process)
             for n, (kg, process) in enumerate(emitted)]  # fmt: skip
    book = Submission(
        file="S03.xlsx", sha256="ab", form="f", form_version="1",
        facility=Facility(place=Place(), member="S03"), lines=(fuel, *gases),
    )  # fmt: skip
    sites = (site_line(fuel, factor, "litre"), *(site_line(g, CO2, "kilogram") for g in gases))
    found = fuel_problems(study(lamp(sites=sites), programme(), submissions=(book,)))
    return [(p.code, p.place.cell) for p in found]


def test_a_factor_with_combustion_needs_no_line_of_co2():
    assert told(DIESEL) == []
    assert told(2.606) == []  # combustion alone, as an inventory's tables have it


@pytest.mark.parametrize("process", ["BOIL", "site"])
def test_an_upstream_factor_goes_with_the_co2_of_burning(process):
    assert told(UNBURNT, (BURNING, process)) == []


def test_an_upstream_factor_alone_leaves_the_burning_out():
    assert told(UNBURNT) == [("fuel_part_alone", "E1")]
    assert told(UNBURNT, (BURNING, "KILN")) == [("fuel_part_alone", "E1")]
    assert told(UNBURNT, (26.0, "BOIL")) == [("fuel_part_alone", "E1")]


def test_the_same_boilers_co2_beside_a_factor_with_combustion_counts_twice():
    assert told(DIESEL, (BURNING, "BOIL")) == [("fuel_burnt_twice", "A0")]


def test_co2_of_another_process_or_of_another_size_is_another_matter():
    assert told(DIESEL, (BURNING, "KILN")) == []
    assert told(DIESEL, (40.0, "BOIL")) == []
    assert told(DIESEL, (90_000.0, "BOIL")) == []


@pytest.mark.parametrize("item", ["生質柴油 biodiesel", "wood chips"])
def test_what_grew_burns_to_another_gas(item):
    assert told(UNBURNT, item=item) == []
