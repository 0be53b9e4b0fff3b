"""A site among the members of its programme: by which measure it is compared, and what is told."""

from dataclasses import replace

import pytest
from sample_submission import change, line, rows, sample
from saying import said, where

from bw_cfp_programme.checks.amounts.effort import efforts
from bw_cfp_programme.checks.amounts.market import Market, market_of
from bw_cfp_programme.checks.amounts.members import unlike_members

GOODS = {"product": "P", "role": "main", "unit": "kilogram", "output": 1_000.0}


def site(member, energy, *more, lines=(), products=(), **goods):
    """A workshop: 1 000 kg of goods, so many MJ of electricity."""
    facility = replace(sample().facility, member=member)
    power = line("E1", "electricity", "Grid", energy, "megajoule", supplier="outside")
    return replace(
        sample(), file=f"{member}.xlsx", facility=facility, processes=(),
        products=rows("products", {**GOODS, **goods}, *products),
        lines=(*rows("energy", power, *more), *rows("materials", *lines)),
    )  # fmt: skip


def told(own, *others):
    return said(unlike_members, own, market=market_of([own, *others]))


WORDS = {
    "at": "energy.amount", "code": "unlike_members", "line": "E1 Grid", "unit": "MJ",
    "use_en": "Energy brought in", "measure_en": "mass",
}  # fmt: skip


@pytest.mark.parametrize(
    ("energy", "told_", "hint"),
    [
        (24_000.0, False, None),
        (24_001.0, True, None),
        (83.4, False, None),
        (83.3, True, None),
        (2_000_000.0, True, "2,000,000 kJ"),
        (2.0, True, "2 GJ"),
    ],
)
def test_energy_may_be_twelve_times_what_the_others_need_or_a_twelfth(energy, told_, hint):
    """1 and 2 MJ per kg."""
    found = told(site("A", energy), site("B", 1_000.0), site("C", 2_000.0))
    expected = {
        "at": "energy.amount", "code": "unlike_members", "line": "E1 Grid", "unit": "MJ",
        "amount": f"{energy:,.10g}", "own": f"{float(f'{energy / 1000:.6g}'):,.10g}",
        "low": "1", "high": "2",
    }  # fmt: skip
    if hint:
        expected["suggestion"] = hint
    for one in found:
        words = {k: one.pop(k) for k in list(one) if k.startswith(("use_", "measure_"))}
        assert len(set(words.values())) == 4
    assert found == ([expected] if told_ else [])
