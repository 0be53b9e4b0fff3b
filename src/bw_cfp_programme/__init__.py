"""Supply-chain product carbon footprint programmes on Brightway.

>>> import bw_cfp_programme as cfp

The names of `__all__` are the verbs of the command line with the records that they take, and the
importer. Each is loaded when it is first used: importing this package opens no project, writes no
file, loads no Brightway.
`docs/architecture.md` shows the house.
"""

TYPE_CHECKING = False  # typing itself is not loaded: Ctrl-C is not ours before `__main__` runs
if TYPE_CHECKING:
    from typing import Any

    from bw_cfp_programme.folder.choice import Choice
    from bw_cfp_programme.folder.config import open_programme
    from bw_cfp_programme.importers.workbook_importer import CfpWorkbookImporter
    from bw_cfp_programme.programme.assess import assess
    from bw_cfp_programme.programme.calculate import calculate
    from bw_cfp_programme.programme.check import check
    from bw_cfp_programme.programme.export import export
    from bw_cfp_programme.programme.importing import import_workbooks
    from bw_cfp_programme.programme.mapping import decide, suggest
    from bw_cfp_programme.programme.package import package
    from bw_cfp_programme.programme.proposal import Proposal
    from bw_cfp_programme.programme.repeat import repeat
    from bw_cfp_programme.programme.sign import answer, new_key, sign
    from bw_cfp_programme.programme.templates import write_templates
    from bw_cfp_programme.programme.verify import verify

__version__ = "0.1.0"
__all__ = [
    "CfpWorkbookImporter",
    "Choice",
    "Proposal",
    "answer",
    "assess",
    "calculate",
    "check",
    "decide",
    "export",
    "import_workbooks",
    "new_key",
    "open_programme",
    "package",
    "repeat",
    "sign",
    "suggest",
    "verify",
    "write_templates",
]

_HOME = {
    "CfpWorkbookImporter": "importers.workbook_importer",
    "Choice": "folder.choice",
    "Proposal": "programme.proposal",
    "answer": "programme.sign",
    "assess": "programme.assess",
    "calculate": "programme.calculate",
    "check": "programme.check",
    "decide": "programme.mapping",
    "export": "programme.export",
    "import_workbooks": "programme.importing",
    "new_key": "programme.sign",
    "open_programme": "folder.config",
    "package": "programme.package",
    "repeat": "programme.repeat",
    "sign": "programme.sign",
    "suggest": "programme.mapping",
    "verify": "programme.verify",
    "write_templates": "programme.templates",
}


def __getattr__(name: str) -> "Any":
    from importlib import import_module  # noqa: PLC0415 - as above

    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
