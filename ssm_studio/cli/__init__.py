"""The command line: everything that does not need a screen, and the door to the one that does."""

from ssm_studio.cli.program import main

__all__ = ["main"]
