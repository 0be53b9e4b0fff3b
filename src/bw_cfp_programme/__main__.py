"""`bw-cfp`: everything is loaded inside, so that Ctrl-C is one line from the first instant."""

import os
import signal
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

STOPPED = 128 + signal.SIGINT
"""What a shell says of a program that Ctrl-C ended."""


def main() -> None:
    """Run the command that was typed; Ctrl-C is one line, and so is a full standard output."""
    stopped: list[int] = []

    def stop(number: int, _frame: "FrameType | None") -> None:
        stopped.append(number)
        raise KeyboardInterrupt

    signal.signal(signal.SIGINT, stop)
    try:
        from bw_cfp_programme.cli import main as commands  # noqa: PLC0415 - takes a moment

        _run(commands)
    except BaseException as error:
        if not stopped:
            raise
        if not isinstance(error, SystemExit):  # click has said so
            _say("Aborted!")
        os._exit(STOPPED)  # what a half-loaded library makes of it interests nobody


def _run(commands: "Callable[[], object]") -> None:
    """Leave with what was printed, or say why it cannot be."""
    sys.unraisablehook = _unraisable
    try:
        try:
            commands()
        finally:
            sys.stdout.flush()
    except OSError as error:
        _say(f"bw-cfp: {error}")
        os._exit(2)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is done


def _unraisable(found: "sys.UnraisableHookArgs") -> None:
    """A library that could not finish a file tries it again as it is cleared away: told already."""
    if not isinstance(found.exc_value, OSError):
        sys.__unraisablehook__(found)


def _say(line: str) -> None:
    os.write(2, f"{line}\n".encode())


if __name__ == "__main__":
    main()
