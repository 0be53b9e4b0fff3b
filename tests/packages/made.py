"""A small package, made without Brightway: two processes in a loop, a factor, no workbooks."""

from bw_cfp_programme.labels import Text
from bw_cfp_programme.packages.contents import RESULT, own_files
from bw_cfp_programme.packages.fields import path_of, written
from bw_cfp_programme.packages.reading import SCORES
from bw_cfp_programme.packages.subject import PackageSubject
from bw_cfp_programme.packages.written import written as bagged

SUBJECT = PackageSubject(
    programme="made",
    title=Text(en="Made"),
    description=Text(en="Made by hand"),
    calculated="2026-03-02T09:00:00+00:00",
    audience="public",
    software="tests",
)
# One unit of A takes 0.5 of B and 3 kWh, one of B takes 0.2 of A and 1 kWh, a kWh is 0.5 kg:
# a = 0.5 b + 1.5, b = 0.2 a + 0.5, so a = 1.75 / 0.9.
TOTAL = 1.75 / 0.9


def process(code, output):
    return {
        "database": "d",
        "name": "n",
        "unit": "kg",
        "member": "M",
        "code": code,
        "output": output,
    }


def exchange(code, number, taken, amount):
    """A takes of B by the key "d B", electricity by "f kWh"."""
    database, name = taken.split()
    about = {"database": "d", "code": code, "number": number, "type": "technosphere"}
    return {**about, "input_database": database, "input_code": name, "amount": amount}


def tables(total=TOTAL):
    scores = {**dict.fromkeys(SCORES, 0.0), "fossil": 0.5, "total": 0.5}
    return {
        "processes": [process("A", 10.0), process("B", 2.0)],
        "exchanges": [
            exchange("A", 1, "d B", 5.0),
            exchange("A", 2, "f kWh", 30.0),
            exchange("B", 1, "d A", 0.4),
            exchange("B", 2, "f kWh", 2.0),
        ],
        "factors": [{"database": "f", "code": "kWh", "kind": "background", **scores}],
        "demand": [{"database": "d", "code": "A", "amount": 1.0}],
        "result": [
            {"indicator": name, "kg_co2e": total if name in {"fossil", "total"} else 0.0}
            for name in SCORES
        ],
        "members": [],
    }


def payload(total=TOTAL, said=None, amount=1.0):
    totals = {row["indicator"]: row["kg_co2e"] for row in tables(said or total)["result"]}
    declared = {"amount": amount, "unit": ""}
    about = {"product": "A", "declared": declared}
    told = {**about, "totals_kg_co2e": totals, "stages_kg_co2e": {"": totals}}
    yield from own_files().items()
    yield RESULT, str(told).replace("'", '"').encode()
    for name, rows in tables(total).items():
        yield path_of(name), written(name, rows)


def package(path, **changed):
    path.write_bytes(bagged(payload(**changed), SUBJECT))
    return path
