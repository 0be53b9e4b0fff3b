"""What Brightway ships is in the project as Brightway itself would have put it there."""

from bw2data.serialization import JsonWrapper

from bw_cfp_programme import brightway
from bw_cfp_programme.brightway import biosphere
from bw_cfp_programme.brightway.generation import bd, bi


def migrate():
    rows = {"fields": ("name", "unit"), "data": [(("水", "m3"), {"unit": "cubic meter"})]}
    bi.Migration("biosphere-2-3-categories").write(rows, "three units")


def test_migrations_are_written_once_and_read_back(bw_dir, monkeypatch):  # noqa: ARG001 - current
    own = JsonWrapper.__dict__["dump"]
    calls = []
    monkeypatch.setattr(bi, "create_core_migrations", lambda: (calls.append(1), migrate()))
    monkeypatch.setattr(
        bi, "create_default_biosphere3", lambda: bd.Database("biosphere3").register()
    )
    with brightway.use_project("p", create=True):
        biosphere.ensure_biosphere()
        biosphere.ensure_biosphere()
        found = bi.Migration("biosphere-2-3-categories").load()
    assert calls == [1]
    assert found == {"fields": ["name", "unit"], "data": [[["水", "m3"], {"unit": "cubic meter"}]]}
    assert JsonWrapper.__dict__["dump"] is own
