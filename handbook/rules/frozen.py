"""What can be wrong with the frozen editions themselves."""

from __future__ import annotations

from handbook.model.problems import Severity, declare

GROUP = "Editions"

declare("edition-unreadable", Severity.ERROR, "A frozen edition that cannot be read.", group=GROUP,
        why="What was in force then could no longer be said.", cure="Take the file back as it was first committed.")  # fmt: skip
declare("edition-tampered", Severity.ERROR, "A frozen edition that is no longer what was frozen.", group=GROUP,
        why="What people signed may not be altered afterwards.", cure="Take the file back as it was first committed; write changes into a new edition.")  # fmt: skip
declare("edition-too-new", Severity.ERROR, "A frozen edition in a newer form than this software knows.", group=GROUP,
        why="It was frozen by a later version of the software.", cure="Bring the software up to date.")  # fmt: skip
