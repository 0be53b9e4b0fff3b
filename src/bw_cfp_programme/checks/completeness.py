"""What should be there and is not: lines, results, treatment, evidence."""

from collections.abc import Iterator

from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.checks.places import sheet
from bw_cfp_programme.checks.products import is_free_of_burdens
from bw_cfp_programme.data_kinds import is_primary
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import CALCULATED, RESULT, Submission


def raw_without_lines(submission: Submission, context: Context) -> Iterator[Problem]:
    """Raw data are promised and not a single line is there."""
    empty = not submission.lines and context.knows("materials", "energy", "transport", "outputs")
    if (
        submission.facility.disclosure in CALCULATED
        and empty
        and not is_free_of_burdens(submission)
    ):
        yield problem("raw_without_lines", submission.facility.at("disclosure"))


def result_without_results(submission: Submission, context: Context) -> Iterator[Problem]:
    """A result is promised and there is none."""
    empty = not submission.results and context.knows("result")
    if submission.facility.disclosure == RESULT and empty:
        yield problem("result_without_results", submission.facility.at("disclosure"))


def lines_in_result_mode(submission: Submission, _: Context) -> Iterator[Problem]:
    """Only a result is to be disclosed, and raw lines are there all the same."""
    if submission.facility.disclosure == RESULT and submission.lines:
        first = submission.lines[0]
        yield problem("lines_in_result_mode", first.place, count=len(submission.lines))


def results_in_raw_mode(submission: Submission, _: Context) -> Iterator[Problem]:
    """Raw data and a result: the lines count, the result is not used."""
    if submission.facility.disclosure in CALCULATED and submission.lines and submission.results:
        yield problem("results_in_raw_mode", submission.results[0].place)


def no_electricity(submission: Submission, context: Context) -> Iterator[Problem]:
    """Raw data without any purchased electricity."""
    lines = submission.lines
    read = context.knows("energy") and not any("category" in line.failed for line in lines)
    if submission.facility.disclosure not in CALCULATED or not lines or not read:
        return
    if not any(line.category == "electricity" for line in lines):
        energy = [line for line in lines if line.sheet == "energy"]
        yield problem("no_electricity", sheet(submission, "energy", energy))


def waste_without_treatment(submission: Submission, _: Context) -> Iterator[Problem]:
    """Waste that goes nobody knows where."""
    for line in submission.lines:
        if line.category in {"waste", "end_of_life_treatment"} and line.is_blank("treatment"):
            yield problem("waste_without_treatment", line.at("treatment"), line=line.title)


def line_without_evidence(submission: Submission, _: Context) -> Iterator[Problem]:
    """Said to be measured or invoiced, without the document that shows it."""
    for line in submission.lines:
        if is_primary(line.data_kind or "") and line.is_blank("evidence"):
            yield problem("line_without_evidence", line.at("evidence"), line=line.title)


def estimated_line(submission: Submission, _: Context) -> Iterator[Problem]:
    """A number of the own site that was estimated or read up; what comes after the gate must be."""
    for line in submission.lines:
        if line.sheet != "downstream" and is_primary(line.data_kind or "") is False:
            yield problem("estimated_line", line.at("data_kind"), line=line.title)


CHECKS = (
    raw_without_lines,
    result_without_results,
    lines_in_result_mode,
    results_in_raw_mode,
    no_electricity,
    waste_without_treatment,
    line_without_evidence,
    estimated_line,
)
