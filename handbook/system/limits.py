"""How large and how deep anything may be that is read: far more than a handbook holds, and no more than can be read.

Whatever stands between an editor's files and the program is read in a time that grows with its length and no faster.
Even so a file can be too large to be meant, and what is nested or guessed at can cost more than its length. Such limits
stand here and nowhere else. Whoever refuses something because of one says so in a sentence with file, line and cure,
and names the number.
"""

from __future__ import annotations

SOURCE_BYTES = 10_000_000
"""A file of the handbook in YAML, or a page: three thousand standards take a sixth of it."""
BASES = 8
"""Handbooks that rest on each other: a house on its region, that on a country, that on a brand."""
SETTINGS_BYTES = 1_000_000
"""`mkdocs.yml`, what it inherits from, own words or own macros: a menu of ten thousand pages takes half of it."""
YAML_NODES = 200_000
"""Values in `mkdocs.yml`, own words or the settings of a page, those that aliases repeat among them."""
TABLE_BYTES = 200_000_000
"""A file of answers: two million of them."""
CELL_LENGTH = 32_767
"""Characters of a cell of a table: no spreadsheet holds more in one."""
COMPLAINTS_ALIKE = 100
"""Complaints of one kind about one table; of those after them only their number is said."""
FORM_BYTES = 50_000_000
"""A filled-in form: printed ones have less than a hundredth of it, those with letters and pictures of an editor more."""
FORM_MEMORY = 40_000_000
"""Bytes that a filled-in form may take to be read, unpacked."""
FORM_TEXT = 1_000_000
"""Characters in all fields of a form together, their names among them."""
FORM_FIELDS = 20_000
"""Fields of a form."""
OFFICE_BYTES = 50_000_000
"""A workbook or document of an office program, as it is packed."""
OFFICE_UNPACKED = 200_000_000
"""Bytes of all its members, unpacked."""
OFFICE_MEMBERS = 5_000
"""Files in it: sheets, pictures, styles."""
OFFICE_CELLS = 1_000_000
"""Cells of a sheet, the empty ones between those that hold something among them: as many entries as there can be, of fifty fields."""
OFFICE_TEXT = 50_000_000
"""Characters in all cells of a sheet, however often one of them is repeated."""
EDITION_BYTES = 50_000_000
"""A frozen edition."""
MANIFEST_BYTES = 20_000_000
"""The list of what is printed: some ten thousand files."""
PICTURE_BYTES = 30_000_000
"""A picture on a page; one drawn as SVG is text, and has the limit of a source."""
PICTURE_PIXELS = 50_000_000
"""Pixels of a picture, which take four bytes of memory each when it is set: A3 at 400 dots an inch has 31 million."""
LOGO_BYTES = 500_000
"""A logo, which comes with every page."""
LOGO_PIXELS = 4_096
"""Pixels that a logo may be high or wide."""
DRAWING_DEPTH = 200
"""Elements of a drawing within each other."""
LINE_LENGTH = 100_000
"""Characters of a line of YAML."""
ENTRIES = 20_000
"""Entries of a handbook in all."""
COLUMNS = 40
"""How far in a line of YAML may begin: no field of the model stands further in, and a composer recurses."""
LIST_DEPTH = 10
"""Lists in brackets within each other."""
PATTERNS = 100
"""Lines under `include`."""
FILES = 2_000
"""Files that a handbook includes."""
LINKED_FOLDERS = 500
"""Links to folders that are followed on the way through a folder: a few that lead to each other make millions of ways."""
NAME_LENGTH = 255
"""Bytes of a name of a file: more no disk can hold."""
ADDRESS_LENGTH = 300
"""Characters of an address that is printed as a code: with more of them its squares are too small for a phone."""
ATTEMPTS = 50
"""Lines of one file that YAML cannot make sense of, before the rest of it is given up."""
CALL_LENGTH = 10_000
"""Characters of a call of a macro, which a parser goes into as deep as it has brackets."""
UNREADABLE_CALLS = 20
"""What cannot be read on a page, before the rest of it is given up."""
OPEN_BRACKETS = 100
"""Brackets in a paragraph that nothing has closed so far: Markdown seeks the end of each."""
FENCES = 2_000
"""Lines of a page on which a fence of code begins or ends: Markdown seeks each from the top."""
ACTIVE = 100
"""What runs on a page or is from another host, before the rest of it is given up."""
COMPARISONS = 60_000
"""How often a mistyped word is compared with known ones to guess what was meant; those after that are not guessed at."""
DIFF_WORDS = 2_000
"""Words and spaces of a text up to which a change of it is told word by word; of a longer one it is told as a whole."""


def said(number: int) -> str:
    """A limit as a sentence says it: 5,000,000."""
    return f"{number:,}"
