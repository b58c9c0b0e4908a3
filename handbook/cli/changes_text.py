"""What changed as text for people, as Markdown for a pull request, and as JSON for machines."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import click

from handbook.editions.compare import Difference, DifferenceKind
from handbook.editions.snapshot import Snapshot
from handbook.editions.unexplained import unexplained
from handbook.project.load import Project
from handbook.text.markdown import escaped
from handbook.views.changes import ChangedEntry, DiffedWords, by_section, changed_entries
from handbook.words import Words, words_in

LONGEST_COMMENT = 60_000
"""Characters; a pull request's comment takes 65,536."""
BY_LEAD = (DifferenceKind.ADDED, DifferenceKind.REMOVED)
"""What is told by what it says as a whole."""


@dataclass(frozen=True)
class Comparison:
    """Two states of a handbook and what changed between them, for everyone or for one role."""

    before: Snapshot
    after: Snapshot
    changes: list[Difference]
    role: str = ""
    reasons: Mapping[str, str] | None = None
    """Why a house says it in another way than its brand, by the ids of entries; None where that is not asked."""

    @property
    def words(self) -> Words:
        """In which language it is told: that of the later state."""
        return words_in(self.after.language)

    @property
    def entries(self) -> list[ChangedEntry]:
        """What changed, entry by entry."""
        return changed_entries(self.changes, self.before, self.after, self.words)

    @property
    def head(self) -> str:
        """The one sentence above."""
        count = len({(change.section, change.id) for change in self.changes})
        id_ = "command.changes.for-role" if self.role else "command.changes.head"
        at_hand = self.words("command.changes.at-hand")
        before, after = (state.name or at_hand for state in (self.before, self.after))
        return self.words.many(id_, count, before=before, after=after, role=self.role)

    def why(self, id_: str) -> str:
        """The sentence that says why, where a house says it."""
        why = (self.reasons or {}).get(id_, "")
        return self.words("command.changes.why", why=why) if why else ""

    def title(self, entry: ChangedEntry, title: str) -> str:
        """What an entry is called, after what happened to it."""
        if entry.kind is DifferenceKind.CHANGED:
            return title
        return self.words(f"command.changes.{entry.kind}", title=title)


def as_text(comparison: Comparison) -> str:
    """Section by section, with the words that are gone and those that are new between brackets."""
    return "\n".join([comparison.head, *_text_lines(comparison)])


def _text_lines(comparison: Comparison) -> Iterator[str]:
    for section in by_section(comparison.entries, comparison.words):
        yield f"\n{click.style(section.title, bold=True)}"
        for entry in section.entries:
            yield f"  {comparison.title(entry, entry.title)}{f' ({entry.id})' if entry.id else ''}"
            if entry.kind in BY_LEAD and entry.lead and entry.lead != entry.title:
                yield f"    {_flat(entry.lead)}"
            for point in entry.sentences:
                said = _flat(point.said)
                end = ": " if point.words else "" if said.endswith((".", "?", "!")) else "."
                yield f"    {said}{end}{''.join(map(_text_words, point.words))}"
            if why := comparison.why(entry.id):
                yield f"    {_flat(why)}"


def _flat(text: str) -> str:
    return " ".join(text.split())


def _text_words(words: DiffedWords) -> str:
    if words.kind == "gone":
        return click.style(f"[-{words.text}-]", fg="red")
    return click.style(f"{{+{words.text}+}}", fg="green") if words.kind == "new" else words.text


def as_markdown(comparison: Comparison) -> str:
    """For a comment on a pull request: struck out what is gone, bold what is new; short enough to be posted."""
    lines = [f"### {_one_line(comparison.head)}", *_markdown_lines(comparison)]
    return "\n".join(_short_enough(comparison.words, lines))


def _markdown_lines(comparison: Comparison) -> Iterator[str]:
    for section in by_section(comparison.entries, comparison.words):
        yield f"\n#### {_one_line(section.title)}\n"
        for entry in section.entries:
            id_ = f" (`{entry.id}`)" if entry.id else ""
            lead = f": {_one_line(entry.lead)}" if entry.kind in BY_LEAD and entry.lead != entry.title else ""
            yield f"- {comparison.title(entry, f'**{_one_line(entry.title)}**')}{id_}{lead}"
            for point in entry.sentences:
                yield f"  - {_one_line(point.said)}{': ' if point.words else ''}{''.join(map(_markdown_words, point.words))}"
            if why := comparison.why(entry.id):
                yield f"  - {_one_line(why)}"


def _markdown_words(words: DiffedWords) -> str:
    mark = {"gone": "~~", "new": "**", "same": ""}[words.kind]
    return f"{mark}{_one_line(words.text)}{mark}" if words.text.strip() else words.text


def _one_line(text: str) -> str:
    """A text without a character that Markdown, or a code host looking for names, would take for its own."""
    folded = re.sub(r"\s+", " ", text)
    return escaped(folded).replace("@", "&#64;")


def _short_enough(words: Words, lines: list[str]) -> Iterator[str]:
    length = 0
    for at, line in enumerate(lines):
        length += len(line) + 1
        if length > LONGEST_COMMENT:
            yield "\n" + words.many("command.changes.more", len(lines) - at, command="`handbook changes`")
            return
        yield line


def as_json(comparison: Comparison) -> str:
    """One list of objects, a field a time."""
    reasons = comparison.reasons
    found = [
        change._asdict() | ({} if reasons is None else {"why": reasons.get(change.id, "")})
        for change in comparison.changes
    ]
    return json.dumps(found, ensure_ascii=False, indent=1)


FORMATS: dict[str, Callable[[Comparison], str]] = {"text": as_text, "markdown": as_markdown, "json": as_json}


def entries_missing(project: Project, today: date) -> str:
    """What keeps an edition open: every change that no edition tells, each with a block to be pasted."""
    history = project.history
    missing = unexplained(history)
    if not missing:
        return ""
    book, last, words = history.book, history.frozen[-1], project.shown.words
    differences = [difference for found in missing.values() for difference in found]
    told = changed_entries(differences, last, history.now, words)
    opened = next((edition for edition in book.editions if edition.id == book.handbook.edition), None)
    position = project.reading.source_map.whole(opened) if opened else None
    column = position.node.start_mark.column if position else 4
    head = [] if opened else ["editions:", f'  - id: "{book.handbook.edition}"', f"    from: {today}"]
    head += [] if opened and opened.changes else [f"{' ' * column}changes:"]
    count = words.many("command.changes.texts", len(told), last=last.name)
    file = position.source.name if position else ""
    id_ = "command.changes.untold-in" if file else "command.changes.untold"
    said = [words(id_, texts=count, edition=book.handbook.edition, file=file)]
    for one in told:
        said += ["", f"{one.title} ({one.id})", f"  {_flat(one.line)}", *head, *_block(one, " " * (column + 2))]
        head = []
    return "\n".join(said)


def _block(told: ChangedEntry, indent: str) -> list[str]:
    kind = DifferenceKind.REMOVED if told.kind is DifferenceKind.RETIRED else told.kind
    what = f"{indent}  # → {_flat(told.line)}"
    return [f"{indent}- kind: {kind}", f"{indent}  ids: [{told.id}]", what, f"{indent}  why:"]
