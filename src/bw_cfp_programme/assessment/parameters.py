"""What may be asked of an assessment besides its study: the keywords of its function.

The signature declares each once, `draws: Annotated[int, Between(least=100)] = 10_000`; Python and
the terminal ask by it, and its words stand in `data/help.csv` (`uncertainty.draws`).
"""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import isnan
from typing import Any, get_args, get_type_hints

from bw_cfp_programme.errors import WrongParameter


@dataclass(frozen=True, kw_only=True, slots=True)
class Between:
    """The numbers that a parameter may have, both ends among them; None: no end."""

    least: float | None = None
    most: float | None = None

    def __contains__(self, value: float) -> bool:
        return not (
            isnan(value)
            or (self.least is not None and value < self.least)
            or (self.most is not None and value > self.most)
        )


@dataclass(frozen=True, slots=True)
class Parameter:
    """A keyword of an assessment's function; `kind` is bool, int, float or str."""

    name: str
    kind: type
    default: object
    bounds: Between


def parameters_of(function: Callable[..., object]) -> tuple[Parameter, ...]:
    """The keyword-only parameters of a function, in the order of its signature."""
    hints = get_type_hints(function, include_extras=True)
    return tuple(
        _parameter(each, hints[each.name])
        for each in inspect.signature(function).parameters.values()
        if each.kind is inspect.Parameter.KEYWORD_ONLY
    )


def _parameter(said: inspect.Parameter, hint: Any) -> Parameter:
    bounds = [extra for extra in getattr(hint, "__metadata__", ()) if isinstance(extra, Between)]
    plain = hint.__origin__ if hasattr(hint, "__metadata__") else hint
    kind = next((each for each in get_args(plain) if each is not type(None)), plain)
    return Parameter(said.name, kind, said.default, bounds[0] if bounds else Between())


def refuse_wrong(name: str, parameters: tuple[Parameter, ...], asked: Mapping[str, object]) -> None:
    """Stop before anything is worked out where `asked` cannot be asked of the assessment `name`.

    Raises:
        WrongParameter: there is no such parameter, or its value is out of bounds.
    """
    known = {each.name: each.bounds for each in parameters}
    for said, value in asked.items():
        if said not in known:
            choice = ", ".join(known) or "nothing"
            raise WrongParameter(f"{name} cannot be asked for {said!r}; it knows: {choice}")
        if isinstance(value, (int, float)) and value not in known[said]:
            raise WrongParameter(f"{name}: {said} = {value} is not within {known[said]}")
