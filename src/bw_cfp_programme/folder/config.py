"""`programme.toml`: start a programme folder, and read what it says, mistakes by line."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from bw_cfp_programme.errors import InvalidProgramme, UnknownEdition, UnreadableText
from bw_cfp_programme.files import AnyPath, write_whole
from bw_cfp_programme.folder.choice import BASE, Choice
from bw_cfp_programme.folder.clock import Clock, now
from bw_cfp_programme.folder.inside import lies_inside, refuse_outside
from bw_cfp_programme.folder.names import DECISIONS, FILE, FLOWS, FOLDERS
from bw_cfp_programme.folder.own_factors import about_own_factors, own_factors
from bw_cfp_programme.folder.toml.consistency import inconsistencies
from bw_cfp_programme.folder.toml.skeleton import skeleton
from bw_cfp_programme.folder.toml.tables import Tables, Values, read_tables
from bw_cfp_programme.options import MANY, ONE, Options
from bw_cfp_programme.options.keys import keys_of
from bw_cfp_programme.options.kinds import CODE
from bw_cfp_programme.problems import Place, Problem, has_errors, problem
from bw_cfp_programme.records import Member, Programme, StudiedProduct
from bw_cfp_programme.text_files import TomlText, first_of, read_toml


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
        code = name if CODE.accepts(name) else "programme"
        write_whole(paths[0], skeleton(code, clock().year - 1).encode("utf-8"))
    return made


def load(folder: Path, choice: Choice = BASE) -> tuple[Programme | None, list[Problem]]:
    """Read `programme.toml` and the files that it names.

    What is chosen otherwise is held to the same rules as what is written.

    Returns:
        The programme, None when something is an error; and all mistakes at once, those of the file
        by line, then those of factor tables.
    """
    try:
        text = _with_choice(_written(folder), choice)
        tables, problems = read_tables(text)
        problems += _from_shelves(tables.programme, folder, text)
        problems += _from_outside(tables.programme, folder, text)
        databases, files = own_factors(tables.programme.get("background", ()), folder)
    except UnreadableText as refused:
        return None, list(refused.problems)
    place = text.at("programme", "background")
    about = inconsistencies(tables, text), about_own_factors(databases, files, place)
    told = sorted(first_of(chain(problems, *about), FILE), key=lambda p: p.place.file != FILE)
    if has_errors(told):
        return None, told
    tables.programme.update(background=databases, own_factors=files)
    return replace(_programme(tables, text), folder=folder), told


def open_programme(folder: AnyPath, choice: Choice = BASE) -> Programme:
    """The programme of a folder: who takes part, which product is studied, under which rules.

    Raises:
        InvalidProgramme: `programme.toml` is missing or has errors; it has all that `load` tells.

    Example:
        >>> programme = cfp.open_programme("lamp")
        >>> [member.code for member in programme.members]
        ['LEAD', 'S01', 'S02', 'S03', 'S04', 'S05', 'S06', 'S07']
        >>> bw2data.projects.set_current(programme.project)
    """
    programme, problems = load(Path(folder), choice)
    if programme is None:
        raise InvalidProgramme("\n".join(each.line("en") for each in problems), problems)
    return programme


def _written(folder: Path) -> TomlText:
    """What the file says, where all that people write lies in the folder.

    Raises:
        UnreadableText: it is missing or no TOML, or a file is a link that leads somewhere else.
    """
    path = folder / FILE
    if not path.exists():
        raise UnreadableText((problem("programme_file_missing", Place(FILE), file=FILE),))
    refuse_outside(folder, (Path(FILE), DECISIONS, FLOWS))
    return read_toml(path)


def _with_choice(text: TomlText, choice: Choice) -> TomlText:
    data = dict(text.data)
    for key, value in choice.values.items():
        table = "product" if key == "boundary" else "programme"
        if isinstance(stated := data.get(table), dict):
            data[table] = {**stated, key: value}
    return replace(text, data=data)


def _from_shelves(values: Values, folder: Path, text: TomlText) -> Iterator[Problem]:
    """Put GWP edition and rule set in the place of their names; files of one's own are beside."""
    for key in keys_of("programme", Programme):
        shelf, name = key.kind.shelf, values.get(key.name)
        if shelf is None or name is None:
            continue
        place = text.at("programme", key.name)
        if shelf.is_own(name) and not lies_inside(folder, name):
            del values[key.name]
            yield problem("leads_out", place, name=name)
            continue
        try:
            values[key.name] = shelf.load(folder.resolve() / name if shelf.is_own(name) else name)
        except UnknownEdition as error:
            yield from error.problems or (problem(f"{key.name}_file_missing", place, name=name),)


def _from_outside(values: Values, folder: Path, text: TomlText) -> Iterator[Problem]:
    """Take away factor tables that lie outside of the folder."""
    named = values.get("background", ())
    outside = [n for n in named if n.endswith(".csv") and not lies_inside(folder, n)]
    if outside:
        values["background"] = tuple(name for name in named if name not in {*outside})
        place = text.at("programme", "background")
        yield from (problem("leads_out", place, name=name) for name in outside)


def _programme(tables: Tables, text: TomlText) -> Programme:
    return Programme(
        **tables.programme,
        product=StudiedProduct(**tables.product),
        members=tuple(Member(**member) for member in tables.members),
        options=_options(tables, text),
    )


def _options(tables: Tables, text: TomlText) -> Options:
    stated: dict[str, Any] = {}
    for name, values in tables.options.items():
        if isinstance(values, dict):
            stated[name] = ONE[name](place=text.at(name), **values)
        else:
            records = (MANY[name](place=text.at(name, n), **v) for n, v in enumerate(values))
            stated[name] = tuple(records)
    return Options(**stated)
