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
