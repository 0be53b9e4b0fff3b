"""Codes that lead nowhere: every code on a line must be declared on its own sheet."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import OUTSIDE, SITE, Record, Submission
from bw_cfp_programme.wording import nearest

Mention = tuple[Record, str]


def unknown_product(submission: Submission, context: Context) -> Iterator[Problem]:
    """A product that sheet 產品 does not declare."""
    mentions = [
        *_each(submission.processes, "makes"),
        *_each(submission.lines, "product"),
        *_each(submission.results, "product"),
    ]
    if context.knows("products"):
        yield from _undeclared("unknown_product", mentions, _products(submission))


def unknown_process(submission: Submission, context: Context) -> Iterator[Problem]:
    """A process that sheet 製程 does not declare."""
    mentions = [*_each(submission.processes, "serves"), *_each(submission.lines, "process")]
    if context.knows("processes"):
        yield from _undeclared("unknown_process", mentions, _processes(submission), (SITE,))


def unknown_pool(submission: Submission, context: Context) -> Iterator[Problem]:
    """An allocation row for what is neither a process, nor the site, nor a line."""
    mentions = _each(submission.allocation, "pool")
    processes, lines = _processes(submission), _codes(submission.lines, "line")
    if context.knows("processes") and processes is not None and lines is not None:
        yield from _undeclared("unknown_pool", mentions, processes | lines, (SITE,))


def unknown_target(submission: Submission, context: Context) -> Iterator[Problem]:
    """A key value for what is neither a product nor a process."""
    mentions = _each(submission.allocation, "target")
    products, processes = _products(submission), _processes(submission)
    if context.knows("products", "processes") and products is not None and processes is not None:
        yield from _undeclared("unknown_target", mentions, products | processes)


def unknown_evidence(submission: Submission, context: Context) -> Iterator[Problem]:
    """An evidence id that sheet 佐證 does not list."""
    records = (*submission.products, *submission.lines, *submission.results)
    if context.knows("evidence"):
        known = _codes(submission.evidence, "evidence")
        yield from _undeclared("unknown_evidence", _each(records, "evidence"), known)


def unknown_carried_line(submission: Submission, context: Context) -> Iterator[Problem]:
    """A transport leg that carries neither a line of the workbook nor a product."""
    lines, products = _codes(submission.lines, "line"), _products(submission)
    if context.knows("materials", "outputs", "products") and lines and products is not None:
        mentions = _each(submission.lines, "carries")
        yield from _undeclared("unknown_carried_line", mentions, lines | products)


def unknown_supplier(submission: Submission, context: Context) -> Iterator[Problem]:
    """A supplier that is no member of the programme and not marked as outside."""
    if context.programme:
        known = {member.code for member in context.programme.members}
        mentions = _each(submission.lines, "supplier")
        yield from _undeclared("unknown_supplier", mentions, known, (OUTSIDE,))


def _products(submission: Submission) -> set[str] | None:
    return _codes(submission.products, "product")


def _processes(submission: Submission) -> set[str] | None:
    return _codes(submission.processes, "process")


def _codes(records: Sequence[Record], name: str) -> set[str] | None:
    """The codes declared; None while one of them cannot be read."""
    if any(name in record.failed for record in records):
        return None
    return {code for record in records if (code := getattr(record, name))}


def _each(records: Iterable[Record], name: str) -> list[Mention]:
    return [(record, name) for record in records if name not in record.failed]


def _undeclared(
    code: str,
    mentions: Iterable[Mention],
    known: Collection[str] | None,
    reserved: tuple[str, ...] = (),
) -> Iterator[Problem]:
    if known is None:
        return
    for record, name in mentions:
        said = getattr(record, name)
        for text in said if isinstance(said, tuple) else (said,):
            if text and text not in known and text not in reserved:
                suggestion = nearest(text, known)
                yield problem(code, record.at(name), text=text, suggestion=suggestion)


CHECKS = (
    unknown_product,
    unknown_process,
    unknown_pool,
    unknown_target,
    unknown_evidence,
    unknown_carried_line,
    unknown_supplier,
)
