"""What a sentence must name, in both languages, for a clerk to find the mistake without us."""

import pytest
from sample_submission import context
from test_each_check import CASES

from bw_cfp_programme.checks import check_submission
from bw_cfp_programme.labels import LANGUAGES

SAID = {
    "code of nobody": ("S3", "S03"),
    "country by name": ("Taiwan",),
    "tax id with a slip": ("22099132",),
    "ends before it starts": ("2025-12-31", "2025-01-01"),
    "eleven months": ("334", "2025-01-01", "2025-11-30"),
    "the year before": ("2024-01-01", "2024-12-31", "2025-01-01", "2025-12-31"),
    "a financial year": ("2025-04-01", "2026-03-31", "2025-01-01", "2025-12-31"),
    "line id again on another sheet": ("E1", "能源與水 Energy and water › A4"),
    "product code again": ("RING", " A5"),
    "process code again": ("OFFICE", " A5"),
    "process named like a product": ("RING", "產品 Products › A5"),
    "evidence id again": ("EV1", " A4"),
    "key value again": ("CAST / metered_share / HOUSING", " A4"),
    "result again": ("HOUSING / fossil", " A4"),
    "makes an unknown product": ("RINGS", "「RING」"),
    "result of an unknown product": ("HOUSNG", "HOUSING"),
    "line of an unknown process": ("CAT", "CAST"),
    "serves an unknown process": ("PAINT",),
    "pool of nobody": ("BOILER",),
    "key for nobody": ("LID",),
    "document that is not listed": ("EV2", "EV1"),
    "carries what is not there": ("M9", "M1"),
    "supplier who takes no part": ("S9",),
    "made by no process": ("RING",),
    "process that makes nothing": ("PAINT",),
    "credited for nothing": ("SCRAP",),
    "which product of the supplier": ("S07", "BOX, BAG"),
    "product that the supplier does not have": ("BOXX", "S07", "BOX, BAG"),
    "unit that the supplier does not use": ("kg", "pcs", "S07", "BOX"),
    "product made of itself": ("RING",),
    "result and lines": ("7",),
    "waste that goes nowhere": ("W1 Dross",),
    "invoice that is not listed": ("M2 Carton",),
    "estimate": ("M2 Carton",),
    "a tonne of ingots too much": ("11,000", "9,800", "1,200", "10.9091 %", "10 %"),
    "more out than in": ("8,900", "9,800", " 900 ", "10.1124 %", "10 %"),
    "product of unknown mass": ("Ring", "pcs"),
    "a decimal point slipped": ("E1", "2", "4,200", "400.5", "kWh"),
    "one bill copied": ("E1", "400", "kWh", "12"),
    "gas of nobody": ("Zeon",),
    "pollutant that warms": ("methane", "CH4"),
    "pollutant that does not": ("1", "NOx"),
    "leg by what": ("T1 Ingot by lorry",),
    "by air": ("T1 Ingot by lorry",),
    "downstream of a supplier": ("LEAD",),
    "key without value": ("CAST", "RING"),
    "the rule set's key for one of two": ("site", "RING"),
    "custom key for one of two": ("CAST", "RING"),
    "shares above one": ("CAST", "1.1"),
    "shares below one": ("CAST", "90 %"),
    "unlike products by mass": ("CAST", "12.9"),
    "unlike products of one process": ("CAST", "12.9"),
    "unlike products by quantity": ("CAST", "12.9"),
}


def told(submission, **surroundings):
    """What a clerk reads of the only problem that is found, in each language."""
    (found,) = check_submission(submission, context(**surroundings))
    return [f"{found.message(language)} {found.remedy(language)}" for language in LANGUAGES]


@pytest.mark.parametrize("case", SAID)
def test_a_sentence_names_what_it_speaks_of(case):
    for sentence in told(CASES[case][0]):
        missing = [text for text in SAID[case] if text.strip("「」 ") not in sentence]
        assert missing == [], sentence
