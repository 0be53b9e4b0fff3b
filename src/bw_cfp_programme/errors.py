"""Bad situations: what stops a command, told in one line of text. Bad data is a `Problem`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bw_cfp_programme.problems import Problem


class BwCfpError(Exception):
    """Base of all exceptions of this package; the command line prints it and exits with 2."""

    def lines(self, language: str) -> list[str]:  # noqa: ARG002 - for those that have it
        """What there is to say, in a language where it can be said in one."""
        return [str(self)]


class NoSuchProject(BwCfpError):  # noqa: N818 - it reads as a sentence, like KeyError's kin
    """The Brightway project is not there and was not asked to be created."""


class ProjectUnusable(BwCfpError):  # noqa: N818
    """The files of a Brightway project cannot be read or written."""


class WrongGeneration(BwCfpError):  # noqa: N818
    """The project belongs to a Brightway that is not the installed one."""


class InvalidInventory(BwCfpError):  # noqa: N818
    """Datasets that Brightway could not hold or compute: nothing was written."""


class UnknownDataset(BwCfpError):  # noqa: N818
    """A database, dataset or method that is asked for is not in the project."""


class NoFactor(BwCfpError):  # noqa: N818
    """A gas without a global warming potential in the edition: an error, never a zero."""


class CalculationMismatch(BwCfpError):  # noqa: N818
    """bw2calc's own score differs from the sum of the lines: no number leaves."""


class ProblemsError(BwCfpError):
    """A situation that is told by the problems that make it."""

    def __init__(self, text: str, problems: "Sequence[Problem]" = ()) -> None:
        super().__init__(text)
        self.problems = tuple(problems)

    def lines(self, language: str) -> list[str]:
        """A line for each problem, in a language; the text where there is none."""
        return [each.line(language) for each in self.problems] or super().lines(language)


class UnknownEdition(ProblemsError):  # noqa: N818
    """No such GWP edition, factor table or rule set, or its files are not of the form."""


class UnreadableText(ProblemsError):  # noqa: N818
    """A text file that cannot be read; its problem says on which line and why."""

    def __init__(self, problems: "Sequence[Problem]") -> None:
        super().__init__(problems[0].line("en"), problems)


class NoSuchExample(ProblemsError):  # noqa: N818
    """An example, or a text of it, is not where a package or a checkout has it."""


class ProjectBusy(ProblemsError):  # noqa: N818
    """Another process changes the Brightway project, or did while it was read: try again."""


class InvalidProgramme(ProblemsError):  # noqa: N818
    """`programme.toml` is missing or has errors; `problems` are all of them."""


class NotUpToDate(ProblemsError):  # noqa: N818
    """No number belongs to the inputs as they stand until a person acts; `problems` say how."""


class NothingCounted(ProblemsError):  # noqa: N818
    """Not one emission is left to count: a footprint of zero would say more than is known."""


class DecisionRefused(BwCfpError):  # noqa: N818
    """A mapping decision that could not be used: nothing was recorded."""


class PlugInRefused(BwCfpError):  # noqa: N818
    """A plug-in of another package cannot be used, or takes a name that is taken."""


class CannotAnnotate(BwCfpError):  # noqa: N818
    """No copy of a workbook can be written with its problems marked."""


class UnknownAssessment(BwCfpError):  # noqa: N818
    """No assessment has this name."""


class UnknownDeliverable(BwCfpError):  # noqa: N818
    """No exporter writes a deliverable of this name."""


class WrongParameter(BwCfpError):  # noqa: N818
    """An assessment was asked for what it does not know, or by a value out of bounds."""


class FileDiffers(BwCfpError):  # noqa: N818
    """A file that is known by the hash of its content has another content."""


class FolderTaken(BwCfpError):  # noqa: N818
    """A folder that was to be filled holds something else."""


class NoSuchRun(BwCfpError):  # noqa: N818
    """A recorded calculation that is asked for is not in `runs/`."""


class FrozenVariant(BwCfpError):  # noqa: N818
    """A run that may make nothing was asked for under another choice."""


class MissingLibrary(BwCfpError):  # noqa: N818
    """A library that only this needs is not installed; the text says which."""


class NoPackage(ProblemsError):  # noqa: N818
    """A file that was to be verified is no verification package."""


class SigningRefused(ProblemsError):  # noqa: N818
    """A key, a signed file or a package cannot be used or believed; a problem says why."""

    @classmethod
    def of(cls, problem: "Problem") -> "SigningRefused":
        """Because of one problem."""
        return cls(problem.line("en"), [problem])
