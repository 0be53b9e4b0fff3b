"""Write `docs/rule-sets.md` from the data: `python docs/generate_rule_sets.py`."""  # noqa: INP001 - a tool, no package

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from bw_cfp_programme import rule_sets
from bw_cfp_programme.labels import label
from bw_cfp_programme.requirement_lists import SHELF, Requirement
from bw_cfp_programme.rule_sets import RuleSet

PAGE = Path(__file__).with_name("rule-sets.md")
NOT_RULES = {"id", "title_zh", "title_en", "sources", "allocation", "file"}
INTRO = """# Rule sets

What a study must keep to, as dated data. Each rule set is a file of
`src/bw_cfp_programme/data/rule_sets`; every entry names its source, and what the sources do not
fix is left out: then the reports say that the rule set is silent. Nothing in the code asks for a
country or a standard, so a rule is switched by the file alone. This page is made from the data by
`docs/generate_rule_sets.py`.

## A rule set of one's own

A contract, a customer or a newer regulation may ask for something else. Write a file of the same
form beside `programme.toml` and name it there: `rule_set = "contract-7.toml"`.

```toml
title_zh = "七號合約"
title_en = "Contract 7"

[first_rule]                 # the one entry that must be there
value = "mass"
source = "contract 7, annex 2"

[cut_off_total]
value = 0.03
source = "contract 7, 4.1"

[requirements]               # lists that ship, or a CSV file beside this one
value = ["iso-14067-values", "contract-7.csv"]
source = "contract 7, 5"

[allocation.electricity]     # a flow category, with the rules for it, best first
value = "machine_hours"
source = "contract 7, annex 2"
```

A list of requirements has the columns of those in `src/bw_cfp_programme/data/requirements`. Its
`check` column names what is looked at, several checks parted by semicolons (`written goal;computed
sensitivity`); [requirements](requirements.md) says what each does.

A value of another kind (`"5 %"`, or 5 for 0.05), or a word that no rule knows, is refused with the
known ones, since it would switch the rule off unseen. `tests/test_rule_switching.py` switches every
entry and sees what the reports say. Three entries inform only: `standard` is shown beside what the
study names, and `in_force` and `jurisdiction` say by which rule set a workbook alone is checked.

```bash
bw-cfp requirements lamp --rules contract-7.toml
```"""
OPEN = """## What stays open

No source could be read for these, so no rule set has them; in the lists they are marked *source
open*.

- ISO 14067 itself is behind a paywall. It is known through the CNS wording in a Taiwanese
  training text and a public checklist; the letters of its sub-clauses beyond 7.2 b-e and 7.3 a-d
  are not confirmed, and are left out.
- PAS 2050:2011 is known by its contents list, a part of annex B and a secondary note: its GWP
  edition, the treatment of delayed emissions and its words on offsets are open, and so is how
  long an assessment is valid.
- The GHG Protocol Product Standard is known by a part of its reporting template and a secondary
  note: capital goods (two sources disagree), the GWP edition and the rest of its report items are
  open.
- PACT 3 lets a footprint stand for three years from the end of its period; that is no label and
  is not among the entries. Version 2 capped exempted emissions at 5 %, version 3 has no cap.
- Taiwan: no text fixes how many digits a label has, how its unit is chosen, or a level of
  assurance for product footprints. The guideline of 2010 itself was not read."""


def page() -> str:
    """The whole page."""
    rules = [rule_sets.load(name) for name in rule_sets.rule_sets()]
    parts = [INTRO, _titles(rules), _entries(rules), _sources(rules), OPEN, _lists()]
    return "\n\n".join(parts) + "\n"


def _titles(rules: list[RuleSet]) -> str:
    rows = [f"| `{each.id}` | {each.title_en}<br>{each.title_zh} |" for each in rules]
    return "\n".join(["## Those that ship", "", "| Id | Title |", "|---|---|", *rows])


def _entries(rules: list[RuleSet]) -> str:
    """Rule x rule set, those that any of them has."""
    head = "| Rule | " + " | ".join(f"`{each.id}`" for each in rules) + " |"
    names = [f.name for f in fields(RuleSet) if f.name not in NOT_RULES]
    flows = dict.fromkeys(name for each in rules for name in each.allocation)
    found = {name: [getattr(each, name) for each in rules] for name in names}
    found |= {f"allocation.{flow}": [each.allocation.get(flow) for each in rules] for flow in flows}
    rows = [_line(name, values) for name, values in found.items() if any(values)]
    return "\n".join(["## Rule by rule", "", head, "|---" * (len(rules) + 1) + "|", *rows])


def _line(name: str, values: list[object]) -> str:
    return f"| `{name}` | " + " | ".join(map(_shown, values)) + " |"


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return "<br>".join(map(_shown, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "-" if value is None else str(value)


def _sources(rules: list[RuleSet]) -> str:
    return "\n\n".join(["## Sources", *("\n".join(_sources_of(each)) for each in rules)])


def _sources_of(rules: RuleSet) -> Iterator[str]:
    yield f"### {rules.id}"
    yield ""
    for name, source in rules.sources.items():
        yield f"- `{name}`: {source}"


def _lists() -> str:
    parts = ["## Lists of requirements", *(_list(name) for name in SHELF.ids())]
    return "\n\n".join(parts)


def _list(name: str) -> str:
    head = "| No. | Clause | Requirement | Check | Source |\n|---|---|---|---|---|"
    title = label(f"requirement_list.{name}", "en")
    rows = [_row(row) for row in SHELF.load(name)]
    return f"### {name}\n\n{title}.\n\n" + "\n".join([head, *rows])


def _row(row: Requirement) -> str:
    checks = "; ".join(" ".join(each) for each in row.checks)
    where = f" (only {row.applies.replace('_', '-')})" if row.applies else ""
    source = row.source or "*source open*"
    said = f"{row.text.en}<br>{row.text.zh_TW}"
    return f"| {row.key} | {row.clause or '-'} | {said} | `{checks}`{where} | {source} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
