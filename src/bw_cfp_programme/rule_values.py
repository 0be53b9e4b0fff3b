"""What may stand in a rule set: values of the right kind, and words that the programme knows.

A word that nobody knows would switch a rule off without anybody noticing; it is refused instead.
"""

from collections.abc import Collection, Iterable, Mapping

from bw_cfp_programme import labels

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

KINDS = {
    "str": "a text",
    "tuple": "a list of texts",
    "float": "a share from 0 to 1",
    "int": "a whole number",
    "bool": "true or false",
}


def check_entry(name: str, value: object, kind: str) -> None:
    """Refuse an entry of another kind than its field (`kind`: a key of `KINDS`), or unknown words.

    Raises:
        ValueError: in words for a person.
    """
    if not _fits(value, kind):
        raise ValueError(f"[{name}] is {value!r} and must be {KINDS[kind]}")
    if namespace := WORDS.get(name):
        _known(name, value if isinstance(value, tuple) else (value,), labels.keys(namespace))


def check_defaults(allocation: Mapping[str, object]) -> None:
    """Refuse defaults for what is neither a flow category nor a kind of process.

    Raises:
        ValueError: in words for a person.
    """
    flows = (*labels.keys("category"), *labels.keys("process_kind"))
    _known("allocation", allocation, flows)


def _fits(value: object, kind: str) -> bool:
    if kind == "tuple":
        return isinstance(value, tuple) and all(isinstance(each, str) for each in value)
    if kind == "float":
        return isinstance(value, float | int) and not isinstance(value, bool) and 0 <= value <= 1
    if kind == "int":
        return isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return isinstance(value, {"str": str, "bool": bool}[kind])


def _known(name: str, words: Iterable[object], known: Collection[str]) -> None:
    unknown = [str(word) for word in words if word not in known]
    if unknown:
        raise ValueError(f"[{name}] does not know {', '.join(unknown)}: {', '.join(known)}")
