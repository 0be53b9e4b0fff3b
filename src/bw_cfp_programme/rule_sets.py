"""Rule sets: what a programme must keep to, as dated data with a source for every entry.

A rule set is a TOML file of `[entry]` tables with `value` and `source`; what its sources do not fix
is left out and None here. Once released a file is never changed: a correction is a new rule set.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args, get_origin

from bw_cfp_programme.errors import UnreadableText
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.rule_values import default_problems, entry_problems
from bw_cfp_programme.shelf import Shelf
from bw_cfp_programme.tables import data_path
from bw_cfp_programme.text_files import TomlText, first_of, is_of_folder, read_toml
from bw_cfp_programme.wording import nearest

_OWN = (".csv", ".toml")
"""How the name of a list or scheme ends that is a file of one's own."""
_BESIDE = ("requirements", "data_quality")
"""Entries that may name such files."""
_TITLES, _DEFAULTS = ("title_zh", "title_en"), "allocation"
_APART = (*_TITLES, _DEFAULTS)
"""What is no `[entry]` with value and source."""
_NO_ENTRIES = (*_APART, "id", "sources", "file")


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleSet:
    """The rules of one time and place.

    Attributes:
        in_force: date or year from which the instrument applies, as its source gives it.
        jurisdiction: country (ISO 3166) whose authority issued it; None: anybody may choose it.
        standard: what the footprint must conform to.
        requirements: lists of `data/requirements`, or CSV files beside the rule set, that a study
            is held to, in their order.
        gwp: which edition of the global warming potentials; "latest" is IPCC's last report.
        capital_goods: how machines and buildings are treated, a term of `capital_goods`.
        offsets: "refused" where offsets may not be counted.
        assurance: who must have verified, a term of `assurance`.
        boundaries: kinds of system boundary that may be studied.
        mass_balance_tolerance: share of the input by which output may differ.
        cut_off_single: share of the footprint below which one source may be left out.
        cut_off_total: share of the footprint that all of those may add up to.
        activity_data_max_age_years: how far before the application activity data may reach.
        primary_data_threshold: own share of upstream emissions below which suppliers must have
            primary data too.
        own_processes_primary: processes under the organisation's own control stand on primary data.
        disclose_allocation: output of the site and allocation of shared energy must be reported.
        first_rule: the allocation rule that every site is split by for comparison.
        compare_allocations: where several rules can split a pool, each must be tried.
        label_units: units that a label value may be printed in.
        label_rounding: how a label value is rounded, in the unit chosen.
        validity_years: how long a label is valid.
        renewal_opens_months: how long before a label ends its renewal may be applied for.
        renewal_closes_months: how long before the end that must have been done.
        reduction_share: how much less than its baseline a footprint must be for a reduction label.
        reduction_years: within how many years of the baseline.
        reduction_status: whether that label is in use, a term of `reduction_status`.
        retention_years: how long documents are kept.
        change_notice_days: before a site or process changes, within how many days it is reported.
        change_inventory_months: after renewal of equipment, until a new inventory is due.
        change_report_days: after particulars changed, until that is reported.
        allocation_order: kinds of allocation rule, those to be tried first in front.
        allocation: flow category or kind of process -> allocation rules, best first.
        scenarios_stated: stages after the gate need a stated scenario and an alternative to it.
        recycling_methods: how recycling may be shared between lives, the one used first.
        data_quality: scheme by which data are scored, of `data/data_quality`, or a TOML file beside
            the rule set.
        electricity: what electricity may count by: the "grid" mix, a "contract".
        electricity_criteria: keys of a contract's evidence that must be given.
        biogenic_carbon_content: boundaries for which it must be stated.
        biogenic_balance: boundaries over which removals and emissions must balance.
        sources: name of an entry -> where it stands; `allocation.<category>` for those.
        file: from which it was read.
    """

    id: str
    title_zh: str
    title_en: str
    in_force: str | None = None
    jurisdiction: str | None = None
    standard: str | None = None
    requirements: tuple[str, ...] | None = None
    gwp: str | None = None
    capital_goods: str | None = None
    offsets: str | None = None
    assurance: str | None = None
    boundaries: tuple[str, ...] | None = None
    mass_balance_tolerance: float | None = None
    cut_off_single: float | None = None
    cut_off_total: float | None = None
    activity_data_max_age_years: int | None = None
    primary_data_threshold: float | None = None
    own_processes_primary: bool | None = None
    disclose_allocation: bool | None = None
    first_rule: str
    compare_allocations: bool | None = None
    label_units: tuple[str, ...] | None = None
    label_rounding: str | None = None
    validity_years: int | None = None
    renewal_opens_months: int | None = None
    renewal_closes_months: int | None = None
    reduction_share: float | None = None
    reduction_years: int | None = None
    reduction_status: str | None = None
    retention_years: int | None = None
    change_notice_days: int | None = None
    change_inventory_months: int | None = None
    change_report_days: int | None = None
    scenarios_stated: bool | None = None
    recycling_methods: tuple[str, ...] | None = None
    data_quality: str | None = None
    electricity: tuple[str, ...] | None = None
    electricity_criteria: tuple[str, ...] | None = None
    biogenic_carbon_content: tuple[str, ...] | None = None
    biogenic_balance: tuple[str, ...] | None = None
    allocation_order: tuple[str, ...] | None = None
    allocation: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    file: Path = field(repr=False, compare=False)

    @property
    def own_files(self) -> tuple[Path, ...]:
        """Files beside a rule set of one's own that it names."""
        named = (*(self.requirements or ()), self.data_quality or "")
        return tuple(Path(name) for name in named if name.endswith(_OWN))


