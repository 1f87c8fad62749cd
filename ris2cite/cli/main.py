"""The entry point: signals, exit statuses, and errors without a traceback.

Other modules are imported inside ``main``, so that an interrupt during imports is handled
like any other.
"""

from __future__ import annotations

import gc
import os
import signal
import sys

from ris2cite.cli.status import EXIT_INTERRUPTED, EXIT_LOSS, EXIT_OK, SIGNALLED


class Terminated(BaseException):
    """The process was asked to end by SIGTERM or SIGHUP."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def main(args: list[str] | None = None) -> None:
    """Run the command with ``args`` (``sys.argv`` by default) and end the process."""
    # No format makes reference cycles: a run leaves about 360 objects in them, whether it reads
    # 5,000 records or 50,000, and needs no more memory without the collector, which takes 6% of
    # the time for references (even with a threshold of 20,000), and 4% when the interpreter ends.
    gc.disable()
    status = run(args)
    gc.freeze()
    sys.exit(status)


def run(args: list[str] | None = None) -> int:
    """Run the command; returns the exit status.

    0: success; 1: something was lost or wrong; 2: usage error, nothing was read; 130:
    interrupted; 128 + N: ended by signal N. A closed pipe is not an error.
    """
    arguments = sys.argv[1:] if args is None else list(args)
    status = EXIT_OK
    try:
        _end_on_signals()
        status = _answer(arguments)
        _flush()
    except KeyboardInterrupt:
        status = EXIT_INTERRUPTED
    except Terminated as ended:
        status = SIGNALLED + ended.number
    except BrokenPipeError:
        pass  # the reader closed the pipe; earlier errors still count
    except SystemExit as ended:  # click's own exits: --help, --version, completion
        status = ended.code if isinstance(ended.code, int) else EXIT_OK
    except OSError as error:
        _say(f"cannot be written: {error.strerror or error}")
        status = EXIT_LOSS
    except Exception as error:
        if "--debug" in arguments:
            raise
        _say(
            f"internal error: {type(error).__name__}: {error}; "
            "please report it, with the output of --debug"
        )
        status = EXIT_LOSS
    _drop_stdout_if_broken()
    return status


def _answer(arguments: list[str]) -> int:
    if arguments in (["--version"], ["-V"]) and sys.stdout is not None:
        from ris2cite import __version__

        print(f"ris2cite {__version__}")  # without importing click, because scripts call it often
        return EXIT_OK
    from ris2cite.cli.command import invoke

    return invoke(arguments)


def _end_on_signals() -> None:
    """Turn SIGTERM and SIGHUP into exceptions, so that temporary files are removed."""

    def end(number: int, _frame: object) -> None:
        raise Terminated(number)

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        try:
            if number is not None and signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, end)
        except ValueError:
            return  # only the main thread can set handlers


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()


def _drop_stdout_if_broken() -> None:
    """Keep the interpreter from reporting an error when it flushes a closed pipe at exit."""
    try:
        _flush()
    except (OSError, ValueError):
        try:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, sys.stdout.fileno())
        except (OSError, ValueError, AttributeError):
            return


def _say(message: str) -> None:
    if sys.stderr is not None:
        print(f"ris2cite: error: {ascii(message)[1:-1]}", file=sys.stderr)
