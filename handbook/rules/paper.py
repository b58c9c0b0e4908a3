"""What can be wrong with what is to be printed; found by print, and by check, which looks at the pages as print does."""

from __future__ import annotations

from handbook.rules.base import Group

paper = Group.PAPER
IN_ITS_PLACE = "□"
"""Printed in the place of a character that no font has."""

paper.warning(
    "not-on-paper",
    "Something on a page that paper has no form for.",
    why="In the book a line says that it stands on the site, which helps nobody without one.",
    cure="Say it in Markdown: headings, lists, tables, notes, links, pictures, code. What is of no use on paper has { .on-screen } below it.",
)
paper.warning(
    "macro-not-on-paper",
    "A macro of your own on a page that is printed.",
    why="Only the site runs macros.py; in the book nothing stands in its place.",
    cure="Say it in Markdown too, or keep the page off paper with `paper: false` at its top.",
)
paper.warning(
    "mark-in-vain",
    "A mark that was meant to keep something off paper, and does not.",
    why="What is said about taps and searching would stand in the book, and a mark that Markdown does not read stands on the site as well.",
    cure="Write { .on-screen } on the line below the paragraph, with no empty line between them, or behind a title.",
)
paper.error(
    "picture-without-words",
    "A picture on a page without words.",
    why="Whoever cannot see it is told nothing.",
    cure="Write between the brackets what it shows: `![what it shows](file.png)`.",
)
paper.error(
    "picture-missing",
    "A picture on a page that is not there, or cannot be printed.",
    why="The book would have a hole; and whoever sets it is not told which picture it was.",
    cure="Put the file into the folder of pages, as PNG, JPEG, GIF, WebP or SVG.",
)
paper.warning(
    "no-glyph",
    "A character that no font for paper has.",
    why=f"{IN_ITS_PLACE} is printed in its place. The fonts that come with the handbook have Latin, Greek, Cyrillic, Hebrew and Arabic; for others those on this computer are looked through.",
    cure="Put a font that has it, as .otf or .ttf, into the folder fonts/ beside standards.yml.",
)
paper.error(
    "font-unreadable",
    "A file in fonts/ that is no font.",
    why="What it was put there for would be missing.",
    cure="Put the font itself there, as .otf or .ttf.",
)
