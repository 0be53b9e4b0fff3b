"""What the values of `programme.toml` say about each other."""

from collections import Counter
from collections.abc import Iterator

from bw_cfp_programme.folder.toml.text import TomlText
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import Programme
from bw_cfp_programme.wording import nearest

LEAD_TIER = 0


def inconsistencies(programme: Programme, text: TomlText) -> Iterator[Problem]:
    """Problems in reading order: the period, the product, the members and who supplies whom."""
    yield from _period(programme, text)
    yield from _lead(programme, text)
    yield from _duplicates(programme, text)
    yield from _supplies(programme, text)


def _period(programme: Programme, text: TomlText) -> Iterator[Problem]:
    start, end = programme.period_start, programme.period_end
    if end < start:
        yield problem("period_reversed", text.at("programme", "period_end"), start=start, end=end)


def _lead(programme: Programme, text: TomlText) -> Iterator[Problem]:
    place = text.at("product", "member")
    codes = tuple(member.code for member in programme.members)
    leads = [member.code for member in programme.members if member.tier == LEAD_TIER]
    if programme.lead not in codes:
        near = nearest(programme.lead, codes)
        yield problem("product_member_unknown", place, member=programme.lead, suggestion=near)
    elif programme.lead not in leads:
        yield problem("product_member_not_lead", place, member=programme.lead)
    if not leads:
        yield problem("no_lead", text.at("members", 0))
    if len(leads) > 1:
        numbers = [n for n, member in enumerate(programme.members) if member.tier == LEAD_TIER]
        place = text.at("members", numbers[1], "tier")
        yield problem("several_leads", place, members=", ".join(leads))


def _duplicates(programme: Programme, text: TomlText) -> Iterator[Problem]:
    """Codes that differ by case only are one file name on Windows, so they count as one."""
    seen: Counter[str] = Counter()
    for number, member in enumerate(programme.members):
        seen[member.code.casefold()] += 1
        if seen[member.code.casefold()] > 1:
            place = text.at("members", number, "code")
            yield problem("duplicate_member_code", place, member=member.code)


def _supplies(programme: Programme, text: TomlText) -> Iterator[Problem]:
    codes = tuple(member.code for member in programme.members)
    for number, member in enumerate(programme.members):
        for customer in member.supplies:
            others = tuple(code for code in codes if code != member.code)
            if customer not in others:
                place, near = text.at("members", number, "supplies"), nearest(customer, others)
                words = {"member": member.code, "value": customer, "suggestion": near}
                yield problem("supplies_unknown", place, **words)
    if not any(programme.lead in member.supplies for member in programme.members):
        yield problem("nobody_supplies_lead", text.at("members", 0), member=programme.lead)
