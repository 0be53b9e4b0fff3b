"""`bw-cfp allocation`."""

from bw_cfp_programme.cli.section_command import section_command

command = section_command(
    "allocation",
    """Disclose what every site makes and how its shared energy and resources are split.

    揭露各廠產品產量與共用能資源的分配方式。

    \b
    Examples:
      bw-cfp allocation lamp
      bw-cfp allocation lamp --json
    """,
)
