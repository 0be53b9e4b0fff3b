"""`programme.toml`: start a programme folder, and read what it says, mistakes by line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from bw_cfp_programme.checks.offsets import speaks_of_offsets
from bw_cfp_programme.errors import InvalidProgramme, UnknownEdition
from bw_cfp_programme.folder.choice import BASE, Choice
from bw_cfp_programme.folder.clock import Clock, now
from bw_cfp_programme.folder.names import FILE, FOLDERS
from bw_cfp_programme.folder.own_factors import about_own_factors, with_own_factors
from bw_cfp_programme.folder.toml.consistency import inconsistencies
from bw_cfp_programme.folder.toml.keys import SHELVES, accepts
from bw_cfp_programme.folder.toml.skeleton import skeleton
from bw_cfp_programme.folder.toml.tables import TableReader, Values
from bw_cfp_programme.folder.toml.text import TomlText, read_toml
from bw_cfp_programme.options import MANY, ONE, Options
from bw_cfp_programme.problems import Problem, Severity, has_errors, problem
from bw_cfp_programme.records import Member, Programme, StudiedProduct
from bw_cfp_programme.wording import nearest

SCHEMA = 1
TABLES = ("programme", "product", "members", *ONE, *MANY)


def init(folder: Path, *, programme_id: str | None = None, clock: Clock = now) -> tuple[Path, ...]:
    """Make a programme folder with a commented `programme.toml` that loads as it stands.

    Args:
        folder: made if it is not there.
        programme_id: code of the programme; the folder's name where that can be a code.
        clock: the reporting period is the last full calendar year.

    Returns:
        What was made; what was there already is left alone.
    """
    paths = (folder / FILE, *(folder / name for name in FOLDERS))
    made = tuple(path for path in paths if not path.exists())
    for path in paths[1:]:
        path.mkdir(parents=True, exist_ok=True)
    if paths[0] in made:
        name = programme_id or folder.resolve().name
        code = name if accepts("code", name) else "programme"
        paths[0].write_bytes(skeleton(code, clock().year - 1, SCHEMA).encode("utf-8"))
    return made


def load(folder: Path, choice: Choice = BASE) -> tuple[Programme | None, list[Problem]]:
    """Read `programme.toml`; all mistakes at once, no programme when one is an error.

    What is chosen otherwise is held to the same rules as what is written.
    """
    written = read_toml(folder / FILE)
    if isinstance(written, Problem):
        return None, [written]
    text = _with_choice(written, choice)
    reader = TableReader(text)
    values, product = reader.one("programme"), reader.one("product")
    members = reader.many("members")
    one = {table: reader.one(table) for table in ONE if table in text.data}
    many = {table: reader.many(table) for table in MANY if table in text.data}
    problems = [*_frame(text), *reader.problems]
    if has_errors(problems):
        return None, problems
    problems += _from_shelves(values, folder, text)
    if has_errors(problems):
        return None, problems
    bare = replace(_programme(values, product, members), options=_options(text, one, many))
    programme = with_own_factors(bare, folder)
    problems += inconsistencies(programme, text)
    problems += about_own_factors(programme, text.at("programme", "background"))
    return (None if has_errors(problems) else programme), problems


def load_valid(folder: Path, choice: Choice = BASE) -> Programme:
    """The programme of a folder, for commands that can do nothing without one.

    Raises:
        InvalidProgramme: `programme.toml` is missing or has errors.
    """
    programme, problems = load(folder, choice)
    if programme is None:
        first = next(p for p in problems if p.severity is Severity.ERROR)
        raise InvalidProgramme(f"{first.place}: {first.message('en')} {first.remedy('en')}")
    return programme


def _with_choice(text: TomlText, choice: Choice) -> TomlText:
    data = dict(text.data)
    for key, value in choice.values.items():
        table = "product" if key == "boundary" else "programme"
        data[table] = {**data.get(table, {}), key: value}
    return replace(text, data=data)


def _frame(text: TomlText) -> Iterator[Problem]:
    schema = text.data.get("schema")
    if schema != SCHEMA:
        yield problem("toml_schema", text.at("schema"), value=schema or "", known=SCHEMA)
    for name in text.data:
        if speaks_of_offsets(name):
            yield problem("toml_offset", text.at(name), key=name)
        elif name not in (*TABLES, "schema"):
            near = nearest(name, TABLES)
            yield problem("toml_unknown_table", text.at(name), table=name, suggestion=near)


def _from_shelves(values: Values, folder: Path, text: TomlText) -> Iterator[Problem]:
    """Put GWP edition and rule set in the place of their names; files of one's own are beside."""
    for key, shelf in SHELVES.items():
        name = values[key]
        try:
            values[key] = shelf.load(folder.resolve() / name if shelf.is_own(name) else name)
        except UnknownEdition as error:
            yield problem(f"{key}_file_unusable", text.at("programme", key), reason=error)


def _options(
    text: TomlText,
    one: Mapping[str, Mapping[str, Any]],
    many: Mapping[str, Sequence[Mapping[str, Any]]],
) -> Options:
    single: dict[str, Any] = {
        name: ONE[name](place=text.at(name), **values) for name, values in one.items()
    }
    several: dict[str, Any] = {
        name: tuple(MANY[name](place=text.at(name, n), **each) for n, each in enumerate(tables))
        for name, tables in many.items()
    }
    return Options(**single, **several)


def _programme(
    values: Mapping[str, Any], product: Mapping[str, Any], members: Sequence[Mapping[str, Any]]
) -> Programme:
    return Programme(
        **values,
        product=StudiedProduct(**product),
        members=tuple(Member(**member) for member in members),
    )
