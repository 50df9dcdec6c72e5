"""``python -m medlint``, and the command itself."""

from __future__ import annotations

import gc
import sys

# Objects made since the collector last ran: an article's come and go by themselves, and Python's
# own 700 would have it run through them hundreds of times.
YOUNG = 100_000


def main() -> None:
    """Tell the version at once, without loading the command line; do all else with it."""
    if sys.argv[1:] == ["--version"]:
        from medlint import __version__

        print(f"medlint {__version__}")  # noqa: T201
        return
    gc.set_threshold(YOUNG)
    from medlint.cli import main as command

    command(prog_name="medlint")


if __name__ == "__main__":
    main()
