"""The label: its value, the reduction that may be claimed, and earlier studies of the product."""

from bw_cfp_programme.assessment.label.comparison import comparison_of
from bw_cfp_programme.assessment.label.earlier_tables import comparison_section, reduction_section
from bw_cfp_programme.assessment.label.label_table import label_section
from bw_cfp_programme.assessment.label.problems import about_label
from bw_cfp_programme.assessment.label.reduction import reductions_of
from bw_cfp_programme.assessment.study import Assessed, Study


def assess_label(study: Study) -> Assessed:
    """The value as a label shows it, and how it stands to what was published before."""
    comparisons = [comparison_of(study, each) for each in study.programme.options.earlier_studies]
    reductions = list(reductions_of(study, comparisons))
    return Assessed(
        sections=(
            label_section(study),
            reduction_section(study, reductions),
            comparison_section(comparisons),
        ),
        problems=tuple(about_label(study, reductions)),
    )


__all__ = ["assess_label"]
