"""Lists of requirements: `data/requirements/<list>.csv`, or anybody's own beside their rule set."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bw_cfp_programme.errors import UnreadableText
from bw_cfp_programme.labels import Text
from bw_cfp_programme.rule_sets import RuleSet
from bw_cfp_programme.shelf import Shelf
from bw_cfp_programme.tables import Row, data_path
from bw_cfp_programme.text_files import first_of, read_csv_table

COLUMNS = ("key", "clause", "zh_TW", "en", "mark", "source", "check", "applies")


@dataclass(frozen=True, kw_only=True, slots=True)
class Requirement:
    """A line of a list.

    Attributes:
        of: the list's name.
        clause: where the standard or regulation has it.
        mark: how it is known: Q quoted, K secondary source, M nobody could source it.
        source: where it was read; blank: the source is open, and the table says so.
        checks: names of checks with their arguments; all must be met.
        applies: a condition; where it does not hold the requirement is not applicable.
    """

    of: str
    key: str
    clause: str
    text: Text
    mark: str
    source: str
    checks: tuple[tuple[str, ...], ...]
    applies: str


def requirements_of(rules: RuleSet) -> Iterator[Requirement]:
    """All that a rule set asks for, in the order of its lists.

    Raises:
        UnknownEdition: no such list, or its file is not of the form.
    """
    for name in rules.requirements or ():
        yield from SHELF.load(name)


def _lists() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in data_path("requirements").glob("*.csv")))


def _read(path: Path) -> tuple[Requirement, ...]:
    table = read_csv_table(path)
    if wrong := (*table.lacking(COLUMNS), *first_of(table.problems, path.name)):
        raise UnreadableText(wrong)
    return tuple(_requirement(path.stem, row) for row, _ in table.rows)


def _requirement(of: str, row: Row) -> Requirement:
    return Requirement(
        of=of,
        text=Text(zh_TW=row["zh_TW"], en=row["en"]),
        checks=tuple(tuple(each.split()) for each in row["check"].split(";")),
        **{name: row[name] for name in ("key", "clause", "mark", "source", "applies")},
    )


SHELF = Shelf("list of requirements", "requirements", ".csv", _read, _lists)
