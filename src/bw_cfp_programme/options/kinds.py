"""What a value of `programme.toml` must be: a field's type says it.

`str`, `float`, `date` ... stand for what they are; the names here (`Share`, `Unit`, ...) and
`Annotated[str, term("stage")]` for what is narrower.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from bw_cfp_programme import gwp, labels, rule_sets, units
from bw_cfp_programme.limits import limit
from bw_cfp_programme.shelf import Shelf

_CODE = re.compile(r"\w[\w.-]{0,39}(?<!\.)")
_COUNTRY = re.compile(r"[A-Z]{2}")
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def _none() -> tuple[str, ...]:
    return ()


def _stripped(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class ValueKind:
    """A kind of value.

    Attributes:
        name: the problem `toml_not_<name>` refuses what is none, where there is no choice.
        accepts: whether a TOML value is one.
        clean: an accepted value as records hold it: lists as tuples, units by name, text trimmed.
        choices: words that it is chosen from; empty for free values.
        namespace: of `terms.csv` that those are from.
        shelf: where it stands, when it may be named by a file of one's own.
    """

    name: str
    accepts: Callable[[Any], bool]
    clean: Callable[[Any], Any] = _stripped
    choices: Callable[[], tuple[str, ...]] = _none
    namespace: str = ""
    shelf: Shelf[Any] | None = None


def term(namespace: str) -> ValueKind:
    """A name in a namespace of `terms.csv`.

    >>> term("life_part").accepts("packaging"), term("life_part").accepts("Packaging")
    (True, False)
    """

    def names() -> tuple[str, ...]:
        return labels.keys(namespace)

    return ValueKind("choice", lambda value: value in names(), choices=names, namespace=namespace)


def _edition(shelf: Shelf[Any]) -> ValueKind:
    def accepts(value: Any) -> bool:
        return shelf.is_own(value) or value in shelf.ids()

    return ValueKind("choice", accepts, choices=shelf.ids, shelf=shelf)


def _most() -> float:
    return limit("largest_number")


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_date(value: Any) -> bool:
    """Of a time that a study can speak of, so that months and years can be added to it."""
    if not isinstance(value, date) or isinstance(value, datetime):
        return False
    return limit("first_year") <= value.year <= limit("last_year")


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and len(value) <= limit("toml_list")


def _is_code(value: Any) -> bool:
    """Safe as a file name on every system."""
    return isinstance(value, str) and bool(_CODE.fullmatch(value)) and not _DEVICES.fullmatch(value)


def _unit_name(value: str) -> str:
    found = units.find_unit(value)
    return found.name if found else value


def _is_unit(value: Any) -> bool:
    return isinstance(value, str) and units.find_unit(value) is not None


def _languages() -> tuple[str, ...]:
    return (*labels.LANGUAGES, "both")


TEXT = ValueKind("text", lambda value: isinstance(value, str))
TEXTS = ValueKind(
    "texts",
    lambda value: _is_list(value) and all(isinstance(each, str) for each in value),
    lambda value: tuple(each.strip() for each in value),
)
DATE = ValueKind("date", _is_date)
NUMBER = ValueKind("number", lambda value: _is_number(value) and abs(value) <= _most(), float)
POSITIVE = ValueKind("positive", lambda value: _is_number(value) and 0 < value <= _most(), float)
SHARE = ValueKind("share", lambda value: _is_number(value) and 0 <= value <= 1, float)
WHOLE = ValueKind("whole", lambda value: type(value) is int and abs(value) <= _most())
TIER = ValueKind("tier", lambda value: type(value) is int and 0 <= value <= _most())
FLAG = ValueKind("flag", lambda value: isinstance(value, bool))
FACTOR = ValueKind("factor", lambda value: isinstance(value, str) or NUMBER.accepts(value))
CODE = ValueKind("code", _is_code)
COUNTRY = ValueKind("country", lambda v: isinstance(v, str) and bool(_COUNTRY.fullmatch(v)))
UNIT = ValueKind("unit", _is_unit, _unit_name)
LANGUAGE = ValueKind("choice", lambda value: value in _languages(), choices=_languages)
GWP, RULE_SET = _edition(gwp.SHELF), _edition(rule_sets.SHELF)

Positive = Annotated[float, POSITIVE]
Share = Annotated[float, SHARE]
Unit = Annotated[str, UNIT]
"""Any spelling in the file; its name in the record."""
Factor = Annotated[float | str | None, FACTOR]
"""A number in kg CO2e per unit, or the name of a background dataset that some line stands on."""

_OF_TYPE: Mapping[Any, ValueKind] = {
    str: TEXT,
    tuple[str, ...]: TEXTS,
    date: DATE,
    float: NUMBER,
    int: WHOLE,
    bool: FLAG,
    gwp.Edition: GWP,
    rule_sets.RuleSet: RULE_SET,
}


def kind_of(hint: Any) -> ValueKind | None:
    """The kind of a field's type, also of one that may be None; None where no person writes it.

    >>> kind_of(Share | None).name, kind_of(tuple[str, ...]).name, kind_of(ValueKind)
    ('share', 'texts', None)
    """
    if get_origin(hint) is Annotated:
        return next((each for each in get_args(hint)[1:] if isinstance(each, ValueKind)), None)
    if get_origin(hint) in {Union, UnionType}:
        return kind_of(next(each for each in get_args(hint) if each is not type(None)))
    return _OF_TYPE.get(hint)
