"""`bw-cfp scenarios`."""

from bw_cfp_programme.cli.section_command import section_command

command = section_command(
    "scenarios",
    """Show the scenarios of use and end of life, and what the alternatives come to.

    使用與廢棄情境，以及替代情境的結果。

    \b
    Examples:
      bw-cfp scenarios lamp
      bw-cfp scenarios lamp --json
    """,
)
