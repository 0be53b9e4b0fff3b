"""Things that must be said once and are said twice; the second one is marked."""

from collections.abc import Iterable, Iterator

from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.records import Record, Submission


def duplicate_line_ids(submission: Submission, _: Context) -> Iterator[Problem]:
    """Two lines of the workbook, on whichever sheets, with one line id."""
    return _repeated("duplicate_line_id", submission.lines, "line")


def duplicate_product_codes(submission: Submission, _: Context) -> Iterator[Problem]:
    """Two products with one code."""
    return _repeated("duplicate_product_code", submission.products, "product")


def duplicate_process_codes(submission: Submission, _: Context) -> Iterator[Problem]:
    """Two processes with one code."""
    return _repeated("duplicate_process_code", submission.processes, "process")


def process_named_like_product(submission: Submission, _: Context) -> Iterator[Problem]:
    """A process with a product's code: nobody could tell which of them a line means."""
    products = {p.product: p.at("product") for p in submission.products if p.product}
    for process in submission.processes:
        if process.process in products:
            first = products[process.process]
            values = {"text": process.process, "first": _where(first, process.place)}
            yield problem("process_named_like_product", process.at("process"), **values)


def duplicate_evidence_ids(submission: Submission, _: Context) -> Iterator[Problem]:
    """Two documents with one id."""
    return _repeated("duplicate_evidence_id", submission.evidence, "evidence")


def duplicate_allocation_keys(submission: Submission, _: Context) -> Iterator[Problem]:
    """Two key values for the same pool, rule and target, or two rules for one pool."""
    said = [
        (_subject(row.pool, row.target and row.rule, row.target), row.at("pool"))
        for row in submission.allocation
        if row.pool
    ]
    return _second_time("duplicate_allocation_key", said)


def duplicate_results(submission: Submission, _: Context) -> Iterator[Problem]:
    """Two declared values for the same product, indicator and stage."""
    said = [
        (_subject(row.product, row.indicator, row.stage), row.at("product"))
        for row in submission.results
        if row.product
    ]
    return _second_time("duplicate_result", said)


def _repeated(code: str, records: Iterable[Record], field: str) -> Iterator[Problem]:
    return _second_time(code, ((getattr(record, field), record.at(field)) for record in records))


def _second_time(code: str, said: Iterable[tuple[str | None, Place]]) -> Iterator[Problem]:
    seen: dict[str, Place] = {}
    for text, place in said:
        if text and seen.setdefault(text, place) is not place:
            yield problem(code, place, text=text, first=_where(seen[text], place))


def _subject(*parts: str | None) -> str:
    return " / ".join(part for part in parts if part)


def _where(first: Place, here: Place) -> str:
    return first.cell if first.sheet == here.sheet else f"{first.sheet} › {first.cell}"


CHECKS = (
    duplicate_line_ids,
    duplicate_product_codes,
    duplicate_process_codes,
    process_named_like_product,
    duplicate_evidence_ids,
    duplicate_allocation_keys,
    duplicate_results,
)
