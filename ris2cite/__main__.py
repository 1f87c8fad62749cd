"""``python -m ris2cite``: the command, under its own name."""

from __future__ import annotations

from ris2cite.cli.main import main

if __name__ == "__main__":
    main()
