"""One content in two forms: supplier workbooks of ours, and Brightway Excel files for bw2io."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from bw_cfp_programme.forms import write_filled

BACKGROUND = "invented background"
PROCESSES = 2000
EMISSIONS = ("Carbon dioxide, fossil", "Methane, fossil", "Dinitrogen monoxide")
LINES = 60

TOML = """\
schema = 1
[programme]
id = "bench"
project = "{project}"
rule_set = "iso-14067-2018"
gwp = "AR6"
period_start = 2025-01-01
period_end = 2025-12-31
background = ["{background}"]
[product]
member = "M000"
code = "P-M000"
declared_unit = "kg"
boundary = "cradle-to-gate"
"""
MEMBER = '[[members]]\ncode = "{code}"\ntier = {tier}\nsupplies = {supplies}\n'


def background() -> dict[tuple[str, str], dict[str, Any]]:
    """Processes that emit a kilogram of carbon dioxide each."""
    return {(BACKGROUND, f"bg{n}"): _process(n) for n in range(PROCESSES)}


def _process(number: int) -> dict[str, Any]:
    key = (BACKGROUND, f"bg{number}")
    name = f"invented process {number:04}"
    return {
        "name": name, "reference product": name, "unit": "kilogram", "location": "TW",
        "type": "process", "exchanges": [{"type": "production", "input": key, "amount": 1.0}],
    }  # fmt: skip


def inputs(member: int) -> list[tuple[str, float]]:
    """What a member buys: (name of a background process, kilograms)."""
    count = LINES - len(EMISSIONS)
    return [(f"invented process {(member * 31 + n) % PROCESSES:04}", n + 1.0) for n in range(count)]


def write_ours(folder: Path, members: int, project: str, *, linked: bool = False) -> None:
    """A programme folder with a workbook per member; `linked`: the lead buys of all others."""
    (folder / "submissions").mkdir(parents=True)
    toml = TOML.format(project=project, background=BACKGROUND)
    for n in range(members):
        supplies = '["M000"]' if n else "[]"
        toml += MEMBER.format(code=f"M{n:03}", tier=min(n, 1), supplies=supplies)
    (folder / "programme.toml").write_text(toml, encoding="utf-8")
    for n in range(members):
        sheets = _sheets(n, range(1, members) if linked and not n else ())
        write_filled(folder / "submissions" / f"M{n:03}.xlsx", sheets, language="en")


def _sheets(member: int, suppliers: Iterable[int] = ()) -> dict[str, list[dict[str, Any]]]:
    code = f"M{member:03}"
    about = {"unit": "kilogram", "process": "site", "data_kind": "measured", "evidence": "EV1"}
    facility = {
        "member": code, "company_en": code, "country": "TW", "disclosure": "raw",
        "period_start": date(2025, 1, 1), "period_end": date(2025, 12, 31),
    }  # fmt: skip
    product = {"product": f"P-{code}", "name_en": code, "role": "main", "unit": "kilogram"}
    return {
        "facility": [facility],
        "products": [{**product, "output": 1000.0, "mass_per_unit": 1.0}],
        "materials": [
            {"line": f"M{n}", "category": "main_material", "item": name, "amount": amount,
             "supplier": "outside", "background": name, **about}
            for n, (name, amount) in enumerate(inputs(member))
        ] + [
            {"line": f"B{n}", "category": "main_material", "item": f"M{n:03}", "amount": 10.0,
             "supplier": f"M{n:03}", "supplier_product": f"P-M{n:03}", **about}
            for n in suppliers
        ],
        "outputs": [
            {"line": f"A{n}", "category": "air_emission", "item": gas, "amount": 1.0, **about}
            for n, gas in enumerate(EMISSIONS)
        ],
        "evidence": [{"evidence": "EV1", "document": "Invented"}],
    }  # fmt: skip


def write_theirs(folder: Path, members: int) -> list[Path]:
    """The same exchanges in the layout that bw2io documents."""
    folder.mkdir(parents=True)
    return [_brightway_excel(folder / f"M{n:03}.xlsx", n) for n in range(members)]


def _brightway_excel(path: Path, member: int) -> Path:
    code = f"M{member:03}"
    book = openpyxl.Workbook()
    page = book.active
    rows: list[tuple[Any, ...]] = [
        ("Database", f"bench {code}"), (), ("Activity", code), ("code", f"P-{code}"),
        ("unit", "kilogram"), ("location", "TW"), ("reference product", code), ("Exchanges",),
        ("name", "amount", "unit", "location", "categories", "type"),
        (code, 1000.0, "kilogram", "TW", None, "production"),
    ]  # fmt: skip
    rows += [(name, kg, "kilogram", "TW", None, "technosphere") for name, kg in inputs(member)]
    rows += [(gas, 1.0, "kilogram", None, "air", "biosphere") for gas in EMISSIONS]
    for row in rows:
        page.append(row)
    book.save(path)
    return path
