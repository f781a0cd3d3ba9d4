"""Import every module of the program, and ask the command line for what it does without a screen."""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys
import tempfile
from pathlib import Path

import ssm_studio

names = [each.name for each in pkgutil.walk_packages(ssm_studio.__path__, "ssm_studio.")]
for name in names:
    if not name.endswith("__main__"):
        importlib.import_module(name)

with tempfile.TemporaryDirectory() as home:
    session = Path(home, "sessions", "east-java.ssm")
    for words in (
        ("--version",),
        ("doctor",),
        ("demo", "--no-open"),
        ("list",),
        ("check", session),
        ("log", session),
        ("export", session, "root-definitions", "-o", "-"),
        ("export", session, "report", "-o", "-"),
        ("new", "A second one", "--no-open"),
    ):
        command = [sys.executable, "-m", "ssm_studio", *map(str, words), "--home", home]
        done = subprocess.run(
            command, capture_output=True, text=True, encoding="utf-8", check=False
        )
        if done.returncode:
            sys.exit(f"{' '.join(map(str, words))}: exit code {done.returncode}\n{done.stderr}")
sys.stdout.write(f"{len(names)} modules and the command line: fine\n")