def rule_sets() -> tuple[str, ...]:
    """Ids of the rule sets that ship with the package."""
    return tuple(sorted(path.stem for path in data_path("rule_sets").glob("*.toml")))


def newest() -> RuleSet:
    """The shipped rule set of an authority that came into force last."""
    issued = [rules for rules in map(load, rule_sets()) if rules.jurisdiction]
    return max(issued, key=lambda rules: rules.in_force or "")


def load(id_or_path: str | Path) -> RuleSet:
    """A shipped rule set by id, or anybody's by the path of its TOML file.

    Raises:
        UnknownEdition: no such id or file, or the file is not of the form.
    """
    return SHELF.load(id_or_path)


def _read(path: Path) -> RuleSet:
    text = read_toml(path)
    if wrong := first_of(_mistakes(path, text), path.name):
        raise UnreadableText(wrong)
    entries = {name: each for name, each in text.data.items() if name not in _APART}
    rules = text.data.get(_DEFAULTS, {})
    values = {name: _frozen(entry["value"]) for name, entry in entries.items()}
    for name in _BESIDE:
        if name in values:
            values[name] = _beside(path, values[name])
    sources = {name: entry["source"] for name, entry in entries.items()}
    sources |= {f"{_DEFAULTS}.{name}": entry["source"] for name, entry in rules.items()}
    allocation = {name: _listed(entry["value"]) for name, entry in rules.items()}
    return RuleSet(
        id=path.stem,
        allocation=MappingProxyType(allocation),
        sources=MappingProxyType(sources),
        file=path,
        **{name: text.data[name] for name in _TITLES},
        **values,
    )


def _mistakes(path: Path, text: TomlText) -> Iterator[Problem]:
    """What is wrong with titles, entries and defaults, by line."""
    kinds = {f.name: _kind(f.type) for f in fields(RuleSet) if f.name not in _NO_ENTRIES}
    for name in _TITLES:
        if not isinstance(text.data.get(name), str):
            yield problem("rule_missing", text.at(name), entry=name)
    if "first_rule" not in text.data:
        yield problem("rule_missing", Place(path.name), entry="[first_rule]")
    for name, entry in text.data.items():
        if name in _APART:
            continue
        if name not in kinds:
            words = {"entry": name, "known": ", ".join(kinds), "suggestion": nearest(name, kinds)}
            yield problem("rule_unknown", text.at(name), **words)
        elif not _is_entry(entry):
            yield problem("rule_unsourced", text.at(name), entry=name)
        else:
            value, place = _frozen(entry["value"]), text.at(name, "value")
            yield from entry_problems(name, value, kinds[name], place)
            yield from _not_beside(path, name, value, place)
    yield from _about_defaults(text)


def _about_defaults(text: TomlText) -> Iterator[Problem]:
    rules = text.data.get(_DEFAULTS, {})
    if not isinstance(rules, Mapping):
        yield problem("rule_unsourced", text.at(_DEFAULTS), entry=_DEFAULTS)
        return
    for name, entry in rules.items():
        place = text.at(_DEFAULTS, name)
        yield from default_problems(name, place)
        if not _is_entry(entry) or not _is_text_or_texts(entry["value"]):
            yield problem("rule_unsourced", place, entry=f"{_DEFAULTS}.{name}")


def _is_entry(entry: object) -> bool:
    return (
        isinstance(entry, Mapping)
        and entry.keys() == {"value", "source"}
        and isinstance(entry["source"], str)
    )


def _is_text_or_texts(value: object) -> bool:
    return isinstance(value, str) or (
        isinstance(value, list) and all(isinstance(each, str) for each in value)
    )


def _kind(hint: object) -> str:
    """`tuple[str, ...] | None` is a tuple."""
    first = (get_args(hint) or (hint,))[0]
    return str((get_origin(first) or first).__name__)


def _listed(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _not_beside(rules: Path, name: str, value: Any, place: Place) -> Iterator[Problem]:
    """Files that are named and are not beside the rule set, or are links to somewhere else."""
    if name not in _BESIDE:
        return
    for file in _listed(value):
        if isinstance(file, str) and file.endswith(_OWN):
            path = rules.parent / file
            if not path.is_file() or not is_of_folder(path, rules.parent):
                yield problem("rule_not_beside", place, entry=name, name=file)


def _beside(rules: Path, value: Any) -> Any:
    """Names of what ships, and paths of what is one's own."""
    if isinstance(value, tuple):
        return tuple(_beside(rules, each) for each in value)
    return str(rules.parent / value) if value.endswith(_OWN) else value


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


SHELF = Shelf("rule set", "rule_sets", ".toml", _read, rule_sets)
