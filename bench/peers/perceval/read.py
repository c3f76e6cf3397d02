"""Reads histories with Perceval's git backend and keeps nothing.

Usage: read.py REPOSITORY...; prints its version, the commits and the changes.

Perceval asks git for line counts, renames and copies too, which need file contents. Mirrors have none, and no other
side of this comparison does that work, so its log is asked for without them: what is measured is less than it does.
"""

import subprocess
import sys

from perceval._version import __version__
from perceval.backends.core.git import Git, GitRepository

GitRepository.GIT_PRETTY_OUTPUT_OPTS = ["--raw", "--no-renames", "--pretty=fuller", "--decorate=full", "--parents"]


def read(folder):
    branch = subprocess.check_output(["git", "--git-dir", folder, "symbolic-ref", "--short", "HEAD"], text=True).strip()
    commits = changes = 0
    for item in Git("file://" + folder, folder).fetch(branches=[branch], no_update=True):
        commits += 1
        changes += len(item["data"]["files"])
    return commits, changes


def main():
    counts = [read(folder) for folder in sys.argv[1:]]
    print(__version__, *map(sum, zip(*counts)))


main()
