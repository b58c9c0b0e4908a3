"""`python -m handbook.paper.typesetting.elsewhere`: set a sheet in a process of its own, as `Compositor.set` does.

When that process ends, whatever memory the layouts took is free again.
"""

from __future__ import annotations

import pickle
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

from handbook.paper.typesetting.layout import Positions
from handbook.paper.typesetting.rounds import Typesetter


def set_elsewhere(
    root: Path, fonts: list[str], parts: list[dict[str, Any]], day: date
) -> tuple[Positions, list[bytes]]:
    """Where everything came to stand, and a PDF of each part.

    Raises RuntimeError when something cannot be set, or would be left out.
    """
    order = pickle.dumps((root, fonts, parts, day))
    run = subprocess.run([sys.executable, "-m", __spec__.name], input=order, capture_output=True, check=False)
    if run.returncode:
        raise RuntimeError(run.stderr.decode(errors="replace").strip() or f"setting it was ended by {run.returncode}")
    stands, pdfs = pickle.loads(run.stdout)
    return stands, pdfs


def main() -> None:
    """Read an order from standard input, and answer on standard output."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # whoever interrupts is answered by the process that gave the order
    root, fonts, parts, day = pickle.load(sys.stdin.buffer)
    try:
        pickle.dump(Typesetter(root, fonts).set(parts, day), sys.stdout.buffer)
    except RuntimeError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
