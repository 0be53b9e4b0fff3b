"""Ctrl-C and a full standard output are one line, whenever they come."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "bw_cfp_programme"]


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is no signal there")
def test_ctrl_c_while_everything_is_loaded_is_one_line(tmp_path):
    slow = "import time, click\nclick.loaded = True\ntime.sleep(30)\n"
    (tmp_path / "rapidfuzz.py").write_text(slow)  # whatever is loaded first of what we need
    (tmp_path / "msgspec.py").write_text(slow)
    there = f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"
    environment = {**os.environ, "PYTHONPATH": there}
    process = subprocess.Popen([*COMMAND, "check", "x"], stderr=subprocess.PIPE, env=environment)
    time.sleep(2)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()
    assert (process.returncode, said.strip()) == (130, b"Aborted!")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_standard_output_is_one_line():
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [*COMMAND, "--help"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert ended.returncode == 2
    assert ended.stderr.startswith(b"bw-cfp: [Errno 28]")
    assert len(ended.stderr.splitlines()) == 1
