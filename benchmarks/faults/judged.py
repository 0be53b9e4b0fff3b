"""What must hold after a fault, and after the next command."""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from bw_cfp_programme.brightway import (
    BIOSPHERE,
    content,
    database_metadata,
    databases,
    load_database,
    use_project,
)
from bw_cfp_programme.errors import BwCfpError
from bw_cfp_programme.programme.calculate import calculate

from .child import Ended, command, run
from .states import FOLDER, States

WRITTEN = ("programme.toml", "submissions", "mappings")
"""What people wrote, and what was in force: no byte of it may change."""
_LEFT = (".new", "-journal", ".replaced", ".cfp-staging", ".cfp-lock")

_WITHOUT_CACHE, _COMPUTED = 8, 6
"""One in so many is followed by a command without what was kept, and by a total worked out anew."""
_KILLED, _TOLD = -9, 2
_PART = "- - -"

Tree = dict[str, bytes]


def tree(folder: Path) -> Tree:
    """Path -> bytes of all files."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


class Clean:
    """What a command leaves and says where nothing fails."""

    def __init__(self, states: States, state: str, name: str) -> None:
        self.states, self.state, self.name = states, state, name
        folder = states.lay_out(state)
        self.before, self.old = tree(folder), self._databases()
        ended = run(states.home, states.log, command(name, str(folder)))
        self.calls, self.after, self.code = ended.calls, tree(folder), ended.code
        self.new = self._databases()
        self.total = self._total()

    def fault(self, turn: int, how: str) -> tuple[Ended, list[str]]:
        """Let a call fail; how the command ended, and all that is wrong with it or after it."""
        home, log = self.states.home, self.states.log
        folder = self.states.lay_out(self.state)
        ended = run(home, log, command(self.name, str(folder)), turn, how)
        wrong = [*_told(ended, how, self.code), *self._kept(tree(folder))]
        if not turn % _WITHOUT_CACHE:
            shutil.rmtree(home / "cache", ignore_errors=True)
        again = run(home, log, _between(command(self.name, str(folder))))
        found, said, after = (part.strip() for part in again.said.split(_PART))
        if found not in {self.old, self.new}:
            wrong.append("the databases are neither the old ones nor the new ones")
        if again.code != self.code:
            wrong.append(f"the next command ends with {again.code}: {said[-1500:]}")
        if after != self.new:
            other = set(after.splitlines()) ^ set(self.new.splitlines())
            wrong.append(f"other databases than after a clean run: {sorted(other)}")
        wrong += _differences(self.after, tree(folder))
        wrong += [f"left: {name}" for name in tree(home) if name.endswith(_LEFT)]
        if not turn % _COMPUTED and (total := self._total()) != self.total:
            wrong.append(f"the databases give {total}, not {self.total}")
        return ended, wrong

    def _databases(self) -> str:
        """What Brightway says that is in each database, and on its list of them."""
        return run(self.states.home, self.states.log, _say_databases).said.strip()

    def _total(self) -> str:
        """The total of the databases as they stand, worked out anew."""
        home = self.states.home
        shutil.rmtree(home / "cache", ignore_errors=True)
        return run(home, self.states.log, lambda: _say_total(home / FOLDER)).said

    def _kept(self, now: Tree) -> Iterator[str]:
        """Inputs and archive right after the fault; of outputs each is the old or the new one."""
        for name, data in self.before.items():
            if name.startswith(WRITTEN) and not name.endswith("log.csv") and now.get(name) != data:
                yield f"lost: {name}"
        for name, data in now.items():
            known = {self.before.get(name), self.after.get(name)}
            if data not in known and not any(part.startswith(".") for part in name.split("/")):
                yield f"half: {name} ({len(data)} bytes)"


def _between(command: Callable[[], object]) -> Callable[[], None]:
    """A command, and before and after it what is in the databases."""

    def call() -> None:
        _say_databases()
        print(_PART, flush=True)
        try:
            command()
        finally:
            print(f"\n{_PART}")
            _say_databases()

    return call


def _say_databases() -> None:
    """A hash of all that each database holds and of what the list says of it."""
    with use_project("cfp-mini"):
        for name in databases():
            held = content(name) if name == BIOSPHERE else _plain(name)
            about = {**database_metadata(name), "imported": ""}
            said = json.dumps([held, about], sort_keys=True, default=str)
            print(name, hashlib.sha256(said.encode()).hexdigest())


def _plain(name: str) -> list[str]:
    """Datasets as text, without what Brightway numbers anew; the same whatever wrote them."""
    return sorted(json.dumps(each, sort_keys=True, default=str) for each in load_database(name))


def _say_total(folder: Path) -> None:
    try:
        print(calculate(folder, frozen=True).totals["total"])
    except BwCfpError as error:
        print(error)


def _told(ended: Ended, how: str, clean: int) -> Iterator[str]:
    lines = [line for line in ended.said.splitlines() if line.startswith("bw-cfp: ")]
    told = [line for line in lines if not line.startswith("bw-cfp: made")]
    if how == "kill" and ended.code == _KILLED:
        return
    if "Traceback" in ended.said:
        yield f"a traceback: {ended.said[-2500:]}"
    elif ended.code == _TOLD and len(told) != 1:
        yield f"not one line: {ended.said[-600:]}"
    elif ended.code not in {_TOLD, clean}:
        yield f"ends with {ended.code}: {ended.said[-600:]}"


def _differences(wanted: Tree, found: Tree) -> Iterator[str]:
    for name in sorted({*wanted, *found}):
        if wanted.get(name) != found.get(name):
            yield f"other than after a clean run: {name}"
