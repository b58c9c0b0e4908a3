"""What can be wrong with what is to be printed; it is only seen in printing."""

from __future__ import annotations

from handbook.model.problems import Severity, declare

GROUP = "Paper"
IN_ITS_PLACE = "□"
"""Printed in the place of a sign that no font has."""

declare("not-on-paper", Severity.ERROR, "Something on a page that paper has no form for.", group=GROUP,
        why="It would be missing in the book, and nobody would notice.",
        cure="Say it in Markdown: headings, lists, tables, notes, links, pictures, code.")  # fmt: skip
declare("picture-without-words", Severity.ERROR, "A picture on a page without words.", group=GROUP,
        why="Whoever cannot see it is told nothing.",
        cure="Write between the brackets what it shows: `![what it shows](file.png)`.")  # fmt: skip
declare("picture-missing", Severity.ERROR, "A picture on a page that cannot be printed.", group=GROUP,
        why="The book would have a hole.",
        cure="Put the file into the folder of pages, as PNG, JPEG, GIF, WebP or SVG.")  # fmt: skip
declare("no-glyph", Severity.WARNING, "A sign that no font for paper has.", group=GROUP,
        why=f"{IN_ITS_PLACE} is printed in its place. The fonts that come with the handbook have Latin, Greek, Cyrillic, Hebrew and Arabic.",
        cure="Put a font that has it, as .otf or .ttf, into the folder fonts/ beside standards.yml.")  # fmt: skip
declare("font-unreadable", Severity.ERROR, "A file in fonts/ that is no font.", group=GROUP,
        why="What it was put there for would be missing.", cure="Put the font itself there, as .otf or .ttf.")  # fmt: skip
