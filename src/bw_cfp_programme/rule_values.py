"""What may stand in a rule set: values of the right kind, and words that the programme knows.

A word that nobody knows would switch a rule off without anybody noticing; it is refused instead.
"""

from collections.abc import Collection, Iterable, Iterator

from bw_cfp_programme import labels
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.wording import words

WORDS = {
    "capital_goods": "capital_goods",
    "offsets": "offsets",
    "assurance": "assurance",
    "boundaries": "boundary",
    "reduction_status": "reduction_status",
    "recycling_methods": "recycling_method",
    "electricity": "electricity_basis",
    "electricity_criteria": "contract_criterion",
    "biogenic_carbon_content": "boundary",
    "biogenic_balance": "boundary",
    "allocation_order": "allocation_kind",
}
"""Entry -> the namespace of `terms.csv` whose terms it may hold."""


def entry_problems(name: str, value: object, kind: str, place: Place) -> Iterator[Problem]:
    """What is wrong with an entry: another kind than its field has, or words that nobody knows.

    `kind` is a name of `rule_kind` in `terms.csv`.
    """
    if not _fits(value, kind):
        said = list(value) if isinstance(value, tuple) else value
        yield problem(
            "rule_kind", place, entry=name, value=said, **words("kind", f"rule_kind.{kind}")
        )
    elif namespace := WORDS.get(name):
        known = labels.keys(namespace)
        yield from _unknown(name, value if isinstance(value, tuple) else (value,), known, place)


def default_problems(name: str, place: Place) -> Iterator[Problem]:
    """A default for what is neither a flow category nor a kind of process."""
    flows = (*labels.keys("category"), *labels.keys("process_kind"))
    yield from _unknown("allocation", (name,), flows, place)


def _fits(value: object, kind: str) -> bool:
    if kind == "tuple":
        return isinstance(value, tuple) and all(isinstance(each, str) for each in value)
    if kind == "float":
        return isinstance(value, float | int) and not isinstance(value, bool) and 0 <= value <= 1
    if kind == "int":
        return isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return isinstance(value, {"str": str, "bool": bool}[kind])


def _unknown(
    name: str, said: Iterable[object], known: Collection[str], place: Place
) -> Iterator[Problem]:
    unknown = ", ".join(str(word) for word in said if word not in known)
    if unknown:
        yield problem("rule_word", place, entry=name, words=unknown, known=", ".join(known))
