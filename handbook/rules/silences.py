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
silences.warning(
    "silence-unknown-rule",
    "An `# ok:` with a name that no rule has.",
    why="It silences nothing, and whoever wrote it believes that it does.",
    cure="Write the name of the rule as the checker says it.",
)
silences.warning(
    "silence-of-error",
    "An `# ok:` for an error.",
    why="An error stops the build whatever is said about it; only warnings and advice can be fine.",
    cure="Take it away, and mend the error where there is one.",
)
silences.warning(
    "silence-unused",
    "An `# ok:` where the rule has nothing to say.",
    why=(
        "What it excused was mended, or stands elsewhere; one day it would hide something new. "
        "Only said where there is no error, for an error may keep other rules from being looked at."
    ),
    cure="Take it away.",
)
