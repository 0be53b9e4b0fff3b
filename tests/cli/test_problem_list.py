"""How problems are printed: what is said of many cells is said once where that helps."""

from bw_cfp_programme.cli.problem_list import print_problems
from bw_cfp_programme.problems import Place, problem


def unlinked(file, cell, item="Ingot"):
    return problem("line_unlinked", Place(file, "Materials", cell), item=item, unit="kilogram")


PROBLEMS = [
    unlinked("S1.xlsx", "E6"),
    unlinked("S1.xlsx", "E9"),
    unlinked("S1.xlsx", "E9"),
    unlinked("S2.xlsx", "E6"),
    unlinked("S2.xlsx", "E7", item="Resin"),
]


def test_the_same_words_are_said_once_with_all_their_cells(capsys):
    print_problems(PROBLEMS, "en", together=True)
    printed = capsys.readouterr().out
    assert printed.count("“Ingot”") == printed.count("“Resin”") == 1
    assert "The same at: S1.xlsx › Materials › E9; S2.xlsx › Materials › E6" in printed
    assert printed.count("The same at") == 1


def test_otherwise_every_cell_has_its_own(capsys):
    print_problems(PROBLEMS, "zh_TW")
    printed = capsys.readouterr().out
    assert printed.count("「Ingot」") == 4
    assert "同樣情形" not in printed


def test_notes_of_a_kind_are_said_once_for_a_file(capsys):
    """Thirteen numbers that were stored as text are one note, in whatever words."""
    notes = [
        problem("number_from_text", Place("S1.xlsx", "Energy", f"I{row}"), value=str(row))
        for row in range(6, 19)
    ]
    elsewhere = problem("number_from_text", Place("S2.xlsx", "Energy", "I6"), value="6")
    print_problems([*notes, elsewhere, *PROBLEMS], "en")
    printed = capsys.readouterr().out
    assert printed.count("was stored as text") == 2
    assert "The same kind at: S1.xlsx › Energy › I7; " in printed
    assert printed.count("› Energy › I") == 12
    assert printed.count("“Ingot”") == 4
