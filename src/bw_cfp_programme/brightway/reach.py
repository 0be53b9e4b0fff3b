"""Which datasets emit a flow, themselves or through what they take, at any remove."""

from collections.abc import Collection, Iterable
from functools import cached_property

from bw_cfp_programme.brightway.databases import dependencies
from bw_cfp_programme.brightway.generation import Key, lci_db


class Reach:
    """The exchanges of some databases and of those that they depend on, against their direction."""

    def __init__(self, databases: Iterable[str]) -> None:
        self._databases = tuple(databases)
        self._numbers: dict[Key, int] = {}

    def users(self, flows: Collection[Key]) -> set[Key]:
        """Datasets whose score a factor of one of the flows would change."""
        takers, numbers = self._takers, self._numbers
        found = {numbers[flow] for flow in flows if flow in numbers}
        waiting = list(found)
        while waiting:
            new = [taker for taker in takers.get(waiting.pop(), ()) if taker not in found]
            found.update(new)
            waiting += new
        return {key for key, number in numbers.items() if number in found}

    @cached_property
    def _takers(self) -> dict[int, list[int]]:
        """What is taken -> who takes it; as numbers, for large backgrounds."""
        query = (
            "SELECT input_database, input_code, output_database, output_code FROM exchangedataset"
            " WHERE output_database = ? AND type != 'production'"
        )
        takers: dict[int, list[int]] = {}
        for name in sorted(dependencies(self._databases)):
            for database, code, user, user_code in lci_db().db.execute_sql(query, (name,)):
                taken = self._number((database, code))
                takers.setdefault(taken, []).append(self._number((user, user_code)))
        return takers

    def _number(self, key: Key) -> int:
        return self._numbers.setdefault(key, len(self._numbers))
