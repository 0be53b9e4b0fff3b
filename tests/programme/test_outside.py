"""A programme is made from its own folder: no path and no link of a stranger leads out of it."""

import shutil

import pytest

from bw_cfp_programme.folder.config import load
from bw_cfp_programme.folder.inside import leads_away, lies_inside
from bw_cfp_programme.folder.names import FILE
from bw_cfp_programme.programme.example import example_folder

PRIVATE = "root:x:0:0:secret of the house\n"
OUTSIDE = [
    "../{}", "../../{}", "factors/../../{}", "/etc/{}", "C:/{}", "C:{}", "//host/share/{}",
    "\\\\host\\share\\{}", "..\\{}", "a\\..\\..\\{}",
]  # fmt: skip
NAMED = {
    "background = [": ("background = ['{}', ", "x.csv"),
    'gwp = "AR6"': ("gwp = '{}'", "x.csv"),
    'rule_set = "tw-2025"': ("rule_set = '{}'", "x.toml"),
}


@pytest.fixture
def folder(tmp_path):
    """A programme folder with a file beside it that is nobody's business."""
    made = tmp_path / "lamp"
    (made / "factors").mkdir(parents=True)
    shutil.copyfile(example_folder() / FILE, made / FILE)
    for name in ("x.csv", "x.toml"):
        (tmp_path / name).write_text(PRIVATE, "utf-8")
    return made


def name_it(folder, key, path):
    written, file = NAMED[key]
    text = (folder / FILE).read_text("utf-8")
    (folder / FILE).write_text(text.replace(key, written.format(path.format(file)), 1), "utf-8")
    return file


def told(folder):
    programme, problems = load(folder)
    assert programme is None
    said = "\n".join(each.line(language) for each in problems for language in ("en", "zh_TW"))
    assert "secret" not in said
    return [each.code for each in problems]


@pytest.mark.parametrize("path", OUTSIDE)
@pytest.mark.parametrize("key", NAMED)
def test_a_path_that_leads_out_is_refused(folder, key, path):
    name_it(folder, key, path)
    assert told(folder) == ["leads_out"]


@pytest.mark.parametrize("key", NAMED)
def test_a_link_that_leads_out_is_refused(folder, key):
    file = name_it(folder, key, "factors/{}")
    (folder / "factors" / file).symlink_to(folder.parent / file)
    assert told(folder) == ["leads_out"]


def test_a_folder_that_leads_out_is_refused(folder):
    (folder / "factors").rmdir()
    (folder / "factors").symlink_to(folder.parent)
    assert told(folder) == ["leads_out"]


@pytest.mark.parametrize("name", [FILE, "mappings/decisions.csv", "mappings/flows.csv"])
def test_what_people_write_is_no_link_to_elsewhere(folder, name):
    (folder / "mappings").mkdir()
    (folder / name).unlink(missing_ok=True)
    (folder / name).symlink_to(folder.parent / "x.csv")
    assert told(folder) == ["leads_out"]


@pytest.mark.parametrize("listed", ["../x.csv", "x.csv"])
def test_a_rule_set_names_lists_beside_it_alone(folder, listed):
    rules = '[first_rule]\nvalue = "mass"\nsource = "s"\n'
    rules += f"[requirements]\nvalue = ['{listed}']\nsource = 's'\n"
    (folder / "own.toml").write_text(f"title_zh = 'x'\ntitle_en = 'x'\n{rules}", "utf-8")
    if not listed.startswith(".."):
        (folder / listed).symlink_to(folder.parent / "x.csv")
    text = (folder / FILE).read_text("utf-8")
    (folder / FILE).write_text(text.replace('"tw-2025"', '"own.toml"'), "utf-8")
    assert told(folder) == ["rule_not_beside"]


def test_what_stays_inside_is_taken(folder):
    (folder / "own.csv").touch()
    (folder / "factors" / "link.csv").symlink_to(folder / "own.csv")
    for name in ("own.csv", "factors/link.csv", "factors/../own.csv", "factors\\own.csv"):
        assert lies_inside(folder, name)
        assert not leads_away(name)
