"""Marks in every cell of workbooks that keep something back: where they may turn up, and where not.

S3 gives its result only, S1 its lines to the verifier alone; S2 supplies S1 and nobody else, S4
trades with all of them. All commands are run, and every byte is searched that they wrote or said.
"""

import tempfile
from collections.abc import Callable
from pathlib import Path

import mini
import pytest
from click.testing import CliRunner
from marked import Marks, files_below, found, months, unpacked

from bw_cfp_programme import plain
from bw_cfp_programme.assessment import ASSESSMENTS, REQUIREMENTS
from bw_cfp_programme.cli.main import main
from bw_cfp_programme.folder.names import FILE
from bw_cfp_programme.folder.reading import as_disclosed
from bw_cfp_programme.forms import read
from bw_cfp_programme.forms.standard.layout import LAYOUT
from bw_cfp_programme.labels import LANGUAGES
from bw_cfp_programme.programme.check import annotate_copies, check
from bw_cfp_programme.records import AUDIENCES

Row = dict[str, object]
Sheets = dict[str, list[Row]]
Change = Callable[[Marks, Sheets], None]
PROGRAMME = mini.TOML.replace(
    'supplies = ["LEAD", "S2"]', 'supplies = ["LEAD", "S2", "S4"]'
) + """
[[members]]
code = "S3"
tier = 1
supplies = ["LEAD", "S1", "S4"]

[[members]]
code = "S4"
tier = 1
supplies = ["LEAD", "S1"]
"""  # fmt: skip
LEAD = {
    "products": [mini.product("LAMP", 50.0, mass=2.5)],
    "materials": [
        mini.bought("M1", "S1", "CASE", 50.0, "unit"),
        mini.bought("M2", "S3", "CAP", 50.0, "unit"),
        mini.bought("M3", "S4", "BOX", 50.0, "unit"),
    ],
    "energy": [mini.power("E1", 100.0)],
}
PACKAGES = {
    "verification-mini.zip": {"S3"},
    "lead-mini.zip": {"S1", "S3"},
    "public-mini.zip": {"S1", "S2", "S3", "S4"},
}
"""File -> members of which nothing is in it."""
BACKGROUND = {
    "materials": "aluminium-ingot-2013", "energy": "electricity-2021",
    "transport": "truck-heavy-2022", "outputs": "landfill-stsp",
}  # fmt: skip


def workbook(marks: Marks, code: str, disclosure: str, buys: Row) -> Sheets:
    """All sheets, a mark in every column that takes one."""
    process, evidence = marks.word("processes process"), marks.word("evidence evidence")
    common = {"process": process, "evidence": evidence, "allocation_rule": None}

    def line(sheet: str, number: int, category: str, unit: str, **fixed: object) -> Row:
        outside = {"supplier": "outside", "supplier_product": None}
        about = {"category": category, "unit": unit, "background": BACKGROUND[sheet]}
        return marks.row(sheet, number, **{**common, **outside, **about, **fixed})

    bought = {
        "background": None,
        "unit": "unit",
        "mass_per_unit": None,
        "stock_change": None,
        **buys,
    }
    no_months = dict.fromkeys(months(Marks("none")))
    return {
        "facility": [marks.row("facility", member=marks.member, disclosure=disclosure)],
        "products": [
            marks.row(
                "products", product=code, unit="unit", by_product_treatment=None, substitutes=None,
                evidence=evidence,
            ),
        ],
        "processes": [marks.row("processes", process=process, makes=code, serves=None)],
        "materials": [
            line("materials", 1, "main_material", "kilogram"),
            line("materials", 2, "main_material", **bought),
        ],
        "energy": [
            line("energy", 1, "electricity", "kilowatt hour", **no_months),
            line("energy", 2, "electricity", "kilowatt hour", amount=None, **months(marks)),
        ],
        "transport": [
            line("transport", 1, "inbound_transport", "", amount=None, carries=None),
            line("transport", 2, "inbound_transport", "", distance=None, load=None, carries=None),
        ],
        "outputs": [
            line("outputs", 1, "waste", "ton", treatment="landfill"),
            line("outputs", 2, "air_emission", "kilogram", item="CO2", background=None,
                 treatment=None, supplier=None),
        ],
        "allocation": [
            marks.row("allocation", 1, pool=process, rule="custom_key", target=code),
            marks.row("allocation", 2, pool="site", rule="machine_hours", target=None, value=None,
                      unit=None),
        ],
        "result": [
            marks.row("result", product=code, indicator="fossil", stage=None, evidence=evidence,
                      unit="kilogram CO2e"),
        ],
        "evidence": [marks.row("evidence", evidence=evidence)],
    }  # fmt: skip


