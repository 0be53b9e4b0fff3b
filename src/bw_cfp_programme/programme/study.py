"""The one road from what people wrote to a study: the fresh is kept, the stale made again."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bw_cfp_programme import origin
from bw_cfp_programme.assessment import Study
from bw_cfp_programme.assessment.sampling import Sampling
from bw_cfp_programme.errors import FrozenVariant
from bw_cfp_programme.folder import cache
from bw_cfp_programme.folder.answers import read_answers
from bw_cfp_programme.folder.choice import BASE, Choice
from bw_cfp_programme.folder.clock import Clock, now
from bw_cfp_programme.folder.config import open_programme
from bw_cfp_programme.folder.disclosing import discreet, files_of, kept_back
from bw_cfp_programme.folder.names import FOLDERS
from bw_cfp_programme.folder.runs import stored_run, stored_runs
from bw_cfp_programme.folder.state import DATABASES, state_of
from bw_cfp_programme.folder.stored_run import StoredRun
from bw_cfp_programme.folder.submissions import Archive, Received
from bw_cfp_programme.labels import text
from bw_cfp_programme.programme.collector import collector_paused
from bw_cfp_programme.programme.made import Made, find_made, keep_made
from bw_cfp_programme.programme.published import published
from bw_cfp_programme.progress import Progress, Say, silent, unsaid
from bw_cfp_programme.records import RESULT, Audience, Programme, outline
from bw_cfp_programme.results import Alternative, Key, Result
from bw_cfp_programme.unfinished import sweep

if TYPE_CHECKING:  # loads numpy or Brightway
    import numpy as np
    from numpy.typing import NDArray

    from bw_cfp_programme.alternatives import Basis
    from bw_cfp_programme.brightway import Dataset
    from bw_cfp_programme.programme.making import Workshop


Unshown = frozenset[str]
"""Members whose lines are counted and not shown."""


@dataclass(frozen=True, kw_only=True)
class OpenStudy:
    """A study of the inputs as they stand.

    Attributes:
        key: of all that it was made from.
        made: the result, and what it stands on.
        today: the day of the assessment.
        runs: as those of `Study`.
        road: by which it came.
    """

    key: str
    made: Made
    today: date
    runs: tuple[StoredRun, ...]
    road: "_Road"

    @property
    def programme(self) -> Programme:
        """Under the choice."""
        return self.road.programme

    def report_key(self, audience: Audience) -> str:
        """Key of all that is said of it to somebody: of the study, the day, and the runs."""
        said = {
            "study": self.key,
            "day": self.today,
            "runs": list(map(asdict, self.runs)),
            "signatures": origin.version_of("cryptography"),  # by which answers are believed
        }
        hidden = sorted(self._kept_back(audience))
        return cache.key_of({**said, "hidden": hidden, "public": audience == "public"})

    def shown_to(self, audience: Audience) -> Study:
        """The result with all that stands behind it, as an audience may see it.

        The workbooks are read now. A member that keeps its lines back stands there as if it had
        declared its results (`programme/shown.py`), its problems by their kinds.
        """
        if audience not in self._studies:
            self._studies[audience] = self._study(audience)
        return self._studies[audience]

    def _study(self, audience: Audience) -> Study:
        from bw_cfp_programme.folder.reading import (  # noqa: PLC0415 - loads forms and checks
            read_all,
        )

        files = [Received(Path(path), sha, name) for path, sha, name in self.made.workbooks]
        said, lead = self.made.disclosed, self.programme.lead
        hidden, unshown = self._kept_back(audience), self._unshown(audience)
        seen = {one.member for one in said} - hidden
        answers = read_answers(self.road.folder, self.programme)
        read = (r.submission for r in read_all(files, silent) if r.submission)
        study = Study(
            programme=self.programme,
            result=self.road.result(self.key, self.made, unshown),
            today=self.today,
            submissions=tuple(outline(s) if s.facility.member in hidden else s for s in read),
            problems=discreet(self.made.problems, said, audience, lead),
            runs=self.runs,
            answers=answers.seen(files_of(seen, said)) if hidden else answers,
            alternatives=lambda: self.road.alternatives(self.key, unshown),
            background_draws=lambda how: self.road.draws(self.key, how, unshown),
        )
        return published(study) if audience == "public" else study

    def result(self, audience: Audience) -> Result:
        """The footprint, in the lines that an audience may see."""
        return self.shown_to(audience).result if self._unshown(audience) else self.made.result

    def inventory(self, audience: Audience) -> "list[Dataset]":
        """The members' datasets behind it, as an audience may see them."""
        return self.road.workshop.inventory(self._unshown(audience))

    def _unshown(self, audience: Audience) -> frozenset[str]:
        """Members whose lines are counted and not shown; in public nobody's are."""
        counted = (d for d in self.made.disclosed if d.disclosure != RESULT or audience == "public")
        return self._kept_back(audience).intersection(one.member for one in counted)

    def _kept_back(self, audience: Audience) -> frozenset[str]:
        return kept_back(self.made.disclosed, audience, self.programme.lead)

    @cached_property
    def _studies(self) -> dict[Audience, Study]:
        return {}


