"""What the values of `programme.toml` say about each other.

A value that could not be read was told already: what depends on it is not judged, all else is.
"""

from collections import Counter
from collections.abc import Iterator

from bw_cfp_programme.folder.toml.tables import Tables
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.text_files import TomlText
from bw_cfp_programme.wording import nearest

LEAD_TIER = 0


def inconsistencies(tables: Tables, text: TomlText) -> Iterator[Problem]:
    """Problems of the period, the product, the members and who supplies whom."""
    yield from _period(tables, text)
    yield from _duplicates(tables, text)
    if all("tier" in member for member in tables.members):
        yield from _leads(tables, text)
    if all("code" in member for member in tables.members):
        yield from _product(tables, text)
        yield from _supplies(tables, text)


def _period(tables: Tables, text: TomlText) -> Iterator[Problem]:
    start, end = (tables.programme.get(f"period_{which}") for which in ("start", "end"))
    if start and end and end < start:
        yield problem("period_reversed", text.at("programme", "period_end"), start=start, end=end)


def _duplicates(tables: Tables, text: TomlText) -> Iterator[Problem]:
    """Codes that differ by case only are one file name on Windows, so they count as one."""
    seen: Counter[str] = Counter()
    for number, member in enumerate(tables.members):
        code = member.get("code", "")
        seen[code.casefold()] += 1
        if code and seen[code.casefold()] > 1:
            place = text.at("members", number, "code")
            yield problem("duplicate_member_code", place, member=code)


def _leads(tables: Tables, text: TomlText) -> Iterator[Problem]:
    """One member leads, and only one."""
    numbers = [n for n, member in enumerate(tables.members) if member["tier"] == LEAD_TIER]
    if tables.members and not numbers:
        yield problem("no_lead", text.at("members", 0))
    if len(numbers) > 1:
        names = ", ".join(tables.members[number].get("code", "?") for number in numbers)
        yield problem("several_leads", text.at("members", numbers[1], "tier"), members=names)


def _product(tables: Tables, text: TomlText) -> Iterator[Problem]:
    """The product under study is made by the member that leads."""
    place, maker = text.at("product", "member"), tables.product.get("member")
    tiers = {member["code"]: member.get("tier", LEAD_TIER) for member in tables.members}
    if maker is None or not tiers:
        return
    if maker not in tiers:
        near = nearest(maker, tiers)
        yield problem("product_member_unknown", place, member=maker, suggestion=near)
    elif tiers[maker] != LEAD_TIER:
        yield problem("product_member_not_lead", place, member=maker)


def _supplies(tables: Tables, text: TomlText) -> Iterator[Problem]:
    codes = {member["code"] for member in tables.members}
    supplied = {code for member in tables.members for code in member.get("supplies", ())}
    for number, member in enumerate(tables.members):
        for customer in member.get("supplies", ()):
            if customer not in codes or customer == member["code"]:
                near = nearest(customer, codes - {member["code"]})
                place = text.at("members", number, "supplies")
                words = {"member": member["code"], "value": customer, "suggestion": near}
                yield problem("supplies_unknown", place, **words)
    lead = tables.product.get("member")
    written = sum("supplies" in raw for raw in text.data.get("members", ()))
    is_read = written == sum("supplies" in member for member in tables.members)
    if lead and codes and is_read and supplied <= codes - {lead}:
        yield problem("nobody_supplies_lead", text.at("members", 0), member=lead)
