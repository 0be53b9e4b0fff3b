"""Text from strangers in a CSV file, which people open in a spreadsheet."""

_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_text(text: str) -> str:
    """What a spreadsheet would take for a formula gets a leading apostrophe."""
    return f"'{text}" if text.startswith(_STARTS_FORMULA) else text
