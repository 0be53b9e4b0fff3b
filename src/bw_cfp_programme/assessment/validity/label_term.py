"""How long a label is valid, and when its renewal must be applied for, by the rule set."""

from dataclasses import dataclass
from datetime import date

from bw_cfp_programme.assessment.validity.dates import months_after, years_after
from bw_cfp_programme.rule_sets import RuleSet


@dataclass(frozen=True, kw_only=True, slots=True)
class LabelTerm:
    """The last day of a label, and the days between which renewal is applied for."""

    approved: date
    end: date
    renewal_opens: date | None
    renewal_closes: date | None


def term_of(rules: RuleSet, approved: date | None) -> LabelTerm | None:
    """The term of a label approved on a day; None: it is not approved, or no rule limits it."""
    if approved is None or rules.validity_years is None:
        return None
    end = years_after(approved, rules.validity_years)
    opens, closes = rules.renewal_opens_months, rules.renewal_closes_months
    return LabelTerm(
        approved=approved,
        end=end,
        renewal_opens=None if opens is None else months_after(end, -opens),
        renewal_closes=None if closes is None else months_after(end, -closes),
    )
