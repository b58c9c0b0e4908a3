"""What an engine in this process says of its troubles while it builds."""

from __future__ import annotations

import logging

ENGINES_LOG = "mkdocs"


class EngineLog(logging.Handler):
    """Listens, as long as it is entered, and remembers warnings and worse."""

    def __init__(self) -> None:
        """Have heard nothing."""
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Remember what was said."""
        self.said.append(record.getMessage())

    def __enter__(self) -> EngineLog:
        """Begin to listen."""
        logging.getLogger(ENGINES_LOG).addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        """Listen no longer."""
        logging.getLogger(ENGINES_LOG).removeHandler(self)
