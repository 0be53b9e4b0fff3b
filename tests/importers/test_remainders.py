"""Remainders in a database's metadata: there and back, and from an import before ours."""

import json

from bw_cfp_programme.importers.remainders import from_plain, to_plain
from bw_cfp_programme.problems import Place
from bw_cfp_programme.results import Remainder

LEFT = Remainder(
    member="S03", line="E02", item="Electricity", amount=50.0, unit="kilowatt hour", pool="AIR",
    place=Place("S03.xlsx", "Energy", "E9"), cause="not_handed_on", reason="a tenant's part",
)  # fmt: skip


def test_there_and_back_through_json():
    assert from_plain(json.loads(json.dumps(to_plain([LEFT])))) == [LEFT]


def test_what_an_older_import_did_not_say_is_blank():
    (plain,) = to_plain([LEFT])
    older = {name: value for name, value in plain.items() if name != "cause"}
    (found,) = from_plain([{**older, "why": "no longer known"}])
    assert (found.cause, found.reason, found.place) == ("", "a tenant's part", LEFT.place)
