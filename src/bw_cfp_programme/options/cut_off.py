"""`[cut_off]`: the study's own limits, where its rule set leaves them to the study."""

from dataclasses import dataclass

from bw_cfp_programme.options.base import Option
from bw_cfp_programme.options.kinds import Share


@dataclass(frozen=True, kw_only=True, slots=True)
class CutOffLimits(Option):
    """Shares (0-1) of the expected footprint that one source, and all together, may have."""

    single: Share
    total: Share
    justification: str
