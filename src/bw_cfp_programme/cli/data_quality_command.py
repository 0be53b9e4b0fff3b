"""`bw-cfp data-quality`."""

from bw_cfp_programme.cli.section_command import section_command

command = section_command(
    "data-quality",
    """Score every line A x B x C, and grade the footprint and every site by emissions.

    各項目的數據品質分數，以及碳足跡與各廠區的加權等級。

    \b
    Examples:
      bw-cfp data-quality lamp
      bw-cfp data-quality lamp --json
    """,
)
