"""How a command says how far it is when its output is piped."""

from bw_cfp_programme.cli.progress import lines, progress


class Clock:
    def __init__(self):
        self.seconds = 100

    def __call__(self):
        return self.seconds


def test_a_line_on_stderr_every_few_seconds_at_most(capsys):
    clock = Clock()
    tick = lines(clock, every=10)
    for done in range(100):
        tick("S03.xlsx", done, 100)
        clock.seconds += 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.splitlines() == [f"S03.xlsx {done}/100" for done in range(10, 100, 10)]


def test_what_is_quick_or_asked_for_as_json_says_nothing(capsys):
    tick = lines(Clock())
    tick("calculate", 0, 1)
    with progress(quiet=True) as silent:
        silent("calculate", 0, 1)
    assert capsys.readouterr() == ("", "")


def test_a_pipe_gets_lines_and_no_bar(capsys):
    with progress() as tick:
        tick("calculate", 0, 1)
    assert capsys.readouterr().out == ""
