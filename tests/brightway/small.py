"""A small system with numbers that can be worked out by hand."""

import math

METHOD = ("test", "climate", "GWP100")
CO2, CH4 = ("flows", "co2"), ("flows", "ch4")


def flows() -> dict:
    return {
        CO2: {"name": "CO2", "unit": "kilogram", "type": "emission", "categories": ("air",)},
        CH4: {"name": "CH4", "unit": "kilogram", "type": "emission", "categories": ("air",)},
    }


def process(key: tuple, *exchanges: tuple, produced: float = 1.0) -> dict:
    """One dataset; exchanges are (input, amount), biosphere when the input is a flow."""
    rows = [{"type": "production", "input": key, "amount": produced, "name": key[1]}]
    for source, amount in exchanges:
        kind = "biosphere" if source[0] == "flows" else "technosphere"
        rows.append({"type": kind, "input": source, "amount": amount, "name": source[1]})
    return {
        key: {
            "name": f"making {key[1]}",
            "reference product": key[1],
            "unit": "kilogram",
            "location": "TW",
            "type": "process",
            "exchanges": rows,
        }
    }


def supplier(co2: float = 2.0) -> dict:
    return process(("s1", "a"), (CO2, co2), (CH4, 0.01))


def maker() -> dict:
    return process(("m", "b"), (("s1", "a"), 3.0))


def close(left: float, right: float) -> bool:
    """Matrices are float32."""
    return math.isclose(left, right, rel_tol=1e-6)
