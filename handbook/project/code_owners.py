"""Who is asked about a change: the file CODEOWNERS, which GitHub, GitLab, Gitea and Forgejo read, from `owner`.

A file of the handbook belongs to the roles that answer for an entry in it, a page to those that answer for an entry
that is at home on it. Which account or team stands for a role only the house knows.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from handbook.project.load import Project

HEAD = """\
# Who is asked about a change: made by `handbook owners`, from `owner` in the files of the handbook.
# The last line that fits counts.
"""
ROLE = "{role}"
SPECIAL = re.compile(r"([\s\\#!\[\]*?])")


def code_owners(project: Project, team: str) -> str:
    """The text of CODEOWNERS, in which `team` stands for a role once its `{role}` is the role's id."""
    roles: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for file, role in _answering(project):
        roles[file][role] = None
    lines = (
        f"/{SPECIAL.sub(_escaped, file)} {' '.join(team.replace(ROLE, role) for role in sorted(roles[file]))}\n"
        for file in sorted(roles)
    )
    return HEAD + "".join(lines)


def _answering(project: Project) -> Iterator[tuple[str, str]]:
    """Every file with a role that answers for something in it."""
    index = project.index
    page_at = {index.address_of(page): index.file(page) for page in index.pages} if index else {}
    for id_, entry in project.book.entries.items():
        role = getattr(entry, "owner", "")
        position = project.reading.source_map.of(entry, ("id",))
        if role and position:
            yield position.source.name, role
            if index and (home := page_at.get(index.homes.get(id_, ""))):
                yield home, role


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found[1]}"
