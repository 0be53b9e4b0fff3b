"""`bw-cfp label`."""

from bw_cfp_programme.cli.section_command import section_command

command = section_command(
    "label",
    """Show the value that a label would carry, reductions, and earlier studies of the product.

    標示值、減碳標籤與先前研究的比較。

    \b
    Examples:
      bw-cfp label lamp
      bw-cfp label lamp --lang zh_TW
    """,
)
