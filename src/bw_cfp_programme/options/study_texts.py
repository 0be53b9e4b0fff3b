"""`[study]`: what only a person can say of the study as a whole."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from bw_cfp_programme.options.base import Option
from bw_cfp_programme.options.kinds import term


@dataclass(frozen=True, kw_only=True, slots=True)
class StudyTexts(Option):
    """Texts of the study report; blank where nobody wrote one. `data/programme_keys.csv` says more.

    Attributes:
        kind: goods or service, a term of `product_kind`.
        pcr: the product category rules that the study follows, by number or name.
        undivided_factors: why emissions stand as fossil whose factor does not tell gases apart.
        outside_values: indirect land-use change or soil carbon, where the study says them apart.
        tracking: the footprint of earlier years that this one is compared with, with intervals.
        application_date: day on which the label is applied for.
    """

    goal: str = ""
    application: str = ""
    audience: str = ""
    description: str = ""
    kind: Annotated[str, term("product_kind")] = ""
    standard: str = ""
    pcr: str = ""
    pcr_source: str = ""
    no_pcr_reason: str = ""
    process_criteria: str = ""
    capital_goods: str = ""
    scope_exclusions: str = ""
    undivided_factors: str = ""
    outside_values: str = ""
    timing: str = ""
    data: str = ""
    electricity: str = ""
    value_choices: str = ""
    assumptions: str = ""
    significant_issues: str = ""
    completeness: str = ""
    consistency: str = ""
    conclusions: str = ""
    limitations: str = ""
    comparison: str = ""
    tracking: str = ""
    version: str = ""
    earlier_reports: str = ""
    publication: str = ""
    recycling: str = ""
    carbon_storage: str = ""
    uncertainty: str = ""
    registrations: str = ""
    flow_chart: str = ""
    label_use: str = ""
    ccc_code: str = ""
    records: str = ""
    application_date: date | None = None
