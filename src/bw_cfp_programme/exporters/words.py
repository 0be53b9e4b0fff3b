"""Words of the domain in a deliverable; names that the tables do not know stand as they are."""

from bw_cfp_programme.labels import label
from bw_cfp_programme.units import symbol


def word(namespace: str, name: str, language: str) -> str:
    """The word for a name; the name itself where it is no name of the namespace."""
    try:
        return label(f"{namespace}.{name}", language)
    except KeyError:
        return name


def sentence(name: str, /, language: str, **values: object) -> str:
    """A whole sentence of the `report` namespace with its values."""
    return label(f"report.{name}", language).format_map(values)


def per(mass: str, unit: str, amount: float = 1.0) -> str:
    """A unit of emissions: "kg CO2e/unit", "kg CO2e/2 m2"."""
    return f"{mass} CO2e/{'' if amount == 1 else f'{amount:g} '}{symbol(unit)}"
