"""What a workbook may ask of a computer, and what it asked so far.

Sizes that a file declares are not believed: everything is counted as it comes, and what would ask
for too much is refused before it is worked on.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from bw_cfp_programme.labels import LANGUAGES, label
from bw_cfp_programme.limits import limits_of
from bw_cfp_programme.problems import Place, Problem, problem


class WorkbookError(Exception):
    """A file that cannot be read as a workbook; `problem` says why and what to do."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.message("en"))
        self.problem = found


def _shipped(name: str) -> Any:
    return field(default_factory=lambda: int(limits_of("workbook")[name]))


@dataclass(frozen=True, slots=True)
class Limits:
    """The most of each kind; `data/limits.csv` has the numbers and the reasons.

    Attributes:
        file_bytes: size of the file.
        parts: files inside it.
        unpacked_bytes: of the parts that are read, as they come.
        marks: tags, lines and escapes of the parts that are read, which is what a parser works on.
        kept_marks: those of parts that are held whole while they are read.
        cells: cells, merged ranges and described columns.
        characters: of shared texts and of the cells that show them.
        sheets: number of sheets.
    """

    file_bytes: int = _shipped("file_bytes")
    parts: int = _shipped("parts")
    unpacked_bytes: int = _shipped("unpacked_bytes")
    marks: int = _shipped("marks")
    kept_marks: int = _shipped("kept_marks")
    cells: int = _shipped("cells")
    characters: int = _shipped("characters")
    sheets: int = _shipped("sheets")


class Budget:
    """What one workbook asked so far."""

    def __init__(self, file: str, limits: Limits) -> None:
        self.file = file
        self.limits = limits
        self.spent: Counter[str] = Counter()

    def spend(self, what: str, amount: int) -> None:
        """Count more of what `Limits` names.

        Raises:
            WorkbookError: it is too much.
        """
        self.spent[what] += amount
        most: int = getattr(self.limits, what)
        if self.spent[what] > most:
            words = {
                f"limit_{language}": label(f"workbook.{what}", language).format(most=f"{most:,}")
                for language in LANGUAGES
            }
            raise self.refusal("workbook_too_large", **words)

    def refusal(self, code: str, **values: object) -> WorkbookError:
        """The exception that says `code` about this file."""
        return WorkbookError(problem(code, Place(self.file), **values))
