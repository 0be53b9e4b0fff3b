"""Limits: how much may be left out, by the rule set or, where it leaves that open, by the study."""

from dataclasses import dataclass, replace

from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.tolerances import LAST_DIGITS


@dataclass(frozen=True, kw_only=True, slots=True)
class AllowedShares:
    """Shares (0-1) of the expected footprint; None: neither rule set nor study says.

    Attributes:
        source: where they come from, as the rule set or the study words it.
        looser: the study's own limits are wider than the rule set's, and not used.
    """

    single: float | None = None
    total: float | None = None
    source: str = ""
    looser: bool = False

    def allows_one(self, share: float | None) -> bool:
        """Whether a source of this share may be left out."""
        return _within(share, self.single)

    def allows_all(self, share: float | None) -> bool:
        """Whether sources of this share together may be left out."""
        return _within(share, self.total)


def limits_of(study: Study) -> AllowedShares:
    """The rule set's limits, or the study's own where those are narrower or the only ones."""
    rules, own = study.rules, study.programme.options.cut_off
    if own is None:
        source = rules.sources.get("cut_off_single", "")
        return AllowedShares(single=rules.cut_off_single, total=rules.cut_off_total, source=source)
    pairs = ((own.single, rules.cut_off_single), (own.total, rules.cut_off_total))
    single, total = (min(mine, mine if theirs is None else theirs) for mine, theirs in pairs)
    looser = any(theirs is not None and mine > theirs for mine, theirs in pairs)
    return AllowedShares(single=single, total=total, source=own.justification, looser=looser)


def try_limits(study: Study, single: float | None, total: float | None) -> Study:
    """The study under other limits than its rules', to see what they would allow.

    What is not given stays as it is.
    """
    now = limits_of(study)
    rules = replace(
        study.rules,
        cut_off_single=now.single if single is None else single,
        cut_off_total=now.total if total is None else total,
        sources={**study.rules.sources, "cut_off_single": "--single, --total"},
    )
    options = replace(study.programme.options, cut_off=None)
    return replace(study, programme=replace(study.programme, rule_set=rules, options=options))


def _within(share: float | None, limit: float | None) -> bool:
    return share is not None and limit is not None and share <= limit + LAST_DIGITS
