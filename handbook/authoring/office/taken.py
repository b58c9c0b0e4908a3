"""What a file from somebody else makes of the handbook, before anything is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import unified_diff
from pathlib import Path

from handbook.system.files import write_all_atomically
from handbook.words.unable import Saying


@dataclass
class Taken:
    """The files as they would be, what is changed in them, and what could not be taken."""

    source: Path
    files: dict[str, bytes] = field(default_factory=dict)
    """Those that are other than before, by their names from the folder."""
    told: dict[str, list[Saying]] = field(default_factory=dict)
    """What is changed, file by file."""
    notes: list[Saying] = field(default_factory=list)
    """What is left as it is, or was not taken, and why."""
    wrong: list[Saying] = field(default_factory=list)
    """Why nothing can be taken; where there is such a reason, nothing is."""

    def said(self, of: str) -> Iterator[Saying]:
        """All of it; `of` is the message that says what the file was taken for."""
        yield Saying(of, file=self.source)
        for name, done in self.told.items() if not self.wrong else ():
            yield Saying("import.file", file=name)
            yield from done
        yield from self.notes
        yield from self.wrong
        if self.wrong:
            yield Saying("command.import.nothing-changed")
        elif not self.told:
            yield Saying("import.no-change")
        else:
            files = list(self.told)
            yield Saying("import.sum", number=sum(map(len, self.told.values())), file=files)

    def diff(self, folder: Path) -> Iterator[str]:
        """What changes in the files of a folder, as a unified diff with one line around each change. Raises OSError."""
        for name, data in self.files.items():
            before = (folder / name).read_text("utf-8").splitlines() if (folder / name).exists() else []
            yield from unified_diff(before, data.decode("utf-8").splitlines(), name, name, lineterm="", n=1)

    def write(self, folder: Path) -> None:
        """Replace the files. Raises OSError."""
        write_all_atomically({(folder / name).resolve(): data for name, data in self.files.items()})
