"""Factor tables as Brightway databases: each published number a dataset that can be linked to."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bw_cfp_programme.brightway import (
    Dataset,
    Key,
    database_metadata,
    databases,
    write_database,
)
from bw_cfp_programme.cfp_key import PublishedGas, of_emission, of_factor
from bw_cfp_programme.factor_tables import (
    DEFAULT_TABLE,
    FactorRow,
    FactorTable,
    GasAmount,
    database_of,
    load_factors,
    table_path,
)
from bw_cfp_programme.methods.flows import OWN, FlowIndex, ensure_own_flows, flow_index

_FLOW: Key = (OWN, "CO2e")
_STAMP = "2"
"""Of the form that datasets are written in: another one, and they are written anew."""


def install_factors(table: str | Path = DEFAULT_TABLE) -> str:
    """Write a factor table as a database of the current project; returns the database's name.

    Each row is a process that makes one unit. It emits its gases where the row gives them, else
    `value` kg of "CO2 equivalent, fossil". A second call with the same table writes nothing.

    Raises:
        UnknownEdition: as `load_factors`.
    """
    loaded = load_factors(table)
    ensure_own_flows()
    if not _is_installed(loaded):
        flows = flow_index() if any(row.gases for row in loaded.rows) else None
        datasets = [_dataset(loaded, row, flows) for row in loaded.rows]
        write_database(loaded.database, datasets, _metadata(loaded))
    return loaded.database


def factors_installed(table: str | Path) -> bool:
    """Whether the current project has a table as it now is.

    Raises:
        UnknownEdition: as `load_factors`.
    """
    if database_of(table_path(table)) not in databases():
        return False
    return _is_installed(load_factors(table))


def _is_installed(table: FactorTable) -> bool:
    about = database_metadata(table.database)
    return (about.get("sha256"), about.get("written")) == (table.sha256, _STAMP)


def _metadata(table: FactorTable) -> Mapping[str, str]:
    return {
        "factors": table.id,
        "edition": table.edition,
        "title": table.title,
        "attribution": table.attribution,
        "sha256": table.sha256,
        "written": _STAMP,
    }


def _dataset(table: FactorTable, row: FactorRow, flows: FlowIndex | None) -> Dataset:
    key = (table.database, row.key)
    gases = [(flows.flow(gas.gas), gas) for gas in row.gases] if flows else []
    emissions = [_emission(flow, gas.gas, gas.amount, row.aircraft) for flow, gas in gases]
    if row.value is not None:
        emissions = [_emission(_FLOW, "CO2 equivalent, fossil", row.value, row.aircraft)]
    made = {"type": "production", "input": key, "amount": 1.0, "name": row.name_en}
    return {
        "code": row.key,
        "name": row.name_en,
        "reference product": row.name_zh or row.name_en,
        "unit": row.unit,
        "location": row.location or "GLO",
        "type": "process",
        "production amount": 1.0,
        "comment": _comment(row),
        **of_factor(
            table=table.id,
            edition=table.edition,
            about=row.about,
            name_zh=row.name_zh,
            location=row.location,
            aircraft=row.aircraft,
            kind=row.kind,
            uncertainty=row.uncertainty,
            gases=[_published(flow, gas) for flow, gas in gases],
        ),
        "exchanges": [{**made, "unit": row.unit}, *emissions],
    }


def _emission(flow: Key, name: str, kilograms: float, aircraft: bool) -> dict[str, Any]:
    return {
        "type": "biosphere",
        "input": flow,
        "amount": kilograms,
        "name": name,
        "unit": "kilogram",
        "categories": ("air",),
        **of_emission(aircraft=aircraft),
    }


def _comment(row: FactorRow) -> str:
    emitted = f"{row.value} kg CO2e"
    if row.gases:
        emitted = ", ".join(f"{gas.amount} kg {gas.gas}" for gas in row.gases)
    first = f"{emitted} per {row.unit}. Boundary: {row.about.get('boundary', '')}."
    return " ".join(filter(None, (first, row.about.get("note"), row.about.get("source"))))


def _published(flow: Key, gas: GasAmount) -> PublishedGas:
    return PublishedGas(gas=gas.gas, flow=flow, amount=gas.amount, uncertainty=gas.uncertainty)
