"""Text files from anybody: CSV, TOML and JSON as plain data with lines, or why they are not.

Nothing in a file is believed: not its size, its encoding, its depth or its digits. What cannot be
read is told by line as an `UnreadableText`, in bounded time and memory, whatever it is
(`data/limits.csv` has the bounds); what the rows and keys mean is for other rooms.
"""

from bw_cfp_programme.text_files.csv_table import CsvRow, CsvTable, listed, read_csv_table
from bw_cfp_programme.text_files.json import read_json
from bw_cfp_programme.text_files.opening import at_line, is_of_folder, read_text
from bw_cfp_programme.text_files.telling import first_of
from bw_cfp_programme.text_files.toml import TomlText, read_toml

__all__ = [
    "CsvRow",
    "CsvTable",
    "TomlText",
    "at_line",
    "first_of",
    "is_of_folder",
    "listed",
    "read_csv_table",
    "read_json",
    "read_text",
    "read_toml",
]
