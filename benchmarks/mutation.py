"""Mutants of the rooms that make numbers: a seeded sample of each, and who survives.

`nox -s mutation` runs it; `nox -s mutation -- allocation 100` takes one room and a hundred of its
mutants. A mutant is a change of one place of the code (mutmut); a test that fails, or that never
ends, kills it. Those in `SURVIVORS` change nothing that anybody could see, each with its reason.
"""

import csv
import json
import random
import subprocess
import sys
from pathlib import Path

ROOMS = ("allocation", "calculation", "checks")
SAMPLE, SEED, NEEDED = 300, 20, 0.9
SURVIVORS = Path("benchmarks/mutation_survivors.csv")
SOURCE = "src/bw_cfp_programme"
FAILED, ENDLESS = {1, 3}, {24, -24, 36, 152, 255}  # exit codes, as mutmut keeps them


def main(rooms: list[str], count: int) -> bool:
    """Whether each room's score is high enough."""
    mutmut("nothing.at.all")  # makes all mutants, and finds which tests reach which function
    chosen = {room: sample(room, count) for room in rooms}
    mutmut(*(name for names in chosen.values() for name in names))
    enough = [tell(room, names) for room, names in chosen.items()]
    return all(enough)


def mutmut(*names: str) -> None:
    subprocess.run(["mutmut", "run", *names], check=False, stdout=subprocess.DEVNULL)


def sample(room: str, count: int) -> list[str]:
    """Some of a room's mutants, the same ones every time."""
    names = sorted(outcomes(room))
    return random.Random(SEED).sample(names, min(count, len(names)))


def outcomes(room: str) -> dict[str, int | None]:
    """Mutant -> exit code of its tests."""
    kept = sorted((Path("mutants") / SOURCE / room).rglob("*.meta"))
    found = (json.loads(path.read_text(encoding="utf-8")) for path in kept)
    return {name: code for each in found for name, code in each["exit_code_by_key"].items()}


def tell(room: str, names: list[str]) -> bool:
    """Print score and survivors of a room."""
    codes, explained = outcomes(room), explanations()
    survivors = {n: difference(n) for n in names if codes[n] not in FAILED | ENDLESS}
    alive = {name: change for name, change in survivors.items() if change not in explained}
    killed, told = len(names) - len(survivors), len(survivors) - len(alive)
    score = 1 - len(alive) / len(names)
    print(f"{room}: {score:.1%} of {len(names)} mutants: {killed} killed, {told} explained")
    for name, change in alive.items():
        print(f"  {name} ({codes[name]})\n{change}")
    return score >= NEEDED


def explanations() -> set[str]:
    """The changes that cannot be seen."""
    with SURVIVORS.open(encoding="utf-8", newline="") as file:
        return {row["change"] for row in csv.DictReader(file)}


def difference(name: str) -> str:
    """What a mutant changes: the lines without and with it."""
    shown = subprocess.run(["mutmut", "show", name], check=False, capture_output=True, text=True)
    lines = shown.stdout.splitlines()
    changed = (line for line in lines if line[:1] in {"+", "-"} and line[:3] not in {"+++", "---"})
    return "\n".join(" ".join(line.split()) for line in changed)


if __name__ == "__main__":
    words = sys.argv[1:]
    numbers = [int(word) for word in words if word.isdecimal()]
    asked = [word for word in words if word in ROOMS]
    sys.exit(not main(asked or list(ROOMS), numbers[0] if numbers else SAMPLE))