@collector_paused()
def open_study(
    folder: Path,
    choice: Choice = BASE,
    *,
    frozen: bool = False,
    clock: Clock = now,
    progress: Progress = silent,
    say: Say = unsaid,
) -> OpenStudy:
    """The study of a programme folder; Brightway is loaded only where something must be made.

    Args:
        folder: the programme folder.
        choice: what is chosen otherwise than `programme.toml` says.
        frozen: use what is there, stale or not; the study says that it is so.
        clock: gives the day of the assessment, and the time of what is made.
        progress: told how far it is.
        say: told of everything that is made again, and why; and of who is missing.

    Raises:
        InvalidProgramme: `programme.toml` has errors.
        NotUpToDate: a person must act first.
        FrozenVariant: something is chosen otherwise, and nothing may be made.
        CalculationMismatch: bw2calc disagrees.
    """
    sweep(folder / name for name in FOLDERS)
    road = _Road(folder, choice, frozen=frozen)
    key, written = road.state()
    made = find_made(key)
    while made is None:
        made = road.workshop.make(clock, progress, say)
        before, (key, written) = written, road.state()
        if written != before:  # somebody wrote meanwhile: what was made belongs to nothing now
            road, made = _Road(folder, choice, frozen=frozen), None
        else:
            keep_made(key, made)
    if made.result.missing:
        say(text("message.incomplete", missing=", ".join(made.result.missing)), wrong=True)
    return OpenStudy(key=key, made=made, today=clock().date(), runs=road.runs(made), road=road)


@dataclass
class _Road:
    """One folder under one choice; what needs Brightway is made when it is first asked for."""

    folder: Path
    choice: Choice
    frozen: bool

    def __post_init__(self) -> None:
        """Refuse what cannot be: errors as `open_study`."""
        if self.frozen and self.choice:
            raise FrozenVariant("--frozen makes nothing, and another choice is always made anew")

    @cached_property
    def programme(self) -> Programme:
        return open_programme(self.folder, self.choice)

    @cached_property
    def workshop(self) -> "Workshop":
        from bw_cfp_programme.programme.making import Workshop  # noqa: PLC0415 - loads Brightway

        return Workshop(self.folder, self.programme, self.choice, self.frozen)

    def state(self) -> tuple[str, dict[str, str]]:
        """Key of all that the study is made from at this moment, and what people wrote of it."""
        Archive(self.folder).refuse_spoiled()
        found = state_of(self.folder, self.programme, self.choice, frozen=self.frozen)
        return found.key, {n: sha for n, sha in found.inputs.items() if n != DATABASES}

    def runs(self, made: Made) -> tuple[StoredRun, ...]:
        """What was recorded and may be compared with what was made, and that."""
        present = stored_run("", made.record)
        others = (run for run in stored_runs(self.folder) if replace(run, name="") != present)
        return (*(run for run in others if run.is_like(present)), present)

    @contextmanager
    def basis(self, unshown: Unshown) -> "Iterator[Basis]":
        """What is computed, without the lines of some members."""
        from bw_cfp_programme.programme.shown import shown  # noqa: PLC0415 - loads Brightway

        with self.workshop.basis() as basis:
            yield shown(basis, unshown) if unshown else basis

    def result(self, key: str, made: Made, unshown: Unshown) -> Result:
        def work() -> Result:
            with self.basis(unshown) as basis:
                return replace(basis.result, missing=made.result.missing, stamp=made.result.stamp)

        of = _key(key, unshown)
        return cache.kept("shown", of, Result, work) if unshown else made.result

    def alternatives(self, key: str, unshown: Unshown) -> Sequence[Alternative]:
        def work() -> tuple[Alternative, ...]:
            from bw_cfp_programme.alternatives import (  # noqa: PLC0415 - loads Brightway
                alternatives,
            )

            with self.basis(unshown) as basis:
                return alternatives(basis)

        of = _key(key, unshown)
        return cache.kept("alternatives", of, tuple[Alternative, ...], work)

    def draws(
        self, key: str, how: Sampling, unshown: Unshown
    ) -> "Mapping[Key, NDArray[np.float64]]":
        def work() -> dict[Key, list[float]]:
            with self.basis(unshown) as basis:
                return {name: drawn.tolist() for name, drawn in basis.draws(how).items()}

        import numpy as np  # noqa: PLC0415 - what draws nothing need not load it

        of = cache.key_of({"study": _key(key, unshown), "how": {**asdict(how), "workers": 1}})
        drawn = cache.kept("draws", of, dict[Key, list[float]], work)
        return {name: np.array(values) for name, values in drawn.items()}


def _key(study: str, unshown: Unshown) -> str:
    return cache.key_of({"study": study, "unshown": sorted(unshown)})
