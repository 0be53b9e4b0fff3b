"""Laws of the proposal: whatever the lines, its running sums prove themselves."""

from hypothesis import given
from hypothesis import strategies as st

from bw_cfp_programme import rule_sets
from bw_cfp_programme.assessment.cut_off import ledger_of, propose, try_limits
from bw_cfp_programme.problems import Place
from sample_report import contribution, factors, result, study

STAGES = ("raw_materials", "manufacturing", "use")
AMOUNTS = st.floats(0, 1e6, allow_subnormal=False)
LINE = st.tuples(AMOUNTS, st.sampled_from(STAGES), st.sampled_from("ABC"), st.booleans())


def lines_of(drawn, scale=1.0):
    return [
        contribution(
            member=member, line=f"L{n}", item=f"item {n % 7}", stage=stage,
            activity=amount * scale, factor=factors(1.0, -0.1 if removes else 0.0),
            place=Place(f"{member}.xlsx", "M", f"F{n}"),
        )
        for n, (amount, stage, member, removes) in enumerate(drawn)
    ]  # fmt: skip


def proposal(lines, single=0.05, total=0.2):
    of = try_limits(study(result(lines), rules=rule_sets.load("tw-2025")), single, total)
    return propose(lines, ledger_of(of))


@given(st.lists(LINE, min_size=1, max_size=40))
def test_the_sum_is_never_above_the_limit_and_every_part_is_small(drawn):
    lines = lines_of(drawn)
    found = proposal(lines)
    footprint = sum(line.total for line in lines)
    sizes = {line.line: line.total for line in lines}
    left_out = sum(sizes[each.line.line] for each in found)
    assert left_out <= 0.2 * footprint * (1 + 1e-9)
    assert all(sizes[each.line.line] <= 0.05 * footprint * (1 + 1e-9) for each in found)
    if found:
        assert abs(found[-1].running - left_out) <= 1e-9 * footprint
    assert [each.line.size for each in found] == sorted(each.line.size for each in found)


@given(st.lists(LINE, min_size=1, max_size=40))
def test_removals_stay_and_no_stage_is_emptied(drawn):
    lines = lines_of(drawn)
    found = proposal(lines)
    gone = {each.line.line for each in found}
    assert not any(line.scores["biogenic_removals"] < 0 for line in lines if line.line in gone)
    for stage in {line.stage for line in lines if line.total}:
        assert any(line.stage == stage and line.line not in gone for line in lines if line.total)


@given(st.lists(LINE, min_size=1, max_size=20), st.randoms(use_true_random=False))
def test_the_order_of_the_lines_does_not_matter(drawn, random):
    lines = lines_of(drawn)
    mixed = random.sample(lines, len(lines))
    names = [[each.line.line for each in proposal(some)] for some in (lines, mixed)]
    assert names[0] == names[1]


@given(st.lists(LINE, min_size=1, max_size=20))
def test_the_size_of_the_product_does_not_matter(drawn):
    """A declared unit of 1024 lamps has the same small lines (a power of two: exact)."""
    one, many = proposal(lines_of(drawn)), proposal(lines_of(drawn, 1024.0))
    assert [each.line.line for each in one] == [each.line.line for each in many]


@given(st.lists(LINE, min_size=1, max_size=20), st.floats(0, 0.2))
def test_a_wider_limit_never_proposes_less(drawn, narrower):
    lines = lines_of(drawn)
    narrow, wide = proposal(lines, total=narrower), proposal(lines)
    assert {each.line.line for each in narrow} <= {each.line.line for each in wide}
