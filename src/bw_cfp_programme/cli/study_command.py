"""`bw-cfp study`."""

from bw_cfp_programme.cli.section_command import section_command

command = section_command(
    "study",
    """Show what people state of the study: goal, scope, interpretation, verification.

    研究的目的、範疇、闡釋與查驗聲明。They stand in [study], [validity] and [verification] of
    programme.toml; nothing is written there by default.

    \b
    Examples:
      bw-cfp study lamp
      bw-cfp study lamp --lang zh_TW
    """,
)
