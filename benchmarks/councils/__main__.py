"""Write a workspace of made-up councils: `python -m councils FOLDER N [SEED]`, in the folder benchmarks."""

from __future__ import annotations

import sys
from pathlib import Path

from .workspace import write_workspace

if __name__ == "__main__":
    write_workspace(Path(sys.argv[1]), *map(int, sys.argv[2:]))
