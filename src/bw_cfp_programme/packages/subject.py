"""What a package is about: what crate, bag and data package all say at their top."""

from dataclasses import dataclass

from bw_cfp_programme.labels import Text
from bw_cfp_programme.records.disclosure import Audience


@dataclass(frozen=True, kw_only=True, slots=True)
class PackageSubject:
    """A footprint, and who is told of it.

    Attributes:
        programme: its id.
        title, description: for people.
        calculated: ISO 8601, with the time.
        software: name and version of what wrote the package.
    """

    programme: str
    title: Text
    description: Text
    calculated: str
    audience: Audience
    software: str

    @property
    def date(self) -> str:
        """The day alone."""
        return self.calculated[:10]
