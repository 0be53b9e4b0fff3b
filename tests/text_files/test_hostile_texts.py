"""Files that no honest person writes are told by line, in a second, whatever reads them."""

import os
import time

import pytest

from bw_cfp_programme.errors import UnreadableText
from bw_cfp_programme.labels import LANGUAGES
from bw_cfp_programme.limits import limit
from bw_cfp_programme.text_files import read_csv_table, read_json, read_toml

HEAD = 'title = "lamp"\n'
READERS = {"toml": read_toml, "csv": read_csv_table, "json": read_json}
MOST_SECONDS = 10  # of a machine with other work; the slowest takes less than one of its own

# kind of file, content, what is told of it, and on which line
HOSTILE = [
    ("toml", HEAD + "[[members]]\ncode = 1\n" * 100_000, "toml_too_long", 100_001),
    ("toml", HEAD + "".join(f"a.b{n} = 1\n" for n in range(100_000)), "toml_too_long", 75_001),
    ("toml", HEAD + "x = [" + '{a = "b"},' * 100_000 + "]\n", "toml_too_long", 2),
    ("toml", HEAD + ".".join(["a"] * 100_000) + " = 1\n", "toml_too_deep", 2),
    ("toml", HEAD + "[" + ".".join(["a"] * 100_000) + "]\n", "toml_too_deep", 2),
    ("toml", HEAD + "x = " + "[" * 100_000 + "]" * 100_000, "toml_too_deep", 2),
    ("toml", HEAD + "x = " + "{a = " * 50_000 + "1" + "}" * 50_000, "toml_too_deep", 2),
    ("toml", HEAD + "x = " + "9" * 5000, "toml_long_number", 2),
    ("toml", HEAD + "x = 0x" + "f" * 5000, "toml_long_number", 2),
    ("toml", HEAD + "x = 1." + "1" * 5000, "toml_long_number", 2),
    ("toml", HEAD + 'x = "' + "y" * 1_000_000 + '"\n', "toml_long_text", 2),
    ("toml", HEAD + 'x = """' + "y" * 1_000_000, "toml_long_text", 2),
    ("toml", HEAD + 'x = "' + '\\"' * 500_000, "toml_long_text", 2),
    ("toml", HEAD + 'x = """' + '\\"""' * 500_000, "toml_long_text", 2),
    ("toml", HEAD + 'x = "a\0b"\n', "text_nul", 2),
    ("toml", "#" * 5_000_000, "text_too_large", None),
    ("toml", HEAD.encode("utf-16"), "text_not_utf8", 1),
    ("toml", HEAD.encode() + b'x = "\xff"\n', "text_not_utf8", 2),
    ("csv", b"a,b\n1,\xff\n", "text_not_utf8", 2),
    ("csv", "a,b\n".encode("utf-16"), "text_not_utf8", 1),
    ("csv", "a,b\n1,2\n\0,4\n", "text_nul", 3),
    ("csv", "a,b\n1," + "x" * 500_000 + "\n", "csv_unended", 2),
    ("csv", 'a,b\n1,2\n3,"4\n' + "5,6\n" * 100, "csv_unended", 3),
    ("csv", 'a,b\n1,"2"2\n', "csv_unended", 2),
    ("csv", 'a,b\n1,"2\n2"\n3,"4\n', "csv_unended", 4),
    ("csv", "a,b,a\n1,2,3\n", "csv_column_twice", 1),
    ("csv", "a,b\n" + "1,2\n" * 200_000, "csv_too_long", 100_000),
    ("csv", "a,b\r" + "1,2\r" * 200_000, "csv_too_long", 100_000),
    ("csv", "a,b\n" * 3 + "," * 5_000_000, "csv_too_wide", 1),
    ("csv", ",".join(f"c{n}" for n in range(5000)), "csv_too_wide", 1),
    ("csv", "#" * 21_000_000, "text_too_large", None),
    ("json", "[" * 1_000_000, "json_syntax", None),
    ("json", "9" * 10_000, "json_syntax", None),
    ("json", '{"a": 1,\n"b": }', "json_syntax", 2),
]


def written(folder, kind, content):
    path = folder / f"theirs.{kind}"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(("kind", "content", "code", "line"), HOSTILE)
def test_it_is_told_by_line_and_at_once(tmp_path, kind, content, code, line):
    path, begun = written(tmp_path, kind, content), time.process_time()
    with pytest.raises(UnreadableText) as raised:
        READERS[kind](path)
    assert time.process_time() - begun < MOST_SECONDS
    (found,) = raised.value.problems
    assert (found.code, found.place.cell) == (code, "" if line is None else f"line {line}")
    for language in LANGUAGES:
        assert len(found.line(language)) < 2 * limit("longest_value")


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path, kind):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableText) as raised:
        READERS[kind](tmp_path / "pipe")
    assert [each.code for each in raised.value.problems] == ["text_no_file"]


def test_what_excel_and_other_systems_write_is_read(tmp_path):
    for content in ("\ufeffa;b\r\n1;2\r\n", "a,b\r1,2\r", '\ufeff"a"\t"b"\n"1"\t2\n\n'):
        table = read_csv_table(written(tmp_path, "csv", content))
        assert [(row.cells, row.place.cell) for row in table.rows] == [
            ({"a": "1", "b": "2"}, "line 2")
        ]
    text = read_toml(written(tmp_path, "toml", f"\ufeff{HEAD}".replace("\n", "\r\n")))
    assert (text.data, text.lines) == ({"title": "lamp"}, {("title",): 1})


def test_cells_beyond_the_header_are_told_and_short_rows_are_blank(tmp_path):
    table = read_csv_table(written(tmp_path, "csv", 'a,b\n1\n1,"2\n2",3, 4\n5,6,,\n'))
    assert [(row.cells, row.place.cell) for row in table.rows] == [
        ({"a": "1", "b": ""}, "line 2"),
        ({"a": "5", "b": "6"}, "line 5"),
    ]
    (beyond,) = table.problems
    assert (beyond.code, beyond.place.cell) == ("row_beyond_header", "line 3")
    assert beyond.values["cells"] == "3, 4"


def test_a_cell_under_no_name_is_not_lost(tmp_path):
    """Somebody deleted the name of a column, not the column."""
    table = read_csv_table(written(tmp_path, "csv", "a,,b\n1,,2\n1,0.25,2\n"))
    assert [row.place.cell for row in table.rows] == ["line 2"]
    assert [(p.code, p.values["cells"]) for p in table.problems] == [("row_beyond_header", "0.25")]


def test_points_of_numbers_are_no_depth(tmp_path):
    numbers = ", ".join(["0.5"] * 60)
    assert read_toml(written(tmp_path, "toml", f"x = [{numbers}]\n")).data == {"x": [0.5] * 60}
