"""Builders of tiny linked datasets, and a lamp whose footprint is worked out by hand below.

Two suppliers feed each other: S01 casts housings from bought ingot and S02's recycled metal, and
S02 melts S01's housings that failed. S01 makes frames in the same foundry.

    housing (S01): 1000 kg a year; ingot 2000 kg for the foundry, split by mass 1000 : 600
        ingot      2000 x 0.625 / 1000             = 1.25 kg per kg   x  8   = 10 kg CO2e per kg
        recycled   200 / 1000                      = 0.2  kg per kg
    recycled (S02): 500 kg a year
        power      1000 / 500                      = 2 kWh per kg     x  0.5 =  1 kg CO2e per kg
        housing    50 / 500                        = 0.1 kg per kg
    lamp (LEAD): 500 a year
        raw materials   housing 400 / 500          = 0.8 kg
        manufacturing   power 5 MWh / 500          = 10 kWh           x  0.5 =  5
                        methane 2 kg / 500         = 0.004 kg         x 30   =  0.12
        end of life     credit for ingot 50 / 500  = 0.1 kg           x -8   = -0.8
                        flight 1000 / 500          = 2 tkm            x  1.5 =  3

The loop: h = 0.8 + 0.1 r and r = 0.2 h, so h = 0.8 / 0.98 and r = 0.16 / 0.98. In the lamp's raw
materials that is 10 h + r = 8.16 / 0.98 kg CO2e.
"""

from typing import Any

from bw_cfp_programme.calculation.factors import Factor

INGOT, POWER, FLIGHT = ("bg", "ingot"), ("bg", "power"), ("bg", "flight")
METHANE = ("bio", "methane")
HOUSING, FRAME, RECYCLED = ("S01", "housing"), ("S01", "frame"), ("S02", "recycled")
LAMP = ("LEAD", "lamp")
MASS = {"pool": "site", "rule": "mass", "unit": "kilogram", "denominator": 1600.0, "reason": ""}


def line(
    code: str,
    target: tuple[str, str],
    amount: float,
    unit: str,
    *,
    stage: str,
    conversion: float = 1.0,
    allocation: tuple[dict[str, Any], ...] = (),
    kind: str = "technosphere",
    **more: Any,
) -> dict[str, Any]:
    share = 1.0
    for step in allocation:
        share *= step["numerator"] / step["denominator"]
    return {
        "type": kind,
        "input": target,
        "name": target[1],
        "amount": amount * conversion * share,
        "cfp": {
            "line": code,
            "category": "main_material",
            "item": f"item {code}",
            "stage": stage,
            "source": {"workbook": "ab12", "file": "W.xlsx", "sheet": "Materials", "cell": code},
            "activity": {"amount": amount, "unit": unit},
            "conversion": conversion,
            "allocation": list(allocation),
            "share": share,
            "link": {"supplier": "", "product": "", "background": "", "gas": ""},
            "mapping": {"condition": "equal", "mapper": "M", "date": "2026-01-02", "reason": "r"},
            "data_kind": "measured",
            "credibility": "high",
            "evidence": "EV1",
            "primary": True,
            "aircraft": False,
            **more,
        },
    }


def link(target: tuple[str, str], amount: float, *, stage: str = "") -> dict[str, Any]:
    return {
        "type": "technosphere",
        "input": target,
        "name": target[1],
        "amount": amount,
        "cfp": {"stage": stage},
    }


def dataset(
    key: tuple[str, str],
    amount: float,
    *exchanges: dict[str, Any],
    unit: str = "kilogram",
    **cfp: Any,
) -> dict[str, Any]:
    made = {"type": "production", "input": key, "name": key[1], "amount": amount}
    return {
        "database": key[0],
        "code": key[1],
        "name": key[1],
        "reference product": key[1],
        "unit": unit,
        "location": "TW",
        "type": "process",
        "production amount": amount,
        "cfp": {"member": key[0], "product": key[1], "stage": "", **cfp},
        "exchanges": [made, *exchanges],
    }


def lamp_programme() -> dict[str, list[dict[str, Any]]]:
    """Member -> datasets of the system in this module's docstring."""
    return {"LEAD": _lead(), "S01": _foundry(), "S02": _smelter()}


def _foundry() -> list[dict[str, Any]]:
    def ingot(mass: float) -> dict[str, Any]:
        step = {**MASS, "numerator": mass}
        return line("M01", INGOT, 2000.0, "kilogram", stage="raw_materials", allocation=(step,))

    return [
        dataset(HOUSING, 1000.0, ingot(1000.0), link(RECYCLED, 200.0)),
        dataset(FRAME, 600.0, ingot(600.0)),
    ]


def _smelter() -> list[dict[str, Any]]:
    power = line("E01", POWER, 1000.0, "kilowatt hour", stage="manufacturing")
    return [dataset(RECYCLED, 500.0, power, link(HOUSING, 50.0))]


def _lead() -> list[dict[str, Any]]:
    stages = {
        "raw_materials": [link(HOUSING, 400.0)],
        "manufacturing": [
            line("E01", POWER, 5.0, "megawatt hour", stage="manufacturing", conversion=1000.0),
            line("A01", METHANE, 2.0, "kilogram", stage="manufacturing", kind="biosphere"),
        ],
        "end_of_life": [
            line("D01", INGOT, 50.0, "kilogram", stage="end_of_life", kind="substitution"),
            line("D02", FLIGHT, 1000.0, "ton kilometer", stage="end_of_life", aircraft=True),
        ],
    }
    parts = [
        dataset(("LEAD", f"lamp {stage}"), 500.0, *found, unit="unit", product="lamp", stage=stage)
        for stage, found in stages.items()
    ]
    whole = [link(("LEAD", f"lamp {stage}"), 1.0, stage=stage) for stage in stages]
    return [dataset(LAMP, 1.0, *whole, unit="unit"), *parts]


def lamp_factors() -> dict[tuple[str, str], Factor]:
    """Factors of the lamp's inputs; ingot is partly biogenic so that indicators differ."""
    return {
        INGOT: _factor(
            INGOT, "kilogram", fossil=7.0, biogenic_emissions=1.5, biogenic_removals=-0.5
        ),
        POWER: _factor(POWER, "kilowatt hour", fossil=0.5),
        FLIGHT: _factor(FLIGHT, "ton kilometer", fossil=1.5),
        METHANE: _factor(METHANE, "kilogram", fossil=30.0),
    }


def _factor(key: tuple[str, str], unit: str, **parts: float) -> Factor:
    none = {
        "fossil": 0.0,
        "biogenic_emissions": 0.0,
        "biogenic_removals": 0.0,
        "land_use_change": 0.0,
    }
    scores = {**none, **parts, "total": sum(parts.values())}
    return Factor(key=key, name=key[1], unit=unit, source="by hand", scores=scores)
