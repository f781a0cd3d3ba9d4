"""The command line: everything that does not need a screen, and the door to the one that does."""

from __future__ import annotations


def main() -> None:
    """Run the command line and leave with its exit code; never with a traceback."""
    import gc

    # Looking for rubbish in what is loaded, while it is loaded, runs and ends, is a quarter of a short command.
    gc.disable()
    from ssm_studio.cli.program import run_and_leave

    run_and_leave()
