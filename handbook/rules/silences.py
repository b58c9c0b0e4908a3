"""What can be wrong with `# ok: rule reason` itself."""

from __future__ import annotations

from handbook.rules.base import Group

silences = Group.SILENCES

silences.warning(
    "silence-without-reason",
    "An `# ok:` without a reason.",
    why="Whoever comes next has to know why it is fine.",
    cure="Write the reason after the rule's name.",
)
