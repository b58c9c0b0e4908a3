"""`python -m handbook` is the `handbook` command, and so is what is installed under that name."""

import sys

ABORTED = 130
"""The exit status of a command that was ended by Ctrl-C, as shells give it."""


def run() -> None:
    """Run the command; Ctrl-C is answered from the first import to the last line of output."""
    try:
        from handbook.cli import main

        main(prog_name="handbook")
    except KeyboardInterrupt:
        sys.stderr.write("\nAborted!\n")
        sys.exit(ABORTED)


if __name__ == "__main__":
    run()
