"""Tables of `programme.toml` -> statements: a use profile in numbers, a material in its shares."""

import math

from bw_cfp_programme.assessment.scenarios.statement import TRANSPORT, Flow, Statement
from bw_cfp_programme.labels import Text, text
from bw_cfp_programme.limits import limit
from bw_cfp_programme.options.scenario import EndOfLife, UseScenario
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.units import symbol
from bw_cfp_programme.wording import figure

TREATMENTS = ("reuse", "recycling", "incineration", "landfill")
WATTS, HOURS = ("power", "hours"), ("power", "hours_per_year", "lifetime_years")
USES, YEARS = ("per_use", "uses"), ("per_use", "uses_per_year", "lifetime_years")
PROFILES = {"hours": WATTS, "hours_per_year": HOURS, "uses": USES, "uses_per_year": YEARS}
"""A profile by the word of its sentence -> the keys that it multiplies."""


def read_use(table: UseScenario) -> Statement | Problem:
    """The profile's amount: power in W x hours / 1000 in kWh, or per use x uses in its unit."""
    given = {key for keys in PROFILES.values() for key in keys if getattr(table, key) is not None}
    found = [word for word, keys in PROFILES.items() if set(keys) == given]
    if not found or ("per_use" in given) != bool(table.unit):
        return problem("scenario_profile", table.place)
    values = {key: getattr(table, key) for key in PROFILES[found[0]]}
    scale, unit = (1.0, table.unit) if "per_use" in given else (1000.0, "kilowatt hour")
    return Statement(
        place=table.place,
        kind=table.kind,
        name=_name(table),
        stage="use",
        lines=(table.line,),
        flows=(Flow(treatment="", amount=math.prod(values.values()) / scale, unit=unit),),
        what=_words(f"scenario_profile.{found[0]}", unit=symbol(table.unit), **values),
        source=table.source,
        service=table.service,
    )


def read_end_of_life(table: EndOfLife) -> Statement | Problem:
    """The mass by treatment in kg, and its transport in tonne-km."""
    shares = {name: getattr(table, name) for name in TREATMENTS if getattr(table, name)}
    if not math.isclose(sum(shares.values()), 1.0, abs_tol=limit("shares_add_up")):
        place, total = table.place, f"{sum(shares.values()):.6g}"
        return problem("end_of_life_shares", place, material=table.material, total=total)
    if bool(table.transport_km) != bool(table.transport_line):
        return problem("end_of_life_transport", table.place, material=table.material)
    return Statement(
        place=table.place,
        kind=table.kind,
        name=_name(table),
        stage="end_of_life",
        lines=table.lines,
        flows=(*_treated(table, shares), *_carried(table)),
        what=Text(zh_TW=table.material, en=table.material),
        source=table.source,
    )


def _treated(table: EndOfLife, shares: dict[str, float]) -> list[Flow]:
    return [
        Flow(treatment=name, amount=table.mass * share, unit="kilogram", share=share)
        for name, share in shares.items()
    ]


def _carried(table: EndOfLife) -> list[Flow]:
    amount, line = table.mass / 1000.0 * table.transport_km, table.transport_line
    flow = Flow(treatment=TRANSPORT, amount=amount, unit="ton kilometer", line=line)
    return [flow] if line else []


def _name(table: UseScenario | EndOfLife) -> Text:
    named = Text(zh_TW=table.name_zh, en=table.name_en)
    return named if named.said("en") else text(f"scenario_kind.{table.kind}")


def _words(key: str, **values: float | str) -> Text:
    said = {k: v if isinstance(v, str) else figure(v) for k, v in values.items()}
    return text(key, **said)
