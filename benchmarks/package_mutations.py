"""Damage a package in thousands of seeded ways: `verify` misses none, and names the file.

    python benchmarks/package_mutations.py verification-lamp-2026.zip --count 10000

A third of the mutants change bytes of the zip wherever they lie. The next change what is inside and
write the zip as we write it: a byte of a file, a file added, left out or renamed, with the lists
left as they were or put right. The last change one number of a table and write all else anew, as
whoever has our code can: those only arithmetic finds.
"""

import argparse
import csv
import hashlib
import io
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

from bw_cfp_programme.errors import NoPackage
from bw_cfp_programme.labels import Text
from bw_cfp_programme.packages.bag import MANIFEST, PAYLOAD, TAG_MANIFEST
from bw_cfp_programme.packages.checks import check
from bw_cfp_programme.packages.crate import NAME as CRATE
from bw_cfp_programme.packages.data_package import NAME as DATA_PACKAGE
from bw_cfp_programme.packages.fields import path_of
from bw_cfp_programme.packages.opening import opened
from bw_cfp_programme.packages.reading import SCORES
from bw_cfp_programme.packages.subject import PackageSubject
from bw_cfp_programme.packages.written import written
from bw_cfp_programme.packages.zip_layout import pack, places, zip_of

Files = dict[str, bytes]
NUMBERS = (
    ("processes", "output"),
    ("exchanges", "amount"),
    *(("factors", name) for name in SCORES),
    ("demand", "amount"),
    ("result", "kg_co2e"),
)
SUBJECT = PackageSubject(
    programme="mutant",
    title=Text(en="Mutant"),
    description=Text(en="Mutant"),
    calculated="2026-01-01",
    audience="public",
    software="nobody's",
)
LISTS = ("manifest", "metadata")  # values of problems that name a file
NAMES = ("flip", "run", "insert", "cut", "append", "swap")


@dataclass(frozen=True)
class Mutant:
    """A damaged package.

    Attributes:
        how: by what.
        data: the zip.
        touched: files one of which must be named; empty: the zip itself.
    """

    how: str
    data: bytes
    touched: frozenset[str]


def mutants(path: Path, count: int, seed: int) -> Iterator[Mutant]:
    """As many, the same for the same seed."""
    whole = path.read_bytes()
    with ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    where = layout(files)
    for number in range(count):
        draw = random.Random(f"{seed} {number}")
        make = (of_bytes, of_files, of_numbers)[number % 3]
        mutant = make(draw, whole, files, where)
        if mutant.data != whole:
            yield mutant


def layout(files: Files) -> list[tuple[int, str]]:
    """Where each file begins in the zip."""
    entries = [pack(name, data)[0] for name, data in files.items()]
    return list(zip(places(entries), [*files, ""], strict=True))


def of_bytes(draw: random.Random, whole: bytes, _: Files, where: list[tuple[int, str]]) -> Mutant:
    """Bytes of the zip, wherever they lie; of small parts as often as of large ones."""
    how = draw.choice(NAMES)
    if draw.choice((True, False)):
        number = draw.randrange(len(where))
        end = where[number + 1][0] if number + 1 < len(where) else len(whole)
        place = draw.randrange(where[number][0], end)
    else:
        place = draw.randrange(len(whole))
    owner = max((start, name) for start, name in where if start <= place)[1]
    data = bytearray(whole)
    if how == "flip":
        data[place] ^= 1 << draw.randrange(8)
    elif how == "run":
        data[place : place + 4] = draw.randbytes(len(data[place : place + 4]))
    elif how == "insert":
        data[place:place] = draw.randbytes(draw.randint(1, 9))
    elif how == "cut":
        del data[place : place + draw.randint(1, 99)]
    elif how == "append":
        data += draw.randbytes(draw.randint(1, 99))
    else:
        other = draw.randrange(len(data))
        data[place], data[other] = data[other], data[place]
    return Mutant(how, bytes(data), frozenset({owner} if owner and how == "flip" else ()))


def of_files(draw: random.Random, _: bytes, files: Files, where: object) -> Mutant:
    """What is inside, in a zip that is as it should be."""
    del where
    changed, name = dict(files), draw.choice(sorted(files))
    how = draw.choice(("byte", "digit", "left_out", "added", "renamed", "line"))
    touched = {name}
    if how == "left_out":
        del changed[name]
    elif how == "added":
        touched = {f"{PAYLOAD}tables/extra{draw.randrange(99)}.csv"}
        changed[min(touched)] = b"a,b\n1,2\n"
    elif how == "renamed":
        changed[f"{name}.old"] = changed.pop(name)
    else:
        changed[name] = CHANGES[how](draw, files[name])
    repaired = draw.choice(("", "payload", "both"))
    if repaired and name not in {MANIFEST, TAG_MANIFEST}:
        touched |= repair(changed, both=repaired == "both")
    data = zip_of([pack(each, content) for each, content in changed.items()])
    return Mutant(f"{how} {repaired}".strip(), data, frozenset(touched))