class Marked:
    """A programme of marked workbooks, and all that was said of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.said: dict[str, str] = {}
        self.marks = {member: Marks(member) for member in ("S1", "S2", "S3", "S4")}

    def run(self, *words: object) -> None:
        """A command; what it says is kept."""
        result = CliRunner().invoke(main, [str(word) for word in words])
        self.said[" ".join(map(str, words))] = result.output
        assert result.exception is None or isinstance(result.exception, SystemExit), result.output

    def found(self, member: str, *roots: Path, but: tuple[str, ...] = ()) -> dict[str, set[str]]:
        """Marks of a member that are in files below, and in what was said there."""
        kept = ((name, data) for name, data in files_below(*roots) if not name.startswith(but))
        return found(self.marks[member].secret, kept)


@pytest.fixture
def marked(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Marked:
    monkeypatch.setenv("BW_CFP_CACHE", str(tmp_path / "cache"))
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (folder / FILE).write_text(PROGRAMME, "utf-8")
    programme = Marked(folder)
    write(programme)
    return programme


def unchanged(_marks: Marks, _sheets: Sheets) -> None:
    """As `workbook` makes it."""


def quarrel(marks: Marks, sheets: Sheets) -> None:
    """S1 and S4 take more of each other than they make; S2 needs as much energy as a town."""
    (made,), (_, bought), (power, _) = sheets["products"], sheets["materials"], sheets["energy"]
    if marks.member in {"S1", "S4"}:
        made["output"] = marks.whole("output", 6)
        bought |= {"amount": marks.whole("bought", 8), "mass_per_unit": marks.number("weighs", 2)}
        partner = {"S1": ("S4", "BOX"), "S4": ("S1", "CASE")}[marks.member]
        bought["supplier"], bought["supplier_product"] = partner
    if marks.member == "S2":
        power["amount"] = marks.number("power", 8)


def write(programme: Marked, change: Change = unchanged, **disclosures: str) -> None:
    """All workbooks; S1 and S3 keep something back unless they say otherwise."""
    mini.write(programme.folder, "LEAD", rows=LEAD)
    buys = {
        "S1": {"supplier": "S2", "supplier_product": "RESIN"},
        "S2": {"supplier": "outside", "supplier_product": None, "background": "pp-2023",
               "unit": "kilogram"},
        "S3": {"supplier": "S4", "supplier_product": "BOX"},
        "S4": {"supplier": "S1", "supplier_product": "CASE"},
    }  # fmt: skip
    codes = {"S1": "CASE", "S2": "RESIN", "S3": "CAP", "S4": "BOX"}
    how = {"S1": "verifier", "S3": "result", **disclosures}
    for member, marks in programme.marks.items():
        sheets = workbook(marks, codes[member], how.get(member, "raw"), buys[member])
        change(marks, sheets)
        facility = sheets.pop("facility")[0]
        mini.write(programme.folder, member, rows=sheets, declared=facility)


def whole_way(programme: Marked, tmp_path: Path) -> None:
    """Every command but those that show the cells of the files at hand."""
    folder = programme.folder
    programme.run("import", folder)
    programme.run("import", folder, "--json")
    programme.run("calculate", folder)
    programme.run("calculate", folder, "--json")
    for each in (REQUIREMENTS, *ASSESSMENTS):
        programme.run(each.name, folder)
        programme.run(each.name, folder, "--json")
    programme.run("export", folder)
    for audience in AUDIENCES:
        programme.run("package", folder, "--for", audience)
    programme.run("verify", folder / "outputs" / "lead-mini.zip")
    (run,) = (folder / "runs").glob("*.json")
    programme.run("repeat", folder, run.stem)
    programme.run("repeat", folder, run.stem, "--json")
    programme.run("calculate", folder, "--gwp", "AR5")
    programme.run("status", folder)
    programme.run("status", folder, "--json")
    said = tmp_path / "said"
    said.mkdir()
    for number, text in enumerate(programme.said.values()):
        (said / f"{number:03}.txt").write_text(text, "utf-8")
        (said / f"{number:03} unwrapped.txt").write_text("".join(text.split()), "utf-8")


def test_no_mark_leaves_the_workbook_that_keeps_it_back(marked: Marked, tmp_path: Path) -> None:
    whole_way(marked, tmp_path)
    outputs, runs, said = marked.folder / "outputs", marked.folder / "runs", tmp_path / "said"
    assert marked.found("S3", tmp_path, but=("programme/submissions",)) == {}
    assert marked.found("S1", outputs, runs, said, but=("verification-",)) == {}
    assert marked.found("S4", outputs, but=("verification-",)) != {}
    packed = {name: list(unpacked(name, (outputs / name).read_bytes())) for name in PACKAGES}
    for name, kept_back in PACKAGES.items():
        for member, marks in marked.marks.items():
            is_kept_back = found(marks.secret, packed[name]) == {}
            assert is_kept_back == (member in kept_back), (name, member)


@pytest.mark.parametrize("disclosure", ["result", "nobody’s business"])
def test_what_cannot_be_read_is_quoted_to_nobody_either(tmp_path: Path, disclosure: str) -> None:
    """Words where numbers, units, dates and choices are asked for, in every cell."""
    folder, marks = mini.start(tmp_path / "programme"), Marks("S1")
    sheets = {
        sheet.key: [{c.name: marks.word(f"{sheet.key} {c.name}") for c in sheet.columns}]
        for sheet in LAYOUT.sheets
        if not sheet.lead_only
    }  # fmt: skip
    facility = {**sheets.pop("facility")[0], "member": "S1", "disclosure": disclosure}
    path = mini.write(folder, "S1", rows=sheets, declared=facility)
    whole = read(path, name=path.name)
    kept = as_disclosed(whole)
    assert len(kept.problems) > 10
    codes = {p.code for p in kept.problems}
    assert {p.severity for p in kept.problems} == {p.severity for p in whole.problems}
    assert codes <= {p.code for p in whole.problems}
    assert found(marks.secret, [("reading", plain.encode(kept))]) == {}
    said = [p.line(language) for p in kept.problems for language in LANGUAGES]
    assert found(marks.at, [("said", "\n".join(said).encode())]) == {}
    assert found(marks.secret, [("reading", plain.encode(whole))]) != {}


TOLD_ACROSS = {
    "bought_above_output", "output_below_sales", "mass_per_unit_differs",
    "own_mass_per_unit_differs", "unlike_members", "members_take_too_much",
}  # fmt: skip


def test_a_copy_for_a_supplier_tells_nothing_of_the_others(tmp_path: Path) -> None:
    """Open members quarrel about all that they trade; each hears of its own numbers."""
    folder = mini.start(tmp_path / "programme")
    (folder / FILE).write_text(PROGRAMME, "utf-8")
    programme = Marked(folder)
    write(programme, quarrel, S1="raw", S3="raw")
    report = check([folder])
    assert {p.code for p in report.problems} >= TOLD_ACROSS
    copies = annotate_copies(report, tmp_path / "copies", language="en")
    assert len(copies) == len(programme.marks) + 1
    for member in programme.marks:
        others = (path for path in copies if path.stem != member)
        written = [part for path in others for part in unpacked(path.name, path.read_bytes())]
        told = programme.marks[member].at
        numbers = {place: mark for place, mark in told.items() if isinstance(mark, float)}
        assert found(numbers, written) == {}
        own = unpacked("own", (tmp_path / "copies" / f"{member}.xlsx").read_bytes())
        assert found(numbers, own) != {}
