"""The examples in the docstrings of the front door run, in their order, on the lamp."""

import doctest
import os
import shutil
from pathlib import Path

import bw2data
import pytest
from lamp_run import Lamp

import bw_cfp_programme as cfp
from bw_cfp_programme.brightway import use_project
from signed_files import ANSWER

ORDER = (
    "open_programme", "write_templates", "check", "import_workbooks", "CfpWorkbookImporter",
    "suggest", "Proposal", "decide", "calculate", "Choice", "assess", "export", "package", "verify",
    "new_key", "sign", "answer", "repeat",
)  # fmt: skip


def test_all_are_run():
    assert sorted(ORDER) == cfp.__all__


def test_examples_give_what_they_say(own_lamp: Lamp, monkeypatch: pytest.MonkeyPatch):
    (own_lamp.folder).rename(own_lamp.folder.parent / "lamp")
    monkeypatch.chdir(own_lamp.folder.parent)
    shutil.copy("lamp/submissions/S03.xlsx", "S03.xlsx")
    Path("answer.toml").write_text(ANSWER, encoding="utf-8")
    with use_project("cfp-lamp-2026"):
        for name in ORDER:
            _run(name)


def _run(name: str) -> None:
    """Compare where an example says what is printed; tables are only made."""
    names = {"cfp": cfp, "bw2data": bw2data}
    for example in doctest.DocTestParser().get_examples(getattr(cfp, name).__doc__):
        try:
            said = repr(eval(example.source, names)) + "\n"  # noqa: S307 - our own
        except SyntaxError:
            exec(example.source, names)  # noqa: S102
            continue
        if example.want and os.name == "posix":
            assert said == example.want, name