def of_numbers(draw: random.Random, _: bytes, files: Files, where: object) -> Mutant:
    """A number of a table, everything that describes and lists it written anew."""
    del where
    table, column = draw.choice(NUMBERS)
    name = f"{PAYLOAD}{path_of(table)}"
    header, *rows = csv.reader(io.StringIO(files[name].decode("utf-8-sig"), newline=""))
    place = header.index(column)
    row = draw.choice([row for row in rows if row[place]] or rows)
    factor = 1 + draw.choice((-1, 1)) * 10 ** -draw.uniform(0.5, 6)
    row[place] = repr(float(row[place] or 0.0) * factor or 1e-3)
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([header, *rows])
    changed = files | {name: text.getvalue().encode("utf-8-sig")}
    payload = [(n.removeprefix(PAYLOAD), d) for n, d in changed.items() if n.startswith(PAYLOAD)]
    payload = [(n, d) for n, d in payload if n not in {CRATE, DATA_PACKAGE}]
    return Mutant(f"number {table}", written(payload, SUBJECT), frozenset())


def _byte(draw: random.Random, data: bytes) -> bytes:
    place = draw.randrange(len(data))
    return data[:place] + bytes([data[place] ^ (1 << draw.randrange(8))]) + data[place + 1 :]


def _digit(draw: random.Random, data: bytes) -> bytes:
    """Another digit where there is one, as somebody would who wants another number."""
    digits = [match.start() for match in re.finditer(rb"\d", data)]
    if not digits:
        return _byte(draw, data)
    place = draw.choice(digits)
    other = str((int(data[place : place + 1]) + draw.randint(1, 9)) % 10).encode()
    return data[:place] + other + data[place + 1 :]


def _line(draw: random.Random, data: bytes) -> bytes:
    """A line less."""
    lines = data.splitlines(keepends=True)
    del lines[draw.randrange(len(lines))]
    return b"".join(lines)


CHANGES: dict[str, Callable[[random.Random, bytes], bytes]] = {
    "byte": _byte,
    "digit": _digit,
    "line": _line,
}


def repair(files: Files, *, both: bool) -> set[str]:
    """Write the hashes anew; what describes the files is left as it was."""
    inside = {name: data for name, data in files.items() if name.startswith(PAYLOAD)}
    files[MANIFEST] = _hashes(inside)
    if both:
        tags = {n: d for n, d in files.items() if n not in inside and n != TAG_MANIFEST}
        files[TAG_MANIFEST] = _hashes(tags)
    return {MANIFEST, TAG_MANIFEST}


def _hashes(files: Files) -> bytes:
    lines = (f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in files.items())
    return "".join(lines).encode()


def told(mutant: Mutant, folder: Path) -> tuple[bool, set[str]]:
    """Whether `verify` says that something does not hold, and what it names until that is right."""
    path = folder / "mutant.zip"
    path.write_bytes(mutant.data)
    named: set[str] = set()
    try:
        with opened(path) as package:
            for each in check(package):
                named |= {found.place.file for found in each.problems if not each.holds}
                named |= {found.values.get(n, "") for n in LISTS for found in each.problems}
                if named - {""} and (not mutant.touched or mutant.touched & named):
                    return True, named
    except NoPackage as error:
        return True, {found.place.file for found in error.problems}
    return bool(named - {""}), named


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    counts, missed, unnamed = Counter[str](), [], []
    with tempfile.TemporaryDirectory() as folder:
        for mutant in mutants(asked.package, asked.count, asked.seed):
            counts[mutant.how] += 1
            noticed, named = told(mutant, Path(folder))
            if not noticed:
                missed.append(mutant.how)
            elif mutant.touched and not mutant.touched & named:
                unnamed.append((mutant.how, sorted(mutant.touched), sorted(named)[:3]))
    print(f"{counts.total()} mutants, {len(missed)} missed, {len(unnamed)} named elsewhere")
    print(dict(sorted(counts.items())))
    for each in (*missed[:20], *unnamed[:20]):
        print(each)
    return 1 if missed or unnamed else 0


if __name__ == "__main__":
    sys.exit(main())
