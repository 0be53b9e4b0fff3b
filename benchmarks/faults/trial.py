"""A seeded sample of faults, and what comes of them."""

from collections import Counter
from pathlib import Path
from random import Random

from .judged import Clean
from .library import HOW
from .states import CASES, States

_TELL = 50


def one(place: Path, fault: str) -> bool:
    """Repeat a fault by its name STATE:COMMAND:TURN:HOW; whether anything is wrong."""
    state, name, turn, how = fault.split(":")
    ended, wrong = Clean(_built(place), state, name).fault(int(turn), how)
    print(ended, *wrong, sep="\n")
    return bool(wrong)


def trial(place: Path, count: int, seed: int) -> bool:
    """Print what is wrong after each fault, and how often commands ended how."""
    states, random, ends, bad = _built(place), Random(seed), Counter(), 0  # noqa: S311
    cleans = [Clean(states, state, name) for state, names in CASES.items() for name in names]
    for clean in cleans:
        print(f"{clean.state} {clean.name}: {clean.calls} calls change the disk", flush=True)
    every = [
        (clean, turn, how) for clean in cleans for turn in range(1, clean.calls + 1) for how in HOW
    ]
    for clean, turn, how in random.sample(every, min(count, len(every))):
        ended, wrong = clean.fault(turn, how)
        ends[clean.name, how, ended.code] += 1
        bad += bool(wrong)
        for line in wrong:
            print(f"--only {clean.state}:{clean.name}:{turn}:{how}  {line}", flush=True)
        if sum(ends.values()) % _TELL == 0:
            print(f"{sum(ends.values())} faults", flush=True)
    for (name, how, code), times in sorted(ends.items()):
        print(f"{name}, {how}: exit {code} {times} times")
    print(f"{sum(ends.values())} faults, {bad} with something wrong")
    return bool(bad)


def _built(place: Path) -> States:
    states = States(place)
    states.build()
    return states
